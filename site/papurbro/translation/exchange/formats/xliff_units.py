"""The units of an XLIFF file that came back, each part's together: one unit, or, where a tool cut the text into sentences, several."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from lxml import etree

from papurbro.translation.exchange.formats import xliff_tools as tools
from papurbro.translation.exchange.formats.xliff_inline import XLIFF, read_text

_SEGMENT = f"{{{XLIFF}}}mrk"

#: ``target/@state`` that says that the translator is done with it (XLIFF 1.2, "state").
FINISHED = frozenset({"translated", "signed-off", "final"})


@dataclass
class Group:
    """The units of one part, in order; ``tags`` is what the file's own tag ids stand for."""

    key: str
    units: list[etree._Element]
    tags: dict[str, str]

    @property
    def source(self) -> str:
        """The source of the part. May raise ``TagError``."""
        return _joined([_source_of(unit, self.tags) for unit in self.units])

    @property
    def target(self) -> str:
        """The translation of the part. May raise ``TagError``."""
        return _joined([_target_of(unit, self.tags) for unit in self.units])

    @property
    def is_finished(self) -> bool:
        """Whether all of it is marked as finished, and none of it is empty."""
        return all(_is_finished(unit) and not _has_gap(unit) for unit in self.units)


def groups(root: etree._Element) -> list[Group]:
    """Every part that is to be translated, in order."""
    tags = tools.sdl_tags(root)
    found: list[Group] = []
    by_paragraph: dict[tuple[object, str], Group] = {}
    for unit in root.iter(f"{{{XLIFF}}}trans-unit"):
        if unit.get("translate") == "no":
            continue
        group = Group(_key(unit), [unit], tags)
        paragraph = tools.phrase_key(unit) or unit.get(f"{{{tools.PHRASE}}}para-id")
        if paragraph is not None:
            group = by_paragraph.setdefault((_file_of(unit), paragraph), group)
            if group.units[0] is not unit:
                group.units.append(unit)
                continue
        found.append(group)
    return found


def _key(unit: etree._Element) -> str:
    return tools.phrase_key(unit) or unit.get("resname") or unit.get("id") or ""


def _file_of(unit: etree._Element) -> object:
    return next(unit.iterancestors(f"{{{XLIFF}}}file"), None)


def _joined(texts: list[str]) -> str:
    """Sentences of one paragraph; a tool that cuts them apart leaves out the space between them, and may leave a line break at an end."""
    joined = ""
    for text in texts:
        gap = " " if joined and text and not joined[-1].isspace() and not text[0].isspace() else ""
        joined += gap + text
    return joined


def _source_of(unit: etree._Element, tags: dict[str, str]) -> str:
    source = unit.find(f"{{{XLIFF}}}source")
    return _read(unit, source, tags) if source is not None else ""


def _target_of(unit: etree._Element, tags: dict[str, str]) -> str:
    target = unit.find(f"{{{XLIFF}}}target")
    if target is None:
        return ""
    gaps = _gaps(unit.find(f"{{{XLIFF}}}seg-source"), tags)
    return _read(unit, _with_gaps(target, gaps) if gaps else target, tags)


def _read(unit: etree._Element, element: etree._Element, tags: dict[str, str]) -> str:
    text = read_text(element, tags)
    if tools.PHRASE in unit.nsmap.values():
        return tools.from_phrase(text, tools.phrase_tags(unit))
    return text


def _is_sentence(element: etree._Element | None) -> bool:
    return element is not None and element.tag == _SEGMENT and element.get("mtype") == "seg"


def _gaps(source: etree._Element | None, tags: dict[str, str]) -> dict[str, str]:
    """What stands in ``seg-source`` between each sentence and the one before it, within the same tag, by the sentence's id."""
    found: dict[str, str] = {}
    for sentence in source.iter(_SEGMENT) if source is not None else ():
        between, before = "", sentence.getprevious()
        while before is not None and not _is_sentence(before):
            between = _alone(before, tags) + (before.tail or "") + between
            before = before.getprevious()
        if before is not None and _is_sentence(sentence):
            found[sentence.get("mid") or ""] = (before.tail or "") + between
    return found


def _alone(child: etree._Element, tags: dict[str, str]) -> str:
    around = etree.Element("around")
    around.append(etree.fromstring(etree.tostring(child, with_tail=False)))
    return read_text(around, tags)


def _with_gaps(target: etree._Element, gaps: dict[str, str]) -> etree._Element:
    """The target; where two sentences touch, with what stands between them in the source."""
    filled = copy.deepcopy(target)
    for sentence in filled.iter(_SEGMENT):
        after = sentence.getnext()
        if after is not None and _is_sentence(sentence) and _is_sentence(after) and not sentence.tail:
            sentence.tail = gaps.get(after.get("mid") or "")
    return filled


def _is_finished(unit: etree._Element) -> bool:
    """The tool's own sign goes first, for it is the latest; then ``approved``; then the state. Without any, XLIFF says: not approved."""
    for sign in (tools.sdl_finished(unit), tools.phrase_finished(unit)):
        if sign is not None:
            return sign
    approved = unit.get("approved")
    if approved is not None:
        return approved == "yes"
    target = unit.find(f"{{{XLIFF}}}target")
    return target is not None and target.get("state") in FINISHED


def _has_gap(unit: etree._Element) -> bool:
    """Whether a sentence of it has no translation: an empty ``<mrk>``, or none."""
    source, target = unit.find(f"{{{XLIFF}}}seg-source"), unit.find(f"{{{XLIFF}}}target")
    if source is None or target is None or target.find(f".//{_SEGMENT}[@mtype='seg']") is None:
        return False
    translated = {s.get("mid") for s in target.iter(_SEGMENT) if "".join(str(text) for text in s.itertext()).strip()}
    return any(s.get("mid") not in translated for s in source.iter(_SEGMENT) if s.get("mtype") == "seg")
