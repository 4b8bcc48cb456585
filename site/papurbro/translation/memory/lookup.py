"""Words as somebody looks them up: which texts they stand in, in any of their forms, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from django.db.models import Q

from papurbro.translation.memory import index
from papurbro.translation.memory.folding import folded, stem
from papurbro.welsh.fold import fold
from papurbro.welsh.mutations import Mutation, mutate
from papurbro.welsh.wordforms import forms, read, words_of

if TYPE_CHECKING:
    from papurbro.welsh.languages import Language

#: So many words are looked up at once; more are a text.
MOST_WORDS: Final = 10

#: Letters. Words that are no longer are there or not, as long as there are longer ones: nobody looks up "yn y neuadd" for its "yn".
_SMALL: Final = 3


_MUTATIONS: Final[tuple[Mutation, ...]] = ("soft", "nasal", "aspirate")


@dataclass(frozen=True)
class Stretch:
    """A stretch of a text, and whether it is what was looked for."""

    text: str
    is_found: bool


@dataclass(frozen=True)
class Lookup:
    """Words of one language."""

    words: tuple[str, ...]
    language: Language

    @classmethod
    def of(cls, words: str, language: str) -> Lookup:
        """At most ``MOST_WORDS`` of what somebody typed or selected."""
        return cls(words_of(words)[:MOST_WORDS], cast("Language", language))

    @cached_property
    def _forms(self) -> list[frozenset[str]]:
        """What each word may be a form of, folded."""
        return [frozenset(fold(form) for form in forms(word, self.language)) for word in self.words]

    @cached_property
    def _needed(self) -> list[int]:
        """The places of the words that a text must have."""
        long = [place for place, word in enumerate(self.words) if len(word) > _SMALL]
        return long or list(range(len(self.words)))

    @property
    def keys(self) -> list[frozenset[str]]:
        """For each word that a text must have, what it may be a form of, folded."""
        return [self._forms[place] for place in self._needed]

    @property
    def condition(self) -> Q:
        """What the index says of units that may have the words, to be looked at closely."""
        groups = [sorted({stem(word, self.language) for word in self._written(place)}) for place in self._needed]
        return index.condition(self.language, groups)

    def _written(self, place: int) -> set[str]:
        """How the word at ``place`` may be written, folded. One too short to be looked for without its beginning needs every mutation."""
        spelt = self._forms[place]
        if self.language == "cy":
            spelt |= {mutate(form, mutation) for form in spelt for mutation in _MUTATIONS}
        return {part for form in spelt for part in folded(form).split()}

    def found_in(self, text: str) -> list[tuple[int, int]]:
        """Where each word of ``text`` stands (offsets) that may be one of the words; empty where one that is needed is not there."""
        reading = read(text, self.language)
        spans, there = [], set()
        for token in reading.tokens:
            own = {fold(form) for form in token.forms}
            places = [place for place, wanted in enumerate(self._forms) if not wanted.isdisjoint(own)]
            if places:
                spans.append((token.start, token.end))
                there.update(places)
        return spans if there.issuperset(self._needed) else []

    def is_phrase_in(self, text: str, spans: list[tuple[int, int]]) -> bool:
        """Whether the words stand side by side somewhere in ``text``."""
        run = 1
        for before, after in pairwise(spans):
            run = run + 1 if not text[before[1] : after[0]].strip(" -‑'’") else 1
            if run >= len(self.words):
                return True
        return run >= len(self.words)


def stretches(text: str, spans: list[tuple[int, int]]) -> tuple[Stretch, ...]:
    """``text`` in stretches; ``spans`` (offsets, in order) are what was found."""
    return tuple(_stretches(text, spans))


def _stretches(text: str, spans: list[tuple[int, int]]) -> Iterator[Stretch]:
    position = 0
    for start, end in spans:
        if start > position:
            yield Stretch(text[position:start], is_found=False)
        yield Stretch(text[start:end], is_found=True)
        position = end
    if position < len(text):
        yield Stretch(text[position:], is_found=False)
