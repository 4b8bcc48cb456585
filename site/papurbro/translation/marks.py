"""A segment's inline mark-up as marks that people can write around: ``<b>now</b>`` reads ⟦1⟧now⟦/1⟧.

A mark stands for the tag in the source, so a translator can neither break HTML nor lose a link's address. A line break is a line break.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue

MARK = re.compile(r"⟦(/?)(\d+)⟧")
_BRACKET = re.compile(r"[⟦⟧]")


class MarkError(ValueError):
    """The marks of a text do not fit those of its source; the message is a plain sentence."""


@dataclass(frozen=True)
class Inline:
    """One inline element of a source text; ``id`` is localize's name for a link's attributes, or ""."""

    name: str
    id: str

    @property
    def opening(self) -> str:
        """Its opening tag."""
        return f'<{self.name} id="{self.id}">' if self.id else f"<{self.name}>"

    @property
    def closing(self) -> str:
        """Its closing tag."""
        return f"</{self.name}>"


def inline_elements(data: str) -> list[Inline]:
    """The inline elements of a segment in order; the first one is mark 1."""
    return list(_elements(data))


# A page of three hundred parts asks about each of its texts several times; parsing is what takes long.
@lru_cache(maxsize=2048)
def _elements(data: str) -> tuple[Inline, ...]:
    if _is_plain(data):
        return ()
    soup = BeautifulSoup(data, "html.parser")
    return tuple(_inline(tag) for tag in soup.find_all(True) if tag.name != "br")


def _is_plain(data: str) -> bool:
    return "<" not in data and "&" not in data


def same_elements(one: str, another: str) -> bool:
    """Whether two source texts have the same inline elements, so that a translation of the one has the marks of the other."""
    return Counter(inline_elements(one)) == Counter(inline_elements(another))


@lru_cache(maxsize=2048)
def to_marks(data: str, source: str) -> str:
    """``data`` as plain text with the marks of ``source``; an element that the source does not have leaves its words only."""
    if _is_plain(data):
        return normal(data)
    numbers: dict[Inline, list[int]] = {}
    for number, element in enumerate(inline_elements(source), start=1):
        numbers.setdefault(element, []).append(number)
    return normal("".join(_marked(BeautifulSoup(data, "html.parser"), numbers)))


def normal(text: str) -> str:
    """A text as forms send it and as it is compared: one kind of line end, nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def from_marks(text: str, source: str) -> str:
    """The HTML of a text with marks, as localize keeps it; raises ``MarkError`` where they do not fit ``source``."""
    elements = inline_elements(source)
    parts: list[str] = []
    opened: list[int] = []
    seen: set[int] = set()
    for piece, closes, number in _pieces(text):
        parts.append(_plain(piece))
        if number is not None:
            _check(number, closes, elements, opened, seen)
            element = elements[number - 1]
            parts.append(element.closing if closes else element.opening)
    if opened:
        raise MarkError(
            _("The mark %(opening)s is not closed: put %(closing)s after the last of its words.") % _names(opened[-1])
        )
    _require_all(elements, seen)
    return str(StringValue.from_translated_html("".join(parts)).data)


def _inline(tag: Tag) -> Inline:
    return Inline(tag.name, str(tag.get("id", "")))


def _marked(node: Tag, numbers: dict[Inline, list[int]]) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, NavigableString):
            yield str(child)
        elif isinstance(child, Tag) and child.name == "br":
            yield "\n"
        elif isinstance(child, Tag):
            free = numbers.get(_inline(child))
            number = free.pop(0) if free else None
            yield f"⟦{number}⟧" if number else ""
            yield from _marked(child, numbers)
            yield f"⟦/{number}⟧" if number else ""


def _pieces(text: str) -> Iterator[tuple[str, bool, int | None]]:
    """Each stretch of text with the mark that follows it: ``(text, whether the mark closes, its number)``."""
    start = 0
    for match in MARK.finditer(text):
        yield text[start : match.start()], bool(match[1]), int(match[2])
        start = match.end()
    yield text[start:], False, None


def _plain(piece: str) -> str:
    if _BRACKET.search(piece):
        raise MarkError(_("A mark is damaged: it must read exactly as in the original, for instance ⟦1⟧."))
    return str(escape(piece)).replace("\n", "<br/>")


def _check(number: int, closes: bool, elements: list[Inline], opened: list[int], seen: set[int]) -> None:
    names = _names(number)
    if not 1 <= number <= len(elements):
        raise MarkError(_("There is no mark %(opening)s in the original.") % names)
    if closes:
        if not opened or opened[-1] != number:
            raise MarkError(
                _("The mark %(closing)s stands in the wrong place: it closes what %(opening)s opened.") % names
            )
        opened.pop()
        return
    if number in seen:
        raise MarkError(_("The mark %(opening)s stands here twice.") % names)
    seen.add(number)
    opened.append(number)


def _require_all(elements: list[Inline], seen: set[int]) -> None:
    for number in range(1, len(elements) + 1):
        if number not in seen:
            raise MarkError(
                _(
                    "The mark %(opening)s is missing: put %(opening)s and %(closing)s around the same words as in the original."
                )
                % _names(number)
            )


def _names(number: int) -> dict[str, str]:
    return {"opening": f"⟦{number}⟧", "closing": f"⟦/{number}⟧"}
