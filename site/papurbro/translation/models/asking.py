"""What is asked of pairs."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from wagtail.models import Page

from papurbro.translation.models.choices import AT_WORK, PENDING, Policy
from papurbro.translation.models.settings import PairSettings

if TYPE_CHECKING:
    from papurbro.translation.models.pair import Pair  # noqa: F401, named in the string below

#: Of a pair that waits for a translator or reviewer. The partial indexes say the same in the same words, or PostgreSQL would not use them.
WAITS = models.Q(status__in=[status.value for status in PENDING]) & ~models.Q(policy_in_force="single")


def silent_since(moment: datetime.datetime) -> models.Q:
    """Claims on which nothing was done since ``moment``, though it is their translators' turn.

    A date still to come that a person set keeps the claim; one that only the site's rule set does not.
    """
    no_date = models.Q(due=None) | models.Q(due__lt=timezone.localdate()) | models.Q(due_is_by_rule=True)
    return no_date & models.Q(assignee__isnull=False, claimed_at__lt=moment, status__in=AT_WORK)


class PairQuerySet(models.QuerySet["Pair"]):
    """What is asked of pairs. Every answer is bounded: rows, never pages, are read."""

    def for_page(self, page: Page) -> PairQuerySet:
        """The pair that ``page`` is a half of."""
        return self.filter(translation_key=page.translation_key)

    def pending(self) -> PairQuerySet:
        """What a translator or reviewer has yet to do; a page that stands in one language only waits for nobody."""
        return self.filter(WAITS)

    def awaiting(self, language: str) -> PairQuerySet:
        """Pairs whose half in ``language`` is the one behind."""
        return self.filter(behind=language)

    def free_for(self, user: Any) -> PairQuerySet:
        """Pairs that ``user`` may take on: nobody's, their own, or with a claim that has expired."""
        expired = silent_since(timezone.now() - PairSettings.load().claim_lasts)
        return self.filter(models.Q(assignee=None) | models.Q(assignee=user) | expired)

    def most_urgent_first(self) -> PairQuerySet:
        """Corrections, then what is overdue, then by due date, then what a newsletter was promised, then what has waited longest."""
        return self.order_by("urgency", "urgent_at", "pk")

    def half_live(self) -> PairQuerySet:
        """Pairs that are to go together of which one half alone is live."""
        no_original = models.Q(original=None) | models.Q(original__live=False)
        no_counterpart = models.Q(counterpart=None) | models.Q(counterpart__live=False)
        alone = (models.Q(original__live=True) & no_counterpart) | (models.Q(counterpart__live=True) & no_original)
        return self.filter(alone, policy_in_force=Policy.TOGETHER, exempt_at=None)
