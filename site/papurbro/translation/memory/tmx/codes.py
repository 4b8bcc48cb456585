"""The inline elements of a TMX segment as marks, and back, with nothing lost.

What opens and closes (``bpt`` with its ``ept``, ``hi``) is a pair of marks around its words; what stands alone (``ph``, ``it``, ``ut``, one half of a
pair whose other half is missing or crosses another) is an empty pair. What an element holds and says of itself is kept as a code, by mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from papurbro.translation.marks import MARK
from papurbro.translation.memory.marking import is_well_formed, order, renumbered
from papurbro.translation.memory.tmx.errors import TmxError

Element = etree._Element
#: ``{"tag", "attrs", "inner"}``, and "end", ``{"attrs", "inner"}``, where it closes elsewhere. "inner" is XML.
Code = dict[str, Any]

_ALONE: Final = {"ph", "it", "ut"}
_BRACKETS: Final = str.maketrans("⟦⟧", "[]")


@dataclass
class Segment:
    """A segment in marks, numbered from 1 as they come, and the code of each."""

    text: str = ""
    codes: dict[int, Code] = field(default_factory=dict)

    def numbered(self, numbers: dict[int, int]) -> Segment:
        """With other numbers."""
        return Segment(renumbered(self.text, numbers), {numbers[old]: code for old, code in self.codes.items()})


def read(seg: Element) -> Segment:
    """A ``seg`` of a file; raises ``TmxError`` where something stands in it that TMX does not know."""
    segment = _Reader(in_pairs=True).read(seg)
    return segment if is_well_formed(segment.text) else _Reader(in_pairs=False).read(seg)


class _Reader:
    """Reads one segment. ``in_pairs`` as long as pairs do not cross."""

    def __init__(self, *, in_pairs: bool) -> None:
        self.in_pairs = in_pairs
        self.segment = Segment()
        self._open: dict[str, int] = {}

    def read(self, seg: Element) -> Segment:
        self.segment.text = self._words(seg)
        for number in self._open.values():
            self.segment.text = self.segment.text.replace(f"⟦{number}⟧", f"⟦{number}⟧⟦/{number}⟧")
        return self.segment

    def _words(self, element: Element) -> str:
        found = [(element.text or "").translate(_BRACKETS)]
        for child in element:
            found += [self._mark(child), (child.tail or "").translate(_BRACKETS)]
        return "".join(found)

    def _mark(self, element: Element) -> str:
        name = local_name(element)
        if name == "bpt" and self.in_pairs:
            number = self._open[element.get("i", "")] = self._keep(element)
            return f"⟦{number}⟧"
        if name == "ept" and element.get("i", "") in self._open:
            number = self._open.pop(element.get("i", ""))
            self.segment.codes[number]["end"] = _said(element)
            return f"⟦/{number}⟧"
        if name == "hi":
            number = self._keep(element, inner="")
            return f"⟦{number}⟧{self._words(element)}⟦/{number}⟧"
        if name not in _ALONE | {"bpt", "ept"}:
            raise TmxError.unknown_element(element.sourceline, name)
        number = self._keep(element)
        return f"⟦{number}⟧⟦/{number}⟧"

    def _keep(self, element: Element, **instead: str) -> int:
        number = len(self.segment.codes) + 1
        self.segment.codes[number] = {"tag": local_name(element), **_said(element), **instead}
        return number


def _said(element: Element) -> Code:
    return {"attrs": dict(element.attrib), "inner": _inner(element)}


def _inner(element: Element) -> str:
    """What the element holds, as XML without namespaces."""
    holder = etree.Element("x")
    holder.text = element.text
    for child in element:
        holder.append(_plain(child))
    written = etree.tostring(holder, encoding="unicode")
    return written.removeprefix("<x>").removesuffix("</x>") if written != "<x/>" else ""


def _plain(element: Element) -> Element:
    made = etree.Element(local_name(element), dict(element.attrib))
    made.text, made.tail = element.text, element.tail
    for child in element:
        made.append(_plain(child))
    return made


def local_name(element: Element) -> str:
    """The element's name; an entity, which nobody resolves, is one of no name that is known."""
    return etree.QName(element).localname if isinstance(element.tag, str) else "&"


def agreeing(one: Segment, two: Segment) -> Segment:
    """``two`` with the numbers of ``one`` for what is the same in both; what only ``two`` has is numbered after."""
    free = dict(one.codes)
    numbers: dict[int, int] = {}
    for is_same in (_same_x, _same_content, _same_tag):
        for number, code in two.codes.items():
            match = next((ours for ours, other in free.items() if is_same(code, other)), None)
            if number not in numbers and match is not None:
                numbers[number] = match
                del free[match]
    extra = [number for number in order(two.text) if number not in numbers]
    return two.numbered(numbers | {number: len(one.codes) + place for place, number in enumerate(extra, start=1)})


def _same_x(one: Code, two: Code) -> bool:
    return (
        one["tag"] == two["tag"]
        and one["attrs"].get("x") is not None
        and one["attrs"].get("x") == two["attrs"].get("x")
    )


def _same_content(one: Code, two: Code) -> bool:
    return _same_tag(one, two) and one["inner"] == two["inner"]


def _same_tag(one: Code, two: Code) -> bool:
    return one["tag"] == two["tag"] and ("end" in one) == ("end" in two)


def write(seg: Element, text: str, codes: dict[str, Code]) -> None:
    """Fill ``seg`` with a text in marks. A mark without a code, which stands for an element of a page, is a ``bpt`` with its ``ept``."""
    inside = [seg]
    for words, closes, number in _stretches(text):
        _append(inside[-1], words)
        if number is None:
            break
        code = codes.get(number) or _of_page(number)
        if code["tag"] == "hi":
            _hi(inside, code, closes=closes)
        elif not closes:
            inside[-1].append(_element(code["tag"], code))
        elif "end" in code:
            inside[-1].append(_element("ept", code["end"]))


def _stretches(text: str) -> Iterator[tuple[str, bool, str | None]]:
    start = 0
    for match in MARK.finditer(text):
        yield text[start : match.start()], match[1] == "/", match[2]
        start = match.end()
    yield text[start:], False, None


def _append(element: Element, words: str) -> None:
    words = "".join(char for char in words if char >= " " or char in "\n\t")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _of_page(number: str) -> Code:
    return {
        "tag": "bpt",
        "attrs": {"i": number, "x": number},
        "inner": f"&lt;{number}&gt;",
        "end": {"attrs": {"i": number}, "inner": f"&lt;/{number}&gt;"},
    }


def _hi(inside: list[Element], code: Code, *, closes: bool) -> None:
    if closes:
        inside.pop()
        return
    element = etree.SubElement(inside[-1], "hi", code["attrs"])
    inside.append(element)


def _element(tag: str, code: Code) -> Element:
    holder = etree.fromstring(f"<x>{code['inner']}</x>")
    element = etree.Element(tag, code["attrs"])
    element.text = holder.text
    for child in holder:
        element.append(child)
    return element
