"""A text as it is looked for: its words without case, accents, marks and signs, a space around each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from papurbro.translation.memory.marking import bare
from papurbro.welsh.fold import fold

_WORD: Final = re.compile(r"[^\W_]+")

#: A Welsh word may begin with any of these because of the word before it: "plant", "blant", "mhlant", "phlant" agree after it. Longest first.
BEGINNINGS: Final = tuple("ngh mh nh ph th ch dd ff ng ll rh b c d f g h l m n p r t".split())
_BEGINNING: Final = re.compile("|".join(BEGINNINGS))
_SHORTEST: Final = 3
#: Characters of a probe. Of a longer word its end is looked for, of an English one its beginning.
LONGEST: Final = 40


def folded(text: str) -> str:
    """ " the words of a text " as they are matched; "" where there are none."""
    words = _WORD.findall(fold(bare(text)))
    return f" {' '.join(words)} " if words else ""


def key(folded_text: str) -> str:
    """A short name of a folded text (32 hex digits): texts that differ by case, accents or signs alone have the same."""
    return hashlib.sha256(folded_text.encode()).hexdigest()[:32]


@lru_cache(maxsize=50_000)
def probe(word: str, language: str) -> str:
    """What to look for in folded texts to find a folded ``word``: three characters or more, so that an index of trigrams can answer.

    A Welsh word is looked for without the letters that mutate, an English one with whatever ending: "lant " finds "phlant", " meeting" "meetings".
    """
    if language == "cy":
        rest = _BEGINNING.sub("", word, count=1) if _BEGINNING.match(word) else word
        found = f"{rest} " if len(rest) >= _SHORTEST else f" {word} "
        return found[-LONGEST:]
    found = f" {word}" if len(word) >= _SHORTEST else f" {word} "
    return found[:LONGEST]


def stem(word: str, language: str) -> str:
    """As ``probe``, with whatever ending, which "*" says: "yfarfod*" finds "gyfarfodydd". For looking words up, where finding more does no harm."""
    found = probe(word, language).rstrip()
    return f"{found}*" if len(found.strip()) > _SHORTEST else probe(word, language)


def is_piece(probe: str) -> bool:
    """Whether a probe is looked for within words: it neither begins nor ends with a space, or it is the end of a very long word."""
    return len(probe) >= LONGEST or not (probe[:1] == " " or probe.endswith((" ", "*")))


def finder(probes: Iterable[str], language: str) -> re.Pattern[str]:
    """What a folded text has where one of ``probes`` stands in it."""
    return re.compile("|".join(_expression(probe, language) for probe in probes))


def _expression(probe: str, language: str) -> str:
    words = re.escape(probe.removesuffix("*"))
    return words if is_piece(probe) or probe[:1] == " " or language != "cy" else f" (?:{_BEGINNING.pattern})?{words}"


def probes(folded_text: str, language: str) -> list[str]:
    """The probes of a folded text, each once, in order."""
    return list(dict.fromkeys(probe(word, language) for word in folded_text.split()))
