"""One issue to one subscriber, and the copy that they get."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from papurbro.translation.models import Pair

from newsletter.models.issues import Issue
from newsletter.models.subscribers import Subscriber

if TYPE_CHECKING:
    import datetime as dt


class Variant(models.Model):
    """One rendering of an issue, made once and sent to all to whom it applies.

    ``parts`` is what the key is a hash of: the mode, and for each language of it the items in order with the language
    that each is shown in: ``[["cy", [[<item>, "cy"], [<item>, "en"]]], ["en", […]]]``.
    """

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="variants")
    key = models.CharField(max_length=64)
    mode = models.CharField(max_length=4)
    parts = models.JSONField()
    #: Every pair in it, for "has had it".
    pairs = models.ManyToManyField(Pair, related_name="+")
    #: Stands in the text where each copy gets its own link; unguessable, so that no editor's text can hold it.
    mark = models.UUIDField(default=uuid.uuid4)
    subject = models.CharField(max_length=400)
    sender_name = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "key"], name="variant_once")]

    def __str__(self) -> str:
        return f"{self.issue} ({self.mode})"

    @property
    def languages(self) -> list[str]:
        """The languages that it is written in."""
        return [language for language, _items in self.parts]


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """What is asked of deliveries."""

    def due(self, now: dt.datetime) -> DeliveryQuerySet:
        """What may be claimed: waiting and its time has come, or claimed by a sender whose lease has ended."""
        waiting = models.Q(state=Delivery.State.QUEUED, next_try_at__lte=now)
        abandoned = models.Q(state=Delivery.State.CLAIMED, lease_until__lte=now)
        return self.filter(waiting | abandoned)

    def unfinished(self) -> DeliveryQuerySet:
        """What is neither accepted nor given up."""
        return self.filter(state__in=[Delivery.State.QUEUED, Delivery.State.CLAIMED])

    def have_or_will(self) -> DeliveryQuerySet:
        """Those whose variant reached its subscriber, or is on its way there and will be tried until it does."""
        return self.exclude(variant=None).exclude(state__in=[Delivery.State.FAILED, Delivery.State.DROPPED])


class Delivery(models.Model):
    """One issue to one subscriber: there is never a second, and its state is never guessed.

    The variant is settled when it is claimed first and stays, so that a message sent again after a kill is the same message.
    """

    class State(models.TextChoices):
        """In order."""

        QUEUED = "queued", _("Waiting")
        CLAIMED = "claimed", _("On its way")
        ACCEPTED = "accepted", _("Accepted by the mail server")
        FAILED = "failed", _("Refused")
        DROPPED = "dropped", _("Not sent: no longer wanted, or nothing left to say")

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.QUEUED)
    variant = models.ForeignKey(Variant, null=True, on_delete=models.RESTRICT, related_name="deliveries")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True, default="")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [models.UniqueConstraint(fields=["issue", "subscriber"], name="delivered_once")]
        indexes = [models.Index(fields=["issue", "state", "next_try_at"], name="delivery_due")]

    def __str__(self) -> str:
        return f"{self.issue} → {self.subscriber}"
