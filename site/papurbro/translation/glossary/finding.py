"""Which terms of the glossary stand in a text, and whether a term is used in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from papurbro.translation.glossary import editions
from papurbro.translation.glossary.models import PartOfSpeech, Status, Term
from papurbro.welsh.fold import small
from papurbro.welsh.languages import LANGUAGES, Language
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
    """Every term, compiled once for an edition."""

    def __init__(self, token: str, terms: list[Term]) -> None:
        self.token = token
        self._phrases = {
            language: Phrases(((term.words(language), term) for term in terms), language) for language in LANGUAGES
        }
        self._of_same_words: dict[tuple[Language, str], list[Term]] = defaultdict(list)
        for term in terms:
            for language in LANGUAGES:
                self._of_same_words[language, small(term.words(language))].append(term)

    def find(self, text: str, language: Language) -> list[FoundTerm]:
        """Every term in ``text``, in order; preferred ones before admitted, proposed and obsolete ones at the same place."""
        found = [match for match in self._phrases[language].find(text) if language == "cy" or _is_meant(match, text)]
        found.sort(key=lambda match: (match.start, _ORDER[match.name.status], match.name.pk))
        return [
            FoundTerm(term=match.name, form=text[match.start : match.end], start=match.start, end=match.end)
            for match in found
        ]

    def namesakes(self, term: Term, language: Language) -> list[Term]:
        """The terms with the same words in ``language``, ``term`` itself among them: what else it may be translated by."""
        return self._of_same_words[language, small(term.words(language))]


def _is_meant(match: Match[Term], text: str) -> bool:
    """An English noun is not found in a form of a verb: "part" is not in "parted"."""
    if match.exact or match.name.part_of_speech not in _NOUNS:
        return True
    return not text[match.start : match.end].casefold().endswith(("ing", "ed"))


_compiled: Glossary | None = None


def current(tokens: Mapping[str, str] | None = None) -> Glossary:
    """The glossary as it is now: one query, and one more where it has changed since it was last asked for.

    ``tokens`` are those of ``editions.current``, for whoever has asked for them already.
    """
    global _compiled
    token = (tokens if tokens is not None else editions.current()).get(editions.GLOSSARY, "")
    glossary = _compiled
    if glossary is None or glossary.token != token:
        glossary = _compiled = Glossary(token, list(Term.objects.all()))
    return glossary


def terms_in(text: str, *, language: str) -> list[FoundTerm]:
    """Every term that stands in ``text`` in any of its forms, in order. Of two that overlap the longer one is found.

    One query, whatever the length of the text and the number of terms.
    """
    return current().find(text, cast("Language", language))


def is_used(term: Term, text: str, *, language: str) -> bool:
    """Whether ``term`` stands in ``text`` in any mutation, singular or plural. No query."""
    return where_used(term, text, language=language) is not None


def where_used(term: Term, text: str, *, language: str) -> tuple[int, int] | None:
    """Where ``term`` first stands in ``text`` (offsets), or None."""
    found = cast("Language", language)
    return stands_in(term.words(found), text, found)
