"""Who is sent files without an account, what they were sent and what came back."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from papurbro.translation.models import LANGUAGE_CHOICES, Pair
from papurbro.translation.permissions import TRANSLATE
from papurbro.users.models import User

if TYPE_CHECKING:
    from typing import Any


class Recipient(models.Model):
    """A translation unit, or a person, that has no account: known by its e-mail address.

    ``user`` stands for it wherever somebody has to be named: a row without a password, without rights and not active, so that nobody can log in
    as it. Its e-mail address is kept here and not there.
    """

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("email address"), unique=True)
    language = models.CharField(_("language of letters"), max_length=2, choices=LANGUAGE_CHOICES)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name


class Sender(User):
    """A recipient's user while it hands in what it was sent (``recipients.sender_for``): a translator of what was given to it."""

    class Meta:
        proxy = True
        default_permissions = ()

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """To translate, and nothing besides."""
        return perm == TRANSLATE


def new_nonce() -> str:
    """What a parcel's link is known by besides its number; a new one makes the old link stop working."""
    return secrets.token_urlsafe(12)


class ParcelQuerySet(models.QuerySet["Parcel"]):
    """What is asked of parcels."""

    def open(self) -> ParcelQuerySet:
        """Those whose link still works."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def to_be_mailed(self) -> ParcelQuerySet:
        """Those whose letter has not gone and still can."""
        return self.open().filter(mailed_at=None, undeliverable_at=None)

    def overdue(self) -> ParcelQuerySet:
        """Those whose time is up and that nobody has closed."""
        return self.filter(revoked_at=None, closed_at=None, expires_at__lte=timezone.now())


class Parcel(models.Model):
    """Pieces that a recipient was sent, with the link by which they send them back."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="parcels")
    pairs = models.ManyToManyField(Pair, related_name="parcels")
    kind = models.CharField(_("kind of file"), max_length=16)
    regional = models.BooleanField(default=True)
    message = models.TextField(_("message"), blank=True, default="", max_length=2000)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    #: When its time was up and the pieces were given back.
    closed_at = models.DateTimeField(null=True, blank=True)
    nonce = models.CharField(max_length=32, default=new_nonce)
    mailed_at = models.DateTimeField(null=True, blank=True)
    #: When the mail server said that there is no such mailbox, or that it will never take the letter.
    undeliverable_at = models.DateTimeField(null=True, blank=True)

    objects = ParcelQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.recipient} {self.made_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Whether its link still works."""
        return self.revoked_at is None and self.expires_at > timezone.now()


class Upload(models.Model):
    """A file as it came back, by whatever door, and what became of it.

    The file itself is kept for a while, out of reach of the web server: for a second step, and for whoever asks what was sent.
    """

    class Outcome(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("Waits for a decision")
        TAKEN_IN = "taken_in", _("Taken in")
        REFUSED = "refused", _("Not taken in")

    #: So long are the files kept; what is told of them stays.
    KEPT = dt.timedelta(days=90)

    parcel = models.ForeignKey(Parcel, null=True, blank=True, on_delete=models.SET_NULL, related_name="uploads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    #: The piece on whose page it was handed in, if it was on one.
    pair = models.ForeignKey(Pair, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    pairs = models.ManyToManyField(Pair, related_name="uploads")
    name = models.CharField(max_length=255)
    data = models.BinaryField(blank=True, default=bytes)
    all_finished = models.BooleanField(default=False)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    #: ``{language: reports.rows}``, in both.
    report = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["outcome", "-at"], name="upload_by_outcome")]

    def __str__(self) -> str:
        return self.name

    @property
    def sender(self) -> User | None:
        """Who sent it."""
        return self.parcel.recipient.user if self.parcel is not None else self.user


class Skeleton(models.Model):
    """The XLIFF in which a piece last came back from a tool that writes things of its own."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    data = models.BinaryField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "language"], name="skeleton_once")]

    def __str__(self) -> str:
        return str(self.pair)
