"""A table that came back from Word, LibreOffice or Google Docs.

Read as the zip of XML that it is, with the limits of every file from outside; Word's own library is used for writing only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _
from lxml import etree

from papurbro.translation.exchange import safe_xml
from papurbro.translation.exchange.archives import open_archive
from papurbro.translation.exchange.formats.docx_text import WORD, hidden_text, text_of
from papurbro.translation.exchange.formats.docx_writing import LABEL, status_words
from papurbro.translation.exchange.pieces import Reference, State
from papurbro.translation.exchange.returned import FileError, Returned, ReturnedPart
from papurbro.translation.marks import normal
from papurbro.translation.segments import token_of
from papurbro.welsh.languages import LANGUAGES

_W: Final = f"{{{WORD}}}"
_IDENTITY = re.compile(rf"{LABEL}:([0-9a-f-]{{36}}):(cy|en)-(cy|en):(\S*)")
_KEY = re.compile(r"\b([0-9a-f]{32})\b")
#: A status that says so makes a draft of the row, in either language.
_DRAFT = re.compile(r"\bd?drafft?\b|\bdraft\b", re.IGNORECASE)
COLUMNS = 5


def read(data: bytes) -> Returned:
    """What the table says. Raises ``FileError`` where there is none of ours."""
    files = open_archive(data, wanted=_is_wanted)
    if "word/document.xml" not in files:
        raise FileError(_("This is not a Word document (DOCX)."))
    body = safe_xml.parse(files["word/document.xml"])
    identity = _identity(body, files.get("docProps/core.xml"))
    return Returned(
        format="docx",
        piece=identity[0],
        source_language=identity[1],
        target_language=identity[2],
        site=identity[3],
        parts=tuple(_parts(body)),
    )


def _is_wanted(name: str) -> bool:
    return name in ("word/document.xml", "docProps/core.xml")


def _identity(body: etree._Element, core: bytes | None) -> tuple[str, str, str, str]:
    """From the line under the title, else from the document's properties."""
    texts = [text_of(body)]
    if core is not None:
        texts.append(" ".join(str(text) for text in safe_xml.parse(core).itertext()))
    for text in texts:
        match = _IDENTITY.search(text)
        if match:
            return match[1], match[2], match[3], match[4]
    return "", "", "", ""


def _parts(body: etree._Element) -> Iterator[ReturnedPart]:
    rows = [row for table in body.iter(f"{_W}tbl") for row in table.iter(f"{_W}tr")]
    found = [(number, cells) for number, row in enumerate(rows, start=1) if len(cells := _cells(row)) >= COLUMNS]
    ours = [(number, cells) for number, cells in found if _is_ours(cells)]
    if not ours:
        raise FileError(_("There is no table in this document with the parts that were sent."))
    for number, cells in ours:
        yield _part(number, cells)


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row; those within a content control too, and none of a row that was taken out with changes followed."""
    if row.find(f"{_W}trPr/{_W}del") is not None:
        return []
    return list(row.iter(f"{_W}tc"))


def _is_ours(cells: list[etree._Element]) -> bool:
    return bool(_key(cells[0])) or text_of(cells[0]).strip().isdigit()


def _key(cell: etree._Element) -> str:
    bookmarks = [mark.get(f"{_W}name") or "" for mark in cell.iter(f"{_W}bookmarkStart")]
    for text in (hidden_text(cell), text_of(cell), *(name.removeprefix("part_") for name in bookmarks)):
        match = _KEY.search(text)
        if match:
            return match[1]
    return ""


def _part(number: int, cells: list[etree._Element]) -> ReturnedPart:
    reference = Reference.found_in(text_of(cells[0]))
    target = normal(text_of(cells[3]))
    return ReturnedPart(
        key=_key(cells[0]),
        source=normal(text_of(cells[2])),
        target=target,
        is_finished=_is_finished(text_of(cells[4]).strip(), target, reference),
        reference=reference,
        line=number,
    )


def _is_finished(status: str, target: str, reference: Reference | None) -> bool:
    """A translation is finished unless the last column says "Draft", or it is an old one that nobody touched."""
    if not target or _DRAFT.search(status):
        return False
    untouched = reference is not None and bool(reference.carried) and token_of(target) == reference.carried
    return not (untouched and status in _words_for_drafts())


def _words_for_drafts() -> set[str]:
    found = {""}
    for language in LANGUAGES:
        with translation.override(language):
            found.add(status_words()[State.DRAFT])
    return found
