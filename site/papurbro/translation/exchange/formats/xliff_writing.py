"""A piece as XLIFF 1.2 (docs.oasis-open.org/xliff/v1.2): a unit for each part, its sentences in ``seg-source``, what it is told by in notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from lxml import etree

from papurbro.translation.exchange.formats.tokens import UNWRITABLE
from papurbro.translation.exchange.formats.xliff_inline import XLIFF, InlineWriter
from papurbro.translation.exchange.pieces import State
from papurbro.welsh.sentences import spans

if TYPE_CHECKING:
    from papurbro.translation.exchange.pieces import Part, Piece

#: What is our own in a file: the piece, the site, and what each part was when it left.
OURS = "urn:papurbro:exchange:1"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ORIGINAL = "papurbro-"

#: ``target/@state`` for each of our states; a draft's qualifier says that it is not to be trusted.
STATES = {
    State.NEW: "needs-translation",
    State.DRAFT: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.APPROVED: "final",
}


def write(piece: Piece, *, regional: bool = True, prefilled: bool = False) -> bytes:
    """The file. ``regional``: cy-GB and en-GB, else cy and en.

    ``prefilled`` is for tools that translate what stands in ``<target>`` and set no states, such as OmegaT without a plug-in: a part without
    a translation has the original's text there, and one that comes back with another text counts as finished.
    """
    root = etree.Element(f"{{{XLIFF}}}xliff", {"version": "1.2"}, nsmap={None: XLIFF, "pb": OURS})
    file = etree.SubElement(root, f"{{{XLIFF}}}file", _file_attributes(piece, regional=regional))
    if prefilled:
        file.set(f"{{{OURS}}}states", "none")
    _header(file, piece)
    body = etree.SubElement(file, f"{{{XLIFF}}}body")
    body.text = "\n"
    for part in piece.parts:
        append_unit(body, unit_of(part, prefilled=prefilled))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def append_unit(body: etree._Element, unit: etree._Element) -> None:
    """``unit`` on a line of its own, so that what is told of a line leads to it."""
    body.append(unit)
    unit.tail = "\n"


def tag_of(language: str, *, regional: bool) -> str:
    """``cy-GB`` or ``cy``."""
    return f"{language}-GB" if regional else language


def readable(text: str) -> str:
    """``text`` for a note or an attribute: signs that XML cannot hold are left out."""
    return UNWRITABLE.sub("", text)


def _file_attributes(piece: Piece, *, regional: bool) -> dict[str, str]:
    return {
        "original": f"{ORIGINAL}{piece.key}",
        "source-language": tag_of(piece.source_language, regional=regional),
        "target-language": tag_of(piece.target_language, regional=regional),
        "datatype": "html",
        "product-name": "Papur Bro",
        f"{{{OURS}}}piece": piece.key,
        f"{{{OURS}}}site": piece.site,
    }


def _header(file: etree._Element, piece: Piece) -> None:
    header = etree.SubElement(file, f"{{{XLIFF}}}header")
    _sub(header, "note", readable(piece.title), {"from": "title"})
    if piece.url:
        _sub(header, "note", readable(piece.url), {"from": "url"})


def _sub(parent: etree._Element, name: str, text: str, attributes: dict[str, str] | None = None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{XLIFF}}}{name}", attributes or {})
    made.text = text
    return made


def unit_of(part: Part, *, prefilled: bool = False) -> etree._Element:
    """One part as a ``<trans-unit>``."""
    unit = etree.Element(f"{{{XLIFF}}}trans-unit", {"id": part.key, SPACE: "preserve"}, nsmap={"pb": OURS})
    unit.set(f"{{{OURS}}}ref", str(part.reference))
    if part.state is State.APPROVED:
        unit.set("approved", "yes")
    inline = InlineWriter(part.elements)
    inline.write(etree.SubElement(unit, f"{{{XLIFF}}}source"), part.source)
    ids = sentence_ids(part.source)
    if ids:
        inline.write_sentences(etree.SubElement(unit, f"{{{XLIFF}}}seg-source"), part.source, ids)
    if prefilled:
        _prefilled_target(unit, part, inline, ids)
    else:
        _target(unit, part, inline, ids)
    _context(unit, part)
    _earlier_version(unit, part, inline)
    return unit


def sentence_ids(text: str) -> list[str]:
    """The ids of the sentences of ``text``; none where there is no word in it."""
    return [str(number) for number, _span in enumerate(spans(text), start=1)]


def _target(unit: etree._Element, part: Part, inline: InlineWriter, ids: list[str]) -> None:
    target = etree.SubElement(unit, f"{{{XLIFF}}}target", {"state": STATES[part.state]})
    if part.state is State.DRAFT:
        target.set("state-qualifier", "fuzzy-match")
    write_target(target, part.target, inline, ids)


def write_target(target: etree._Element, text: str, inline: InlineWriter, ids: list[str]) -> None:
    """``text`` into ``target``: by sentence where it has as many as the source, else as a whole."""
    if ids and len(sentence_ids(text)) == len(ids):
        inline.write_sentences(target, text, ids)
    else:
        inline.write(target, text)


def _prefilled_target(unit: etree._Element, part: Part, inline: InlineWriter, ids: list[str]) -> None:
    """What is translated is left out: such a tool would take the translation for the text to translate."""
    if part.state in (State.NEW, State.DRAFT):
        write_target(etree.SubElement(unit, f"{{{XLIFF}}}target"), part.source, inline, ids)


def _context(unit: etree._Element, part: Part) -> None:
    group = etree.SubElement(unit, f"{{{XLIFF}}}context-group", {"name": "place", "purpose": "information location"})
    _sub(group, "context", readable(part.place), {"context-type": "x-place"})
    _sub(group, "context", str(part.number), {"context-type": "linenumber"})
    _sub(unit, "note", readable(_("Part %(number)s: %(place)s") % {"number": part.number, "place": part.place}))


def _earlier_version(unit: etree._Element, part: Part, inline: InlineWriter) -> None:
    if not part.earlier:
        return
    note = _("The original was changed. Before: %(text)s") % {"text": readable(part.earlier)}
    _sub(unit, "note", note, {"from": "earlier"})
    previous = etree.SubElement(
        unit, f"{{{XLIFF}}}alt-trans", {"alttranstype": "previous-version", "origin": "Papur Bro", SPACE: "preserve"}
    )
    _sub(previous, "source", readable(part.earlier))
    inline.write(etree.SubElement(previous, f"{{{XLIFF}}}target"), part.target)
