"""What waits today: the oldest wait, the words, and how long versions have been missing or out of date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, Min, OuterRef, Q, Sum

from papurbro.translation.parity.models import Gap, Why

if TYPE_CHECKING:
    from papurbro.translation.models import PairQuerySet
    from papurbro.translation.parity.models import GapQuerySet

#: The last day of each band of ages; after the last band comes what is older.
BANDS = (7, 30, 90, 365)


@dataclass(frozen=True)
class Band:
    """Waits of so many days, both limits included; ``last`` is None for the oldest. The counts are by awaited language."""

    first: int
    last: int | None
    missing: dict[str, int]
    outdated: dict[str, int]


@dataclass(frozen=True)
class Words:
    """What is left to translate into one language; ``read`` is the part of it whose text readers of the other language have already."""

    pieces: int = 0
    words: int = 0
    read_pieces: int = 0
    read_words: int = 0


def oldest(gaps: GapQuerySet) -> list[Gap]:
    """The longest open wait for each language, Welsh first, what was brought from elsewhere apart after them: four rows at most, two queries."""
    first = gaps.order_by("language").values("language", "brought").annotate(since=Min("opened_at"))
    condition = Q(pk__in=[])
    for row in first:
        condition |= Q(language=row["language"], brought=row["brought"], opened_at=row["since"])
    rows = gaps.filter(condition).select_related("pair__original__locale", "pair__counterpart__locale")
    found: dict[tuple[bool, str], Gap] = {}
    for gap in rows.order_by("pk"):
        found.setdefault((gap.brought, gap.language), gap)
    return [found[key] for key in sorted(found)]


def words(pairs: PairQuerySet) -> dict[str, Words]:
    """By awaited language; one query. The words of a piece are its original's, as in the queue."""
    reads = Exists(Gap.objects.still_open().filter(pair=OuterRef("pk"), language=OuterRef("behind")))
    counted = pairs.pending().annotate(is_read=reads).order_by().values("behind")
    rows = counted.annotate(
        pieces=Count("pk"),
        all_words=Sum("words"),
        read_pieces=Count("pk", filter=Q(is_read=True)),
        read_words=Sum("words", filter=Q(is_read=True)),
    )
    found = {row["behind"]: row for row in rows}
    return {language: _words(found.get(language)) for language in ("cy", "en")}


def _words(row: dict[str, Any] | None) -> Words:
    if row is None:
        return Words()
    return Words(row["pieces"], row["all_words"] or 0, row["read_pieces"], row["read_words"] or 0)


def ages(gaps: GapQuerySet, now: datetime.datetime) -> list[Band]:
    """How many waits are how old at ``now``, in whole days that have passed; one query."""
    limits = list(zip((0, *(last + 1 for last in BANDS)), (*BANDS, None), strict=True))
    rows = list(
        gaps.order_by()
        .values("language", "why")
        .annotate(**{f"band_{n}": _aged(*x, now) for n, x in enumerate(limits)})
    )
    return [
        Band(first, last, _count(rows, f"band_{number}", missing=True), _count(rows, f"band_{number}", missing=False))
        for number, (first, last) in enumerate(limits)
    ]


def _aged(first: int, last: int | None, now: datetime.datetime) -> Count:
    day = datetime.timedelta(days=1)
    condition = Q(opened_at__lte=now - first * day) if first else Q()
    if last is not None:
        condition &= Q(opened_at__gt=now - (last + 1) * day)
    return Count("pk", filter=condition)


def _count(rows: list[dict[str, Any]], band: str, *, missing: bool) -> dict[str, int]:
    found = {"cy": 0, "en": 0}
    for row in rows:
        if (row["why"] == Why.PUBLICATION) == missing:
            found[row["language"]] += row[band]
    return found
