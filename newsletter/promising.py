"""Telling the translators' queue what an issue that is about to go holds, so that it is translated first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Min
from django.db.models.functions import Coalesce

from papurbro.translation import promises
from papurbro.translation.models import Pair

from newsletter.models import Issue, IssueItem

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Once an issue is being sent its texts are what they are.
ABOUT_TO_GO = [Issue.Status.COMPILED, Issue.Status.APPROVED]


def pairs_in(issue: Issue) -> list[int]:
    """The ids of the pairs that ``issue`` holds."""
    return list(issue.items.values_list("pair_id", flat=True)) if issue.pk else []


def tell_the_queue(pair_ids: Iterable[int]) -> None:
    """Promise each pair for the soonest issue that holds it and is about to go; withdraw the promise where there is none.

    An issue that waits for missing versions goes when that ends; any other one may go at any time from when it was made.
    """
    pairs = list(Pair.objects.filter(pk__in=list(pair_ids)))
    items = IssueItem.objects.filter(pair__in=pairs, issue__status__in=ABOUT_TO_GO).order_by()
    goes_at = Coalesce("issue__hold_until", "issue__until")
    soonest = dict(items.values_list("pair_id").annotate(when=Min(goes_at)))
    for pair in pairs:
        when = soonest.get(pair.pk)
        if when is not None:
            promises.promise(pair, when)
        elif pair.promised_for is not None:
            promises.withdraw(pair)
