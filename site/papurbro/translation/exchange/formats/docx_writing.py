"""A piece as a table for Word or LibreOffice: number, where it stands, source, translation, status.

Each row carries its part's key as hidden text and as a bookmark, so that rows may be sorted, and nothing depends on the wording of the source,
which autocorrection changes. Marks are grey and not spell-checked.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import docx
from django.utils.translation import gettext as _
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from papurbro.translation.exchange.formats.docx_text import coded
from papurbro.translation.exchange.formats.xliff_writing import tag_of
from papurbro.translation.exchange.pieces import State

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row

    from papurbro.translation.exchange.pieces import Part, Piece

#: What the line under the title begins with that says which piece this is, for whoever strips a file of its properties.
LABEL = "papurbro"
WIDTHS = (1.4, 3.2, 9.2, 9.2, 2.7)
MARK_STYLE = "Papur Bro mark"
_MARK = re.compile(r"(⟦[^⟦⟧]*⟧)")


def write(piece: Piece, *, regional: bool = True) -> bytes:
    """The file. ``regional``: the languages that the spelling check is told, cy-GB and en-GB, else cy and en."""
    document = docx.Document()
    _prepare(document, piece)
    source, target = (tag_of(code, regional=regional) for code in (piece.source_language, piece.target_language))
    _head(document, piece, source)
    table = document.add_table(rows=1, cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    _header_row(table.rows[0])
    for part in piece.parts:
        _row(table.add_row(), part, source, target)
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = Cm(width)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def identity(piece: Piece) -> str:
    """``papurbro:<key>:cy-en:<host>``."""
    return f"{LABEL}:{piece.key}:{piece.source_language}-{piece.target_language}:{piece.site}"


def _prepare(document: Document, piece: Piece) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    style: Any = document.styles.add_style(MARK_STYLE, WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = RGBColor(0x6B, 0x6B, 0x6B)
    style.font.no_proof = True
    properties = document.core_properties
    properties.title, properties.author, properties.identifier = coded(piece.title)[:255], "Papur Bro", identity(piece)


def _head(document: Document, piece: Piece, language: str) -> None:
    heading = document.add_heading(level=1)
    _write(heading.add_run(), piece.title, language)
    if piece.url:
        document.add_paragraph(coded(piece.url))
    document.add_paragraph(
        _(
            "Write the translation in the fourth column. Marks such as ⟦1⟧ and ⟦/1⟧ stand around words that are bold, italic or a link: "
            "keep both of them around the same words. What is not finished yet gets the word “Draft” in the last column."
        )
    )
    small = document.add_paragraph().add_run(identity(piece))
    small.font.size, small.font.color.rgb, small.font.no_proof = Pt(7), RGBColor(0x6B, 0x6B, 0x6B), True


def _header_row(row: _Row) -> None:
    labels = (_("Part"), _("Where it stands"), _("Original"), _("Translation"), _("Status"))
    for cell, label in zip(row.cells, labels, strict=True):
        cell.paragraphs[0].add_run(label).bold = True
        _shade(cell, "E7E6E1")
    _say_of_row(row, "w:tblHeader")


def _say_of_row(row: _Row, name: str) -> None:
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))


def _row(row: _Row, part: Part, source: str, target: str) -> None:
    _say_of_row(row, "w:cantSplit")
    number, place, original, translation, status = row.cells
    _number(number, part)
    place.paragraphs[0].add_run(coded(part.place))
    _marked(original, part.source, source)
    _shade(original, "F4F3EF")
    if part.earlier:
        earlier = original.add_paragraph().add_run(_("Before: %(text)s") % {"text": coded(part.earlier)})
        earlier.italic, earlier.font.size = True, Pt(8)
    _marked(translation, part.target, target)
    status.paragraphs[0].add_run(status_words()[part.state])


def status_words() -> dict[State, str]:
    """What stands in the last column, in the active language."""
    return {
        State.NEW: _("To translate"),
        State.DRAFT: _("To be checked"),
        State.TRANSLATED: _("Translated"),
        State.APPROVED: _("Approved"),
    }


def _number(cell: _Cell, part: Part) -> None:
    paragraph = cell.paragraphs[0]
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(part.number))
    start.set(qn("w:name"), f"part_{part.key}")
    paragraph._p.append(start)
    paragraph.add_run(str(part.number))
    hidden = paragraph.add_run(f" {part.key} {part.reference}")
    hidden.font.hidden = True
    hidden.font.no_proof = True
    paragraph._p.append(end)


def _marked(cell: _Cell, text: str, language: str) -> None:
    paragraph = cell.paragraphs[0]
    for piece in _MARK.split(coded(text)):
        if not piece:
            continue
        run = paragraph.add_run()
        if _MARK.fullmatch(piece):
            run.style = MARK_STYLE
        _write(run, piece, language)


def _write(run: Any, text: str, language: str) -> None:
    run.text = coded(text) if not _MARK.search(text) else text
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(tag)


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    properties: Any = cell._tc.get_or_add_tcPr()
    properties.append(shade)
