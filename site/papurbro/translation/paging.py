"""Pages of the queue known by what stands at their edges, not by their number: the hundredth costs what the first does, and a link to it
shows the same pairs although others have come and gone before them.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papurbro.translation.models import Pair, PairQuerySet

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TEXT = re.compile(r"(\d)-(-?\d{1,17})-(\d{1,18})")
_MICROSECOND = dt.timedelta(microseconds=1)


@dataclass(frozen=True)
class Mark:
    """A place in the order of the queue. As text it can stand in an address."""

    urgency: int
    urgent_at: dt.datetime
    pk: int

    def __str__(self) -> str:
        return f"{self.urgency}-{(self.urgent_at - _EPOCH) // _MICROSECOND}-{self.pk}"

    @classmethod
    def of(cls, pair: Pair) -> Mark:
        """Where ``pair`` stands, which has come from the database."""
        return cls(pair.urgency, pair.urgent_at, pair.pk)

    @classmethod
    def read(cls, text: str) -> Mark | None:
        """From an address; None where it says nothing that can be read."""
        found = _TEXT.fullmatch(text)
        if found is None:
            return None
        urgency, microseconds, pk = (int(part) for part in found.groups())
        try:
            return cls(urgency, _EPOCH + microseconds * _MICROSECOND, pk)
        except OverflowError:
            return None


@dataclass(frozen=True)
class QueuePage:
    """The pairs of one page, and whether there are others before and after it."""

    pairs: list[Pair]
    has_before: bool = False
    has_after: bool = False

    @property
    def first(self) -> Mark:
        """Its upper edge."""
        return Mark.of(self.pairs[0])

    @property
    def last(self) -> Mark:
        """Its lower edge."""
        return Mark.of(self.pairs[-1])


def page_of(pairs: PairQuerySet, query: Mapping[str, str], *, size: int) -> QueuePage:
    """The page of ``pairs`` (in no order yet) that ``query`` asks for by ``after`` or ``before``; else the first one."""
    after, before = Mark.read(query.get("after", "")), Mark.read(query.get("before", ""))
    if before is not None:
        found = _backward(pairs, before, size)
        # Where the beginning is near the first page is shown whole, and not what little stands before the mark.
        return found if found.has_before else _forward(pairs, None, size)
    return _forward(pairs, after, size)


def _forward(pairs: PairQuerySet, after: Mark | None, size: int) -> QueuePage:
    if after is not None:
        pairs = pairs.filter(TupleGreaterThan(_place(), _values(after)))
    found = list(pairs.most_urgent_first()[: size + 1])
    return QueuePage(found[:size], has_before=after is not None, has_after=len(found) > size)


def _backward(pairs: PairQuerySet, before: Mark, size: int) -> QueuePage:
    earlier = pairs.filter(TupleLessThan(_place(), _values(before)))
    found = list(earlier.most_urgent_first().reverse()[: size + 1])
    return QueuePage(found[size - 1 :: -1], has_before=len(found) > size, has_after=True)


def _place() -> Tuple:
    return Tuple(F("urgency"), F("urgent_at"), F("pk"))


def _values(mark: Mark) -> tuple[int, dt.datetime, int]:
    return mark.urgency, mark.urgent_at, mark.pk
