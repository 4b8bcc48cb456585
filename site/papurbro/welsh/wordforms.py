"""Which dictionary words the words of a text may be forms of, and where a phrase stands in a text in any of its forms.

A Welsh word counts in every mutation (soft, nasal, aspirate, h before a vowel), singular and plural, and with what is joined to it ("Cymru'n").
An English word counts in the plural, in the possessive, and as a form of its verb. Accents must match, unless the text leaves them out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from papurbro.welsh.fold import APOSTROPHES, fold, small
from papurbro.welsh.languages import Language
from papurbro.welsh.lemmas import lemma
from papurbro.welsh.mutations import unmutated

_WORD: Final = re.compile(r"\w+(?:'\w+)*")
_JOINT: Final = re.compile(r"[\s\-‑–']*")
"""What may stand between two words of one phrase."""

_ENDINGS: Final[dict[Language, tuple[tuple[str, str], ...]]] = {
    "cy": (
        *((ending, "") for ending in ("iau", "au", "ion", "on", "oedd", "ydd", "od", "i")),
        ("wyr", "wr"),
    ),
    "en": (("ies", "y"), ("es", ""), ("s", "")),
}
"""Regular plurals, asked only of words that the dictionary does not know: what is taken off, what comes instead."""

_SHORTEST_STEM: Final = 3

_THEMSELVES: Final = frozenset(
    "am ar at chi chwi dan ddim drwy dros dy ei ein er eu fe fel fy gan gyda hi hon hwn hyd hyn i mae mewn mi nhw ni o oes ond pan "
    "trwy tros un wedi wrth y yn yr".split()
)
"""Welsh words so common that nobody means a mutation of another word by them: "gan" is not "cân"."""

_OWN_WORDS: Final = frozenset(
    "bar can cant cor cyn dal dan del fan fel for gan gem glan gor gwen lan llen man mel mor mud nad par pen sel swn tal tan ton wen".split()
)
"""Words that are others without their accent: "mor" is "so", and "môr" the sea."""


@dataclass(frozen=True)
class Token:
    """One word of a text: what it may be a form of, most likely first, and where it stands (offsets)."""

    forms: tuple[str, ...]
    start: int
    end: int
    stem_end: int

    @property
    def own(self) -> str:
        """The word itself, in small letters."""
        return self.forms[0]


@dataclass(frozen=True)
class Reading:
    """A text as its words."""

    text: str
    language: Language
    tokens: tuple[Token, ...]

    def follows(self, index: int) -> bool:
        """Whether the word at ``index`` may go on the phrase of the word before it: no comma, no full stop between."""
        gap = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return _JOINT.fullmatch(gap) is not None


@lru_cache(maxsize=256)
def read(text: str, language: Language) -> Reading:
    """Return the words of a text with what each may be a form of."""
    plain = text.translate(APOSTROPHES)
    return Reading(plain, language, tuple(_tokens(plain, language)))


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase, in small letters."""
    return tuple(small(word) for word in _WORD.findall(phrase.translate(APOSTROPHES)))


def _tokens(text: str, language: Language) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        stem = match.group().partition("'")[0] if _is_joined(match.group(), language) else match.group()
        yield Token(forms(match.group(), language), match.start(), match.end(), match.start() + len(stem))


def _is_joined(word: str, language: Language) -> bool:
    """Whether something hangs on the word: "Cymru'n", "council's"."""
    return "'" in word and (language == "cy" or word.casefold().endswith("'s"))


@lru_cache(maxsize=50_000)
def forms(word: str, language: Language) -> tuple[str, ...]:
    """Return every word that ``word`` may be a form of, in small letters: itself first, then by mutation, then by its dictionary form."""
    own = small(word)
    found = [own]
    if _is_joined(own, language):
        found += forms(own.partition("'")[0], language)
    elif language == "cy":
        found += _welsh_forms(own)
    else:
        found += _dictionary_forms(own, language)
    return tuple(dict.fromkeys(found))


def _welsh_forms(own: str) -> list[str]:
    if own in _THEMSELVES:
        return []
    radicals = unmutated(own)
    return [*radicals, *(form for radical in radicals for form in _dictionary_forms(radical, "cy"))]


def _dictionary_forms(word: str, language: Language) -> list[str]:
    known = lemma(word, language)
    if known is not None:
        return [known]
    return [
        word[: -len(ending)] + instead
        for ending, instead in _ENDINGS[language]
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
    ]


def is_form(token: Token, word: str, language: Language, *, strict: bool = False) -> bool:
    """Tell whether the word of a text may be a form of ``word`` (small letters).

    ``strict`` is for finding words nobody has said are there: then a word of its own is not read as a mutation of another ("dŵr" as "tŵr"),
    nor one without an accent as one that has it where both are words ("mor" as "môr").
    """
    wanted = fold(word)
    for form in token.forms:
        is_bare = fold(form) == form
        if form != word and not (is_bare and form == wanted):
            continue
        if not strict or _is_certain(token, form, word, language):
            return True
    return False


def _is_certain(token: Token, form: str, word: str, language: Language) -> bool:
    own = token.own.partition("'")[0] if _is_joined(token.own, language) else token.own
    if form in (own, token.own):
        return form == word or form not in _OWN_WORDS
    return language == "en" or lemma(own, language) != own
