"""Which probes of a text are worth asking the index for: the rare ones, so that an answer costs about the same however much is remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from django.db import connection

from papurbro.translation.memory.folding import probe, probes
from papurbro.translation.memory.models import Word
from papurbro.welsh.languages import LANGUAGES

#: A probe that stands in more units than this is asked for only where the text has no rarer one, and then with its neighbour.
TOO_COMMON: Final = 4_000
#: In texts of up to so many words a word that nobody wrote before is looked for piece by piece: it may be a slip of one that somebody did.
FEW_WORDS: Final = 4
_PIECE: Final = 4
_BATCH: Final = 300


@dataclass(frozen=True)
class Measure:
    """How much to ask for: ``most`` probes, which together stand in at most ``budget`` units, the first one apart."""

    most: int
    budget: int


#: 100,000 units were asked with these and with up to four times as many: more found no more, and took longer.
OF_WHOLE: Final = Measure(most=8, budget=1_000)
OF_SENTENCE: Final = Measure(most=4, budget=300)


class Rarity:
    """How often each probe of some texts stands in the memory; one query for all of them."""

    def __init__(self, folded_texts: Iterable[str], language: str) -> None:
        self.language = language
        wanted = {found for text in folded_texts for found in probes(text, language)}
        rows = Word.objects.filter(language=language, probe__in=wanted)
        self._units: dict[str, int] = dict(rows.values_list("probe", "units"))

    def choose(self, folded_text: str, measure: Measure) -> list[str]:
        """The probes to find texts like this one by, the rarest first."""
        known = sorted(
            (self._units[found], found) for found in probes(folded_text, self.language) if found in self._units
        )
        chosen = list(_within(known, measure))
        if known and known[0][0] > TOO_COMMON:
            chosen = _neighbours(folded_text)[: measure.most]
        return chosen + self._pieces(folded_text)

    def _pieces(self, folded_text: str) -> list[str]:
        words = folded_text.split()
        if len(words) > FEW_WORDS:
            return []
        unknown = [found.strip() for word in words if (found := probe(word, self.language)) not in self._units]
        return [piece for word in unknown for piece in _cut(word)]


def _within(known: Sequence[tuple[int, str]], measure: Measure) -> Iterator[str]:
    total = 0
    for place, (units, found) in enumerate(known[: measure.most]):
        total += units
        if place and total > measure.budget:
            return
        yield found


def _neighbours(folded_text: str) -> list[str]:
    """Each two words that stand side by side: rarer than either."""
    return [f" {one} {two} " for one, two in pairwise(folded_text.split())]


def _cut(word: str) -> list[str]:
    """Beginning, middle and end: one slip spoils two of them at most."""
    if len(word) < _PIECE + 2:
        return []
    middle = (len(word) - _PIECE) // 2
    return [word[:_PIECE], word[middle : middle + _PIECE], word[-_PIECE:]]


def count(units: Iterable[dict[str, str]]) -> None:
    """Count the probes of new units: of each its folded texts by language."""
    counts: Counter[tuple[str, str]] = Counter()
    for texts in units:
        counts.update((language, found) for language in LANGUAGES for found in probes(texts[language], language))
    add(counts)


def add(counts: Counter[tuple[str, str]]) -> None:
    """Add to what was counted: ``{(language, probe): units}``. Rows are taken in order, so that two who count never wait for each other."""
    rows = iter(sorted(counts.items()))
    while batch := list(islice(rows, _BATCH)):
        values = [value for (language, found), units in batch for value in (language, found, units)]
        places = ", ".join(["(%s, %s, %s)"] * len(batch))
        table = Word._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (language, probe, units) VALUES {places} "  # noqa: S608 - names and places of our own
                f"ON CONFLICT (language, probe) DO UPDATE SET units = {table}.units + excluded.units",
                values,
            )
