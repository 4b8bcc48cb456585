"""The ledger of waits: from when until when readers of one language had less than readers of the other."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from papurbro.translation.models import LANGUAGE_CHOICES, Pair, Policy
from papurbro.welsh.dates import LONDON

if TYPE_CHECKING:
    from collections.abc import Iterable


class Why(models.TextChoices):
    """What the readers of the awaited language went without."""

    PUBLICATION = "publication", _("First version")
    SUBSTANTIVE = "substantive", _("New content")
    CORRECTION = "correction", _("Correction")


class Outcome(models.TextChoices):
    """How a wait ended."""

    OPEN = "", _("Still open")
    CAUGHT_UP = "caught_up", _("The other version followed")
    TAKEN_DOWN = "taken_down", _("Taken down meanwhile")
    NOT_NEEDED = "not_needed", _("Decided that none is needed")


class Source(models.TextChoices):
    """How a row came to be known."""

    SEEN = "seen", _("Recorded when it happened")
    FOUND = "found", _("Worked out afterwards from the pages’ history")


class GapQuerySet(models.QuerySet["Gap"]):
    """What is asked of the ledger."""

    def still_open(self) -> GapQuerySet:
        """Waits that last. A pair that was exempted, or given one language only, waits for nobody from that moment on."""
        return self.filter(closed_at=None, pair__exempt_at=None).exclude(pair__policy_in_force=Policy.SINGLE)

    def caught_up(self) -> GapQuerySet:
        """Waits that ended because the other version followed: the delays that can be measured."""
        return self.filter(outcome=Outcome.CAUGHT_UP)

    def made_here(self) -> GapQuerySet:
        """Without what was public elsewhere before it was brought here."""
        return self.filter(brought=False)

    def of_updates(self) -> GapQuerySet:
        """Waits for the other version of a change, where both versions can be read."""
        return self.exclude(why=Why.PUBLICATION)

    def opened_between(self, first: datetime.date | None, last: datetime.date | None) -> GapQuerySet:
        """Waits that began in the months from ``first`` to ``last`` (days that begin a month; None is no limit)."""
        found = self
        if first is not None:
            found = found.filter(month__gte=first)
        return found.filter(month__lte=last) if last is not None else found


class Gap(models.Model):
    """One wait: written by ``ledger`` in the transaction that opens or closes it, never by hand.

    A piece whose versions went out together has a row too, of no length: a median that left it out would tell of laggards only.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="gaps")
    language = models.CharField(_("awaited language"), max_length=2, choices=LANGUAGE_CHOICES)
    why = models.CharField(_("what is awaited"), max_length=12, choices=Why.choices)
    opened_at = models.DateTimeField(_("since"))
    closed_at = models.DateTimeField(_("until"), null=True, blank=True)
    outcome = models.CharField(_("how it ended"), max_length=12, choices=Outcome.choices, blank=True, default="")
    source = models.CharField(_("how it is known"), max_length=8, choices=Source.choices, default=Source.SEEN)
    brought = models.BooleanField(_("brought from elsewhere"), default=False)
    # Kept beside what they follow from, so that both databases sort and group by them without computing.
    delay = models.DurationField(_("delay"), null=True, blank=True)
    month = models.DateField(_("month"))

    objects = GapQuerySet.as_manager()

    class Meta:
        verbose_name = _("wait for the other version")
        verbose_name_plural = _("waits for the other version")
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["outcome", "language", "why", "delay"], name="gap_delays"),
            models.Index(fields=["opened_at"], name="gap_open", condition=Q(closed_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "language", "why"], name="gap_open_once", condition=Q(closed_at=None)
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, delay=None, outcome="")
                | (Q(closed_at__gte=F("opened_at"), delay__gte=datetime.timedelta()) & ~Q(outcome="")),
                name="gap_closed_wholly",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_why_display()}: {self.pair}"

    @property
    def is_open(self) -> bool:
        """Whether the wait lasts."""
        return self.closed_at is None

    def length(self, now: datetime.datetime | None = None) -> datetime.timedelta:
        """How long it lasted, or has lasted until ``now``."""
        return self.delay if self.delay is not None else (now or timezone.now()) - self.opened_at

    def close(self, at: datetime.datetime, outcome: Outcome) -> Gap:
        """End it; nothing is saved. Never before it began."""
        self.closed_at = max(at, self.opened_at)
        self.delay = self.closed_at - self.opened_at
        self.outcome = outcome
        return self


def month_of(moment: datetime.datetime) -> datetime.date:
    """The first day of the month that ``moment`` falls in, in Wales."""
    return moment.astimezone(LONDON).date().replace(day=1)


def write(gaps: Iterable[Gap]) -> None:
    """Add rows to the ledger, each with the month that it began in."""
    rows = list(gaps)
    for gap in rows:
        gap.month = month_of(gap.opened_at)
    Gap.objects.bulk_create(rows)
