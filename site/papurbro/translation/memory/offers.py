"""Units weighed against a text that was asked about: how much each is worth, and in which order they are offered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from django.db.models import Prefetch

from papurbro.translation.memory.comparing import LEAST, REVERSE, UNREVIEWED, likeness
from papurbro.translation.memory.marking import canonical
from papurbro.translation.memory.models import Unit, Use

if TYPE_CHECKING:
    from papurbro.translation.models import Pair

#: So many places of each unit are read; a unit that stands in more is anybody's.
_PLACES: Final = 10

_BLOCK: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+")


def with_places(units: Iterable[int]) -> dict[int, Unit]:
    """The units by their numbers, each with its translator and ``standing``, where it stands now; two queries."""
    standing = Use.objects.filter(gone_at=None).order_by("pk")[:_PLACES]
    found = (
        Unit.objects.usable().select_related("author").prefetch_related(Prefetch("uses", standing, to_attr="standing"))
    )
    return found.in_bulk(list(units))


def place(path: str) -> str:
    """What a path says apart from which block it is: "title", "body", "body.alt"."""
    return ".".join(part for part in path.split(".") if not _BLOCK.fullmatch(part))


@dataclass(frozen=True)
class Question:
    """From which language into which, for which pair, and where in it."""

    source: str
    target: str
    pair: Pair | None = None
    path: str = ""
    #: Places of ``pair`` that say exactly what was asked: what stands there is no news.
    echoes: frozenset[str] = field(default=frozenset())

    def heard(self, text: str, units: Iterable[Unit]) -> frozenset[str]:
        """The places of the pair where ``text`` itself stands."""
        if self.pair is None:
            return frozenset()
        same = [unit for unit in units if canonical(unit.text(self.source)) == canonical(text)]
        return frozenset(use.path for unit in same for use in _standing(unit) if use.pair_id == self.pair.pk)

    def is_echo(self, unit: Unit) -> bool:
        """Whether a unit stands nowhere but where what was asked stands."""
        uses = _standing(unit)
        pair = self.pair.pk if self.pair else None
        return bool(uses) and all(use.pair_id == pair and use.path in self.echoes for use in uses)


def _standing(unit: Unit) -> list[Use]:
    return getattr(unit, "standing", [])


@dataclass(frozen=True)
class Offer:
    """A unit as an answer to a text in marks."""

    unit: Unit
    asked: str
    question: Question

    @cached_property
    def likeness(self) -> int:
        """Before anything is taken off."""
        return likeness(self.asked, self.unit.text(self.question.source))

    @cached_property
    def percent(self) -> int:
        """After what is taken off for the other direction, and for not being reviewed."""
        taken = REVERSE if self.is_reverse else 0
        return self.likeness - taken - (0 if self.unit.is_reviewed else UNREVIEWED)

    @property
    def is_reverse(self) -> bool:
        """Whether the unit was translated the other way round."""
        return self.unit.is_reverse(self.question.target)

    @property
    def stands(self) -> bool:
        """Whether a page says it now."""
        return bool(_standing(self.unit))

    @property
    def is_of_this_place(self) -> bool:
        """Whether it stands in a place of the kind that was asked for: a title for a title."""
        wanted = place(self.question.path)
        return wanted != "" and any(place(use.path) == wanted for use in _standing(self.unit))

    @property
    def rank(self) -> tuple[int, bool, bool, int, int]:
        """What is worth most comes first; then what stands in such a place, what stands anywhere, and what is newest."""
        written = self.unit.written_on.toordinal() if self.unit.written_on else 0
        return -self.percent, not self.is_of_this_place, not self.stands, -written, -self.unit.pk


def ranked(units: Iterable[Unit], asked: str, question: Question) -> list[Offer]:
    """What is alike enough, best first; of units that say the same only the best."""
    offers = [Offer(unit, asked, question) for unit in units if not question.is_echo(unit)]
    found: dict[tuple[str, str], Offer] = {}
    for offer in sorted((offer for offer in offers if offer.likeness >= LEAST), key=lambda offer: offer.rank):
        found.setdefault((offer.unit.cy, offer.unit.en), offer)
    return list(found.values())
