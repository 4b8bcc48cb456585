"""How long waits were: median, 95th percentile and longest, exact, in one query for any number of groups.

A percentile here is the nearest rank: of n values in order, the one at place ⌈p·n/100⌉, so each figure is a delay that somebody really met and
none is made up between two. That is definition 1 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (The American Statistician 50,
1996), and what PostgreSQL calls ``percentile_disc``. Ranked by the database with whole numbers alone, it is the same on SQLite.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

if TYPE_CHECKING:
    from papurbro.translation.parity.models import GapQuerySet

MEDIAN, NEARLY_ALL = 50, 95


@dataclass(frozen=True)
class Spread:
    """Of waits that ended because the other version followed; ``at_once`` of ``count`` took no time. The delays are None where there are none."""

    count: int = 0
    at_once: int = 0
    median: datetime.timedelta | None = None
    p95: datetime.timedelta | None = None
    longest: datetime.timedelta | None = None


NONE = Spread()


def rank(percent: int, count: int) -> int:
    """The place, from 1, of the ``percent``-th percentile among ``count`` values in order."""
    return (percent * count + 99) // 100


def spreads(gaps: GapQuerySet, *group: str) -> dict[tuple[Any, ...], Spread]:
    """``{values of the fields in group: Spread}`` of the waits among ``gaps`` that the other version ended; one query."""
    partition = [F(name) for name in group]
    ranked = gaps.caught_up().annotate(
        place=Window(RowNumber(), partition_by=partition, order_by=[F("delay").asc(), F("pk").asc()]),
        among=Window(Count("pk"), partition_by=partition),
        at_once=Window(Count("pk", filter=Q(delay=datetime.timedelta())), partition_by=partition),
    )
    wanted = ranked.filter(
        Q(place=_rank(MEDIAN)) | Q(place=_rank(NEARLY_ALL)) | Q(place=F("among")),
    )
    found: dict[tuple[Any, ...], dict[int, datetime.timedelta]] = {}
    counts: dict[tuple[Any, ...], tuple[int, int]] = {}
    for *key, place, among, at_once, delay in wanted.values_list(*group, "place", "among", "at_once", "delay"):
        found.setdefault(tuple(key), {})[place] = delay
        counts[tuple(key)] = (among, at_once)
    return {key: _spread(*counts[key], delays) for key, delays in found.items()}


def _rank(percent: int) -> Any:
    """``rank`` in the database; both divide whole numbers into whole numbers."""
    return (F("among") * percent + 99) / 100


def _spread(count: int, at_once: int, delay_at: dict[int, datetime.timedelta]) -> Spread:
    return Spread(
        count=count,
        at_once=at_once,
        median=delay_at[rank(MEDIAN, count)],
        p95=delay_at[rank(NEARLY_ALL, count)],
        longest=delay_at[count],
    )
