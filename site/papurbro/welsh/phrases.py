"""Where phrases stand in a text, in any of their forms."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from papurbro.welsh.fold import fold
from papurbro.welsh.languages import Language
from papurbro.welsh.lemmas import lemma
from papurbro.welsh.mutations import unmutated
from papurbro.welsh.wordforms import Reading, Token, is_form, read, words_of

Name = TypeVar("Name")


@dataclass(frozen=True)
class Match(Generic[Name]):
    """What was found, and where in the text (offsets). ``exact`` tells that it stands there as it was given."""

    name: Name
    start: int
    end: int
    exact: bool


class Phrases(Generic[Name]):
    """Many phrases of one language, made ready once to be looked for in many texts.

    A text costs a few look-ups for each of its words, however many phrases there are.
    """

    def __init__(self, phrases: Iterable[tuple[str, Name]], language: Language) -> None:
        self.language = language
        self._by_first_word: dict[str, list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
        for phrase, name in phrases:
            words = words_of(phrase)
            if words:
                self._by_first_word[fold(words[0])].append((words, name))

    def find(self, text: str) -> list[Match[Name]]:
        """Return every phrase in the text, in order. Of two that overlap the longer stands; of one place all its names do."""
        reading = read(text, self.language)
        found = [match for index in range(len(reading.tokens)) for match in self._at(reading, index)]
        return _longest(found)

    def _at(self, reading: Reading, index: int) -> list[Match[Name]]:
        keys = dict.fromkeys(fold(form) for form in reading.tokens[index].forms)
        candidates = [candidate for key in keys for candidate in self._by_first_word.get(key, ())]
        matches = [
            _match(reading, index, words, name)
            for words, name in candidates
            if _stands(reading, index, words, strict=True)
        ]
        exact = {match.end for match in matches if match.exact}
        return [match for match in matches if match.exact or match.end not in exact]


def stands_in(phrase: str, text: str, language: Language) -> tuple[int, int] | None:
    """Return where the phrase first stands in the text in any form, None where it does not.

    More is taken for a form of it than ``Phrases`` would find: after a number Welsh has the singular where the phrase may be plural.
    """
    words, reading = words_of(phrase), read(text, language)
    if not words:
        return None
    for index in range(len(reading.tokens)):
        if _stands(reading, index, words, strict=False):
            last = reading.tokens[index + len(words) - 1]
            return reading.tokens[index].start, last.stem_end
    return None


def _stands(reading: Reading, index: int, words: tuple[str, ...], *, strict: bool) -> bool:
    if index + len(words) > len(reading.tokens):
        return False
    if not _is_word(reading.tokens[index], words[0], reading.language, strict=strict):
        return False
    return all(
        reading.follows(index + place)
        and _goes_on(reading.tokens[index + place], word, reading.language, strict=strict)
        for place, word in enumerate(words[1:], start=1)
    )


def _is_word(token: Token, word: str, language: Language, *, strict: bool) -> bool:
    if is_form(token, word, language, strict=strict):
        return True
    singular = None if strict else lemma(word, language)
    return singular is not None and singular != word and is_form(token, singular, language)


def _goes_on(token: Token, word: str, language: Language, *, strict: bool) -> bool:
    """Within a phrase its own words may be mutated: "neuadd bentref", and in the plural "neuaddau pentref"."""
    radicals = unmutated(word) if language == "cy" else (word,)
    return any(_is_word(token, radical, language, strict=strict) for radical in radicals)


def _match(reading: Reading, index: int, words: tuple[str, ...], name: Name) -> Match[Name]:
    tokens = reading.tokens[index : index + len(words)]
    exact = all(token.own == word for token, word in zip(tokens, words, strict=True))
    return Match(name, tokens[0].start, tokens[-1].end if exact else tokens[-1].stem_end, exact)


def _longest(matches: list[Match[Name]]) -> list[Match[Name]]:
    kept: list[Match[Name]] = []
    for match in sorted(matches, key=lambda each: (each.start - each.end, each.start)):
        if all(_same_place(match, other) or match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda each: each.start)


def _same_place(one: Match[Name], another: Match[Name]) -> bool:
    return (one.start, one.end) == (another.start, another.end)
