"""A file that came back, filled again with what is here now: everything that another tool wrote into it stays.

A part whose text is still the one that stands there is left as it is, states and all; another text replaces the target, and the states follow.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from lxml import etree

from papurbro.translation.exchange import safe_xml
from papurbro.translation.exchange.formats import xliff_tools as tools
from papurbro.translation.exchange.formats.xliff_inline import XLIFF, InlineWriter, TagError
from papurbro.translation.exchange.formats.xliff_units import Group, groups
from papurbro.translation.exchange.formats.xliff_writing import OURS, STATES, append_unit, unit_of, write_target
from papurbro.translation.exchange.pieces import State
from papurbro.translation.marks import normal
from papurbro.welsh.sentences import spans

if TYPE_CHECKING:
    from papurbro.translation.exchange.pieces import Part, Piece

_SEGMENT = f"{{{XLIFF}}}mrk"
_TARGET = f"{{{XLIFF}}}target"


def refill(skeleton: bytes, piece: Piece) -> bytes:
    """``skeleton`` as it came back, with the piece as it is now: parts that are gone are out, new ones stand at the end.

    Raises ``FileError`` where the skeleton cannot be read.
    """
    root = safe_xml.parse(skeleton)
    left = {part.key: part for part in piece.parts}
    by_source = {part.source: part.key for part in piece.parts}
    for group in groups(root):
        part = left.pop(_key_of(group, left, by_source), None)
        if part is None:
            _take_out(group)
        else:
            _bring_up_to_date(group, part)
    body = root.find(f".//{{{XLIFF}}}body")
    for part in left.values():
        if body is not None:
            append_unit(body, unit_of(part))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _key_of(group: Group, left: dict[str, Part], by_source: dict[str, str]) -> str:
    if group.key in left:
        return group.key
    return by_source.get(_text(group, "source"), "")


def _text(group: Group, name: str) -> str:
    try:
        return normal(getattr(group, name))
    except TagError:
        return ""


def _take_out(group: Group) -> None:
    for unit in group.units:
        parent = unit.getparent()
        if parent is None:
            continue
        parent.remove(unit)
        around = parent.getparent()
        if etree.QName(parent).localname == "group" and around is not None and not parent.findall(".//{*}trans-unit"):
            around.remove(parent)


def _bring_up_to_date(group: Group, part: Part) -> None:
    if group.units[0].get(f"{{{OURS}}}ref") is not None:
        group.units[0].set(f"{{{OURS}}}ref", str(part.reference))
    if _text(group, "target") != part.target:
        texts = _shared_out(part.target, len(group.units))
        for unit, text in zip(group.units, texts, strict=True):
            _replace_target(unit, text, part, group.tags)
    elif group.is_finished == (part.state in (State.TRANSLATED, State.APPROVED)):
        return
    for unit in group.units:
        _mark(unit, part.state)


def _shared_out(text: str, count: int) -> list[str]:
    """A text over the units that hold it: by sentence where there are as many, else all of it in the first."""
    found = spans(text)
    if count > 1 and len(found) == count:
        starts = [0, *(start for start, _end in found[1:]), len(text)]
        return [text[start:end] for start, end in itertools.pairwise(starts)]
    return [text, *[""] * (count - 1)]


def _replace_target(unit: etree._Element, text: str, part: Part, tags: dict[str, str]) -> None:
    target = unit.find(_TARGET)
    if target is None:
        target = etree.Element(_TARGET)
        before = unit.find(f"{{{XLIFF}}}seg-source")
        (before if before is not None else unit.find(f"{{{XLIFF}}}source")).addnext(target)  # type: ignore[union-attr]
    for child in list(target):
        target.remove(child)
    target.text = None
    if tools.PHRASE in unit.nsmap.values():
        target.text = tools.to_phrase(text, tools.phrase_tags(unit))
        return
    write_target(target, text, InlineWriter(part.elements, _names(tags)), _sentence_ids(unit))


def _names(tags: dict[str, str]) -> dict[str, str]:
    """The file's own id of each of our tags."""
    return {meaning if meaning != "\n" else "lb1": own for own, meaning in tags.items()}


def _sentence_ids(unit: etree._Element) -> list[str]:
    source = unit.find(f"{{{XLIFF}}}seg-source")
    if source is None:
        return []
    return [segment.get("mid") or "" for segment in source.iter(_SEGMENT) if segment.get("mtype") == "seg"]


def _mark(unit: etree._Element, state: State) -> None:
    """Say how far it is in every way that the file knows."""
    finished = state in (State.TRANSLATED, State.APPROVED)
    target = unit.find(_TARGET)
    if target is not None and target.get("state") is not None:
        target.set("state", STATES[state])
        target.attrib.pop("state-qualifier", None)
    if unit.get("approved") is not None or state is State.APPROVED:
        unit.set("approved", "yes" if finished else "no")
    for segment in unit.iter(f"{{{tools.SDL}}}seg"):
        if finished or segment.get("conf") is not None:
            segment.set("conf", "Translated" if finished else "Draft")
    if unit.get(f"{{{tools.PHRASE}}}confirmed") is not None:
        unit.set(f"{{{tools.PHRASE}}}confirmed", "1" if finished else "0")
