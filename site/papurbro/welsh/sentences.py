"""Where one sentence ends and the next begins, in Welsh and in English.

Marks (⟦1⟧ … ⟦/1⟧) and HTML tags are looked through: one that opens belongs to the sentence after it, one that closes to the sentence before.
A line break always ends a sentence.
"""

from __future__ import annotations

import re
from typing import Final

#: With what they stand before: a name, a number, an example. No sentence ends with them.
_NEVER_LAST: Final = frozenset(
    """
    dr mr mrs ms mx prof st rev revd parch bnr bns fr cllr cyng capt sgt yr.anrh
    e.e h.y e.g i.e cf cp gw vs v viz d.s d.l tel ffôn ff ed eds gol goln arg ll n.b o.n approx
    """.split()
)
#: No sentence ends with them where a number follows.
_BEFORE_NUMBER: Final = frozenset(
    """
    no nos rh rhif t tt tud p pp vol cyf pt fig ffig c ca §
    jan feb mar apr jun jul aug sep sept oct nov dec ion chwef chwe maw ebr gorff gor medi hyd tach rhag
    """.split()
)

_MARK: Final = r"⟦/?\d+⟧|<[^>]*>"
_CLOSING: Final = r"⟦/\d+⟧|</[^>]*>"
_OPENING: Final = r"⟦\d+⟧|<[^/>][^>]*>"
_CANDIDATE: Final = re.compile(
    rf"""
    (?P<line>\n|<br\s*/?>)
    | (?P<stop>[.!?…]+)
      (?:["'”’»)\]]|{_CLOSING})*
      (?P<gap>\s+)
      (?=(?:(?:["'“‘«(\[–—-]|{_OPENING})\s*)*(?P<next>\w))
    """,
    re.VERBOSE,
)
_LAST_WORD: Final = re.compile(r"[\w.'’§]*$")
_ONLY_A_NUMBER: Final = re.compile(r"[\s(\[]*(?:\d+|[a-z]|[ivx]+)[)\]]?$", re.IGNORECASE)


def spans(text: str) -> list[tuple[int, int]]:
    """``(start, end)`` of each sentence, offsets into ``text``, without the spaces around it; what has no word in it is none."""
    found, start = [], 0
    for match in _CANDIDATE.finditer(text):
        if match["line"] is not None:
            end, following = match.start(), match.end()
        elif _ends_here(text, start, match):
            end, following = match.start("gap"), match.end("gap")
        else:
            continue
        found.append((start, end))
        start = following
    found.append((start, len(text)))
    return [_trimmed(text, *span) for span in found if _says_something(text[slice(*span)])]


def sentences(text: str) -> list[str]:
    """The sentences of ``text`` in order, as they stand."""
    return [text[start:end] for start, end in spans(text)]


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    following = match["next"]
    if following.islower():
        return False
    if match["stop"] != ".":
        return True
    so_far = re.sub(_MARK, "", text[start : match.start()])
    if _ONLY_A_NUMBER.fullmatch(so_far):
        return False  # "1. Agor y drws": the number of an item
    word = _last_word(so_far)
    if following.isdigit() and word.casefold() in _BEFORE_NUMBER:
        return False
    return word.casefold() not in _NEVER_LAST and not _is_initial(word)


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text[-40:])
    return found[0].strip(".'’") if found else ""


def _is_initial(word: str) -> bool:
    """J. R. Jones, and not a sentence that ends in a letter of its own, such as Plan B: that is rarer."""
    return all(len(letters) == 1 and letters.isupper() for letters in word.split("."))


def _says_something(text: str) -> bool:
    return re.search(r"\w", re.sub(_MARK, "", text)) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
