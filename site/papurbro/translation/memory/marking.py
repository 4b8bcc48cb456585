"""The marks of two texts that say the same, numbered so that they can be compared and moved into another text.

In a unit marks are numbered in the order in which they stand in the Welsh text; in what is offered, as in the text that was asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from papurbro.translation.marks import MARK, normal

_SPACES = re.compile(r"[^\S\n]+")


def bare(text: str) -> str:
    """``text`` without its marks."""
    return MARK.sub("", text)


def tidy(text: str) -> str:
    """``text`` with single spaces: what is kept and compared."""
    return _SPACES.sub(" ", normal(text))


def order(text: str) -> list[int]:
    """The numbers of the marks of ``text``, each once, as they come."""
    return list(dict.fromkeys(int(match[2]) for match in MARK.finditer(text)))


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """``text`` with other numbers; a mark that ``numbers`` does not know goes, and its words stay."""

    def mark(match: re.Match[str]) -> str:
        number = numbers.get(int(match[2]))
        return f"⟦{match[1]}{number}⟧" if number is not None else ""

    return MARK.sub(mark, text)


def numbering(first: str, second: str = "") -> dict[int, int]:
    """From 1, as they come in ``first``; what only ``second`` has comes after."""
    return {old: new for new, old in enumerate(dict.fromkeys([*order(first), *order(second)]), start=1)}


def canonical(text: str) -> str:
    """``text`` tidied, with its own marks numbered from 1 as they come: two texts are the same when this is."""
    return renumbered(tidy(text), numbering(text))


def is_well_formed(text: str) -> bool:
    """Whether every mark opens once, closes once, and none crosses another."""
    opened: list[str] = []
    seen: set[str] = set()
    for match in MARK.finditer(text):
        closes, number = match[1] == "/", match[2]
        if closes and (not opened or opened.pop() != number):
            return False
        if not closes:
            if number in seen:
                return False
            seen.add(number)
            opened.append(number)
    return not opened


def fitted(text: str, own: str, asked: str) -> str:
    """``text`` with the marks that ``asked`` has: the first of ``own``, its other language, becomes the first of ``asked``, and so on.

    Marks that ``asked`` does not have go. Where what is left would be no sound mark-up, all of them go.
    """
    placed = dict(zip(order(own), order(asked), strict=False))
    moved = renumbered(text, placed)
    return moved if is_well_formed(moved) else bare(text)


def unwrapped(text: str) -> tuple[str, str, str]:
    """``(before, middle, after)`` of a sentence: marks at its ends that open or close in another sentence stand outside the middle.

    A mark inside the middle that has no partner there goes.
    """
    lone = _lone(text)
    before, text = _cut(text, lone, re.compile(rf"\s*{MARK.pattern}"), at_end=False)
    after, text = _cut(text, lone, re.compile(rf"{MARK.pattern}\s*\Z"), at_end=True)
    return before, MARK.sub(lambda match: "" if match[0] in lone else match[0], text), after


def _lone(text: str) -> set[str]:
    found = {match[0] for match in MARK.finditer(text)}
    return {mark for mark in found if _partner(mark) not in found}


def _partner(mark: str) -> str:
    return mark.replace("/", "") if "/" in mark else f"{mark[0]}/{mark[1:]}"


def _cut(text: str, lone: set[str], pattern: re.Pattern[str], *, at_end: bool) -> tuple[str, str]:
    cut = ""
    while match := (pattern.search if at_end else pattern.match)(text):
        mark = match[0].strip()
        if mark not in lone:
            break
        cut = mark + cut if at_end else cut + mark
        text = text[: match.start()] if at_end else text[match.end() :]
    return cut, text
