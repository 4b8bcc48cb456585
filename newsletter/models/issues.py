"""One edition of a newsletter: a frozen, ordered choice of pairs."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from papurbro.translation.models import Pair

from newsletter.models.newsletters import Fallback, Newsletter


class IssueQuerySet(models.QuerySet["Issue"]):
    """What is asked of issues."""

    def public(self) -> IssueQuerySet:
        """Issues that went out, newest first: the archive."""
        return self.filter(status__in=[Issue.Status.SENDING, Issue.Status.SENT]).order_by("-number")

    def not_cancelled(self) -> IssueQuerySet:
        """Issues that count when it is asked what a newsletter has had already."""
        return self.exclude(status=Issue.Status.CANCELLED)


class Issue(models.Model):
    """One edition. ``frozen`` is what the newsletter said of itself when it was made, so that every copy says the same::

    {"cy": {"site": …, "name": …, "subject": …, "sender_name": …, "intro": …}, "en": {…}}
    """

    class Status(models.TextChoices):
        """In order."""

        COMPILED = "compiled", _("Waiting for approval")
        APPROVED = "approved", _("Approved")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        CANCELLED = "cancelled", _("Cancelled")

    newsletter = models.ForeignKey(
        Newsletter, verbose_name=_("newsletter"), on_delete=models.PROTECT, related_name="issues"
    )
    number = models.PositiveIntegerField(_("number"))
    status = models.CharField(_("status"), max_length=9, choices=Status.choices, default=Status.COMPILED)
    fallback = models.CharField(max_length=5, choices=Fallback.choices)
    frozen = models.JSONField(default=dict)
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"))
    #: Until when the issue waits for missing versions; empty: it waits for none, and they go in the next one.
    hold_until = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        permissions = [("send_issue", _("Can approve and send issues"))]
        constraints = [models.UniqueConstraint(fields=["newsletter", "number"], name="issue_number_once")]

    def __str__(self) -> str:
        return f"{self.newsletter} {self.number}"

    def name(self, language: str) -> str:
        """What the newsletter was called in ``language`` when this was made."""
        return str(self.frozen[language]["name"])


class IssueItem(models.Model):
    """A pair in an issue, with its texts as they were. A language that is missing has no key in ``texts``::

    {"cy": {"title": …, "intro": …, "path": "/cy/…", "date": "2026-11-21T…", "authors": [names],
                "tags": {"cy": [names], "en": [names]}}}
    """

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="items")
    pair = models.ForeignKey(Pair, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()
    texts = models.JSONField()
    tag_ids = models.JSONField(default=list)
    #: The language that was missing when an earlier issue held this pair, and is there now; else empty.
    newly_in = models.CharField(max_length=2, blank=True, default="")

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["issue", "pair"], name="pair_once_in_an_issue")]

    def __str__(self) -> str:
        return str(next(iter(self.texts.values()))["title"])

    @property
    def languages(self) -> list[str]:
        """The languages it can be read in, Welsh first."""
        return [language for language in ("cy", "en") if language in self.texts]
