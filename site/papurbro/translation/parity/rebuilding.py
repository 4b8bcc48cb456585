"""Filling the ledger in for what was there before it; what it saw happen is never written over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from papurbro.translation.models import Pair, Policy
from papurbro.translation.parity.history import Span, past_waits
from papurbro.translation.parity.ledger import SAME_MOMENT, Before, keep
from papurbro.translation.parity.models import Gap, Outcome, Source, Why, write
from papurbro.translation.parity.origin import was_public_elsewhere
from papurbro.translation.parity.past import events_of, meaning_by_text

if TYPE_CHECKING:
    from papurbro.translation.models import PairQuerySet

#: So many pairs are in memory at a time.
CHUNK = 200


def known_pairs() -> PairQuerySet:
    """Pairs with a past: a page that was public once."""
    published = Q(original__first_published_at__isnull=False) | Q(counterpart__first_published_at__isnull=False)
    return Pair.objects.filter(published)


def rebuild() -> Iterator[int]:
    """Fill in one pair after the other, each in a transaction of its own; yields each pair's number when it is done."""
    pairs = known_pairs().order_by("pk").values_list("pk", flat=True)
    chunk = list(pairs[:CHUNK])
    while chunk:
        for pk in chunk:
            fill_in(pk)
            yield pk
        chunk = list(pairs.filter(pk__gt=chunk[-1])[:CHUNK])


@transaction.atomic
def fill_in(pk: int) -> None:
    """Work the past of one pair out anew, up to where the ledger was there, and see that it fits what is so today."""
    Pair.objects.select_for_update().get(pk=pk)
    pair = Pair.objects.select_related("original", "counterpart").get(pk=pk)
    for name in ("original", "counterpart"):
        page = getattr(pair, name)
        if page is not None:
            setattr(pair, name, page.specific)
    Gap.objects.filter(pair=pair, source=Source.FOUND).delete()
    write(_rows(pair, _found(pair)))
    keep(pair, Before(status=pair.status, policy_in_force=pair.policy_in_force))


def _found(pair: Pair) -> list[Span]:
    """The waits of before the ledger, as far as they bear on what was decided since."""
    spans = past_waits(events_of(pair), follower=pair.counterpart_language, meaning=meaning_by_text())
    seen = list(Gap.objects.filter(pair=pair, source=Source.SEEN).order_by("opened_at"))
    spans = [span for span in spans if _is_before(span, seen)]
    if pair.policy_in_force == Policy.SINGLE:
        return [span for span in spans if span.until is not None]
    if pair.exempt_at is None:
        return spans
    return [_ended_by_exemption(span, pair.exempt_at) for span in spans if span.since < pair.exempt_at]


def _is_before(span: Span, seen: list[Gap]) -> bool:
    """Whether ``span`` is of before what the ledger saw, and not a wait that ended unseen before the one that it saw open."""
    if not seen:
        return True
    if span.until is None and any(gap.is_open and (gap.language, gap.why) == (span.language, span.why) for gap in seen):
        return False
    return span.since < seen[0].opened_at - SAME_MOMENT


def _ended_by_exemption(span: Span, at: datetime.datetime) -> Span:
    if span.until is None:
        span.until, span.outcome = at, Outcome.NOT_NEEDED
    return span


def _rows(pair: Pair, spans: list[Span]) -> Iterator[Gap]:
    brought = any(was_public_elsewhere(page) for page in (pair.original, pair.counterpart) if page is not None)
    for number, span in enumerate(spans):
        gap = Gap(pair=pair, language=span.language, why=span.why, opened_at=span.since, source=Source.FOUND)
        gap.brought = brought and number == 0 and span.why == Why.PUBLICATION
        yield gap.close(span.until, span.outcome) if span.until is not None else gap
