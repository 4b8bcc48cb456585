"""Which terms of the glossary stand in a text, and whether a term is used in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from papurbro.translation.glossary import index
from papurbro.translation.glossary.models import PartOfSpeech, Status, Term
from papurbro.welsh.fold import small
from papurbro.welsh.languages import Language
from papurbro.welsh.phrases import Match, Phrases, stands_in

_ORDER = {status: place for place, status in enumerate(Status.values)}
_NOUNS = {PartOfSpeech.MASCULINE, PartOfSpeech.FEMININE, PartOfSpeech.PLURAL, PartOfSpeech.NOUN, PartOfSpeech.NAME}


@dataclass(frozen=True, kw_only=True)
class FoundTerm:
    """A term in a text: as it stands there, and where (offsets into the text)."""

    term: Term
    form: str
    start: int
    end: int


class Glossary:
    """Terms made ready to be found in texts: those that may stand there."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._terms = list(terms)
        self._compiled: dict[Language, _Compiled] = {}

    @classmethod
    def of(cls, texts: Iterable[str], language: Language) -> Glossary:
        """What is needed for running texts, however many of them; one query."""
        return cls(index.standing_in(texts, language))

    def find(self, text: str, language: Language) -> list[FoundTerm]:
        """Every term in ``text``, in order; preferred ones before admitted, proposed and obsolete ones at the same place."""
        matches = self._in(language).phrases.find(text)
        found = [match for match in matches if language == "cy" or _is_meant(match, text)]
        found.sort(key=lambda match: (match.start, _ORDER[match.name.status], match.name.pk))
        return [
            FoundTerm(term=match.name, form=text[match.start : match.end], start=match.start, end=match.end)
            for match in found
        ]

    def namesakes(self, term: Term, language: Language) -> list[Term]:
        """The terms with the same words in ``language``, ``term`` itself among them: what else it may be translated by."""
        return self._in(language).of_same_words[small(term.words(language))]

    def _in(self, language: Language) -> _Compiled:
        if language not in self._compiled:
            self._compiled[language] = _Compiled(self._terms, language)
        return self._compiled[language]


class _Compiled:
    """Terms by their words in one language."""

    def __init__(self, terms: Iterable[Term], language: Language) -> None:
        self.of_same_words: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            self.of_same_words[small(term.words(language))].append(term)
        self.phrases = Phrases(((words, term) for words, same in self.of_same_words.items() for term in same), language)


def _is_meant(match: Match[Term], text: str) -> bool:
    """An English noun is not found in a form of a verb: "part" is not in "parted"."""
    if match.exact or match.name.part_of_speech not in _NOUNS:
        return True
    return not text[match.start : match.end].casefold().endswith(("ing", "ed"))


def terms_in(text: str, *, language: str) -> list[FoundTerm]:
    """Every term that stands in ``text`` in any of its forms, in order. Of two that overlap the longer one is found.

    One query, whatever the length of the text and the number of terms, and no row of a term that has no word in common with the text.
    """
    found = cast("Language", language)
    return Glossary.of([text], found).find(text, found)


def is_used(term: Term, text: str, *, language: str) -> bool:
    """Whether ``term`` stands in ``text`` in any mutation, singular or plural. No query."""
    return where_used(term, text, language=language) is not None


def where_used(term: Term, text: str, *, language: str) -> tuple[int, int] | None:
    """Where ``term`` first stands in ``text`` (offsets), or None."""
    found = cast("Language", language)
    return stands_in(term.words(found), text, found)
