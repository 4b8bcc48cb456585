"""Alphabetical order, in Welsh and in English.

The Welsh alphabet counts its digraphs as letters: "Llan" comes after "Lwl" and "chwaer" after "cymro".
The key is made of digits and small letters only at its head, so it can be stored and
sorts alike in Python and under any collation of a database.
"""

import re
import unicodedata
from typing import Final

from papurbro.welsh.fold import APOSTROPHES
from papurbro.welsh.languages import Language

SEPARATOR: Final = "\u034f"
"""Stands between n and g where they are two letters, as in Bangor (combining grapheme joiner)."""

_SPACE, _END = "01", "00"
_AFTER: Final = {
    "ch": "c",
    "dd": "d",
    "ff": "f",
    "ng": "g",
    "ll": "l",
    "ph": "p",
    "rh": "r",
    "th": "t",
}
"""Each digraph, and the letter that it follows in the alphabet."""

_TOKENS: Final[dict[Language, re.Pattern[str]]] = {
    "cy": re.compile("|".join(_AFTER) + "|.", re.DOTALL),
    "en": re.compile(".", re.DOTALL),
}


def sort_key(text: str, language: Language) -> str:
    """Return a string that sorts text as a dictionary of that language would.

    Case, accents, '#' and other signs count only between texts that are otherwise alike.
    """
    bare = _without_accents(text)
    head = "".join(_rank(token) for token in _TOKENS[language].findall(bare))
    return f"{head}{_END}{text.translate(APOSTROPHES).casefold()}"


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in decomposed if c == SEPARATOR or not unicodedata.combining(c))
    return kept.strip().replace("-", " ")


def _rank(token: str) -> str:
    """Two characters for a letter of the alphabet; other letters come after, signs are nothing."""
    if token in _AFTER:
        return f"{_AFTER[token]}1"
    if token.isspace():
        return _SPACE
    if token.isdecimal():
        return f"1{int(token)}"
    if token.isascii():
        return f"{token}0" if token.isalpha() else ""
    return f"zz{ord(token):06x}" if token.isalpha() else ""
