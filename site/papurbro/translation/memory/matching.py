"""Which units are like some texts: the index narrows, rapidfuzz ranks. The same units come from either database, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from rapidfuzz import fuzz, process

from papurbro.translation.memory.comparing import LEAST
from papurbro.translation.memory.folding import finder, folded, key
from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.rarity import OF_SENTENCE, OF_WHOLE, Measure, Rarity

#: So many units are looked at closely for each text.
CLOSELY: Final = 30

#: So many rows are read at most, whatever the index says.
_MOST_ROWS: Final = 6_000


@dataclass(frozen=True)
class Asked:
    """A text in marks for which something is looked for."""

    text: str
    folded: str

    @classmethod
    def of(cls, text: str) -> Asked:
        """With what it is looked for by."""
        return cls(text, folded(text))

    @property
    def key(self) -> str:
        """The name of its words."""
        return key(self.folded)


def same_words(asked: Sequence[Asked], language: str) -> dict[str, list[int]]:
    """The units that have the words of each text, accents and signs apart, by key; one query."""
    found: dict[str, list[int]] = {}
    rows = Unit.objects.usable().worded(language, {one.key for one in asked})
    for unit, name in rows.order_by("-pk").values_list("pk", f"key_{language}"):
        found.setdefault(name, []).append(unit)
    return {name: units[:CLOSELY] for name, units in found.items()}


class Matcher:
    """Finds what is like texts of one language. Their words are asked about once, and no probe is sent to the index twice."""

    def __init__(self, asked: Sequence[Asked], language: str) -> None:
        self.language = language
        self._rarity = Rarity((one.folded for one in asked), language)
        lengths = [len(one.folded) for one in asked]
        self._lengths = _range(min(lengths), max(lengths))
        self._sent: set[str] = set()
        self._rows: dict[int, str] = {}

    def like_whole(self, asked: Asked) -> list[int]:
        """Units like one text, the most like first; one query."""
        self._fetch([asked], OF_WHOLE)
        return self._closest(asked)

    def like_each(self, asked: Sequence[Asked]) -> dict[str, list[int]]:
        """Units like each of some texts, by key; one query for all of them."""
        self._fetch(asked, OF_SENTENCE)
        return {one.key: self._closest(one) for one in asked}

    def _fetch(self, asked: Sequence[Asked], measure: Measure) -> None:
        probes = {probe for one in asked for probe in self._rarity.choose(one.folded, measure)} - self._sent
        if not probes:
            return
        self._sent |= probes
        units = (
            Unit.objects.usable().holding(self.language, sorted(probes)).about_as_long(self.language, *self._lengths)
        )
        # In no order: a database that had to keep one might read them all.
        rows = units.order_by().values_list("pk", f"folded_{self.language}")
        self._rows.update(rows[:_MOST_ROWS])

    def _closest(self, asked: Asked) -> list[int]:
        """Ranked by likeness, then the newest first: never by the order in which a database gives them, nor by which database gives them."""
        found = process.extract(asked.folded, self._rows, scorer=fuzz.ratio, score_cutoff=LEAST, limit=None)
        ranked = sorted(found, key=lambda each: (-each[1], -each[2]))
        wanted = finder(sorted(self._sent), self.language)
        return list(islice((unit for text, _score, unit in ranked if wanted.search(text)), CLOSELY))


def _range(shortest: int, longest: int) -> tuple[int, int]:
    """What is shorter or longer than this cannot be alike: likeness is twice the letters in common by all letters."""
    times = LEAST / (200 - LEAST)
    return int(shortest * times), int(longest / times) + 1
