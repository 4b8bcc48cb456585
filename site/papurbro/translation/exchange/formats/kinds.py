"""The kinds of file there are: how each is named, written, recognised and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.exchange.archives import check_size, is_zip
from papurbro.translation.exchange.formats import docx_reading, docx_writing, po, xliff_reading, xliff_refilling
from papurbro.translation.exchange.formats import xliff_writing as xliff
from papurbro.translation.exchange.returned import FileError, Returned

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from papurbro.translation.exchange.pieces import Piece


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of file to choose from."""

    name: str
    label: StrOrPromise
    extension: str
    content_type: str


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind(
            name="xliff",
            label=gettext_lazy("XLIFF 1.2: Trados, Phrase, memoQ, Virtaal …"),
            extension="xlf",
            content_type="application/xliff+xml",
        ),
        Kind(
            name="xliff-filled",
            label=gettext_lazy("XLIFF 1.2 for OmegaT, and for tools that set no states"),
            extension="xlf",
            content_type="application/xliff+xml",
        ),
        Kind(
            name="po",
            label=gettext_lazy("PO: OmegaT, Poedit …"),
            extension="po",
            content_type="text/x-gettext-translation",
        ),
        Kind(
            name="docx",
            label=gettext_lazy("Table for Word or LibreOffice (DOCX)"),
            extension="docx",
            content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    )
}

_READERS: Final[dict[str, Callable[[bytes], Returned]]] = {
    "xliff": xliff_reading.read,
    "po": po.read,
    "docx": docx_reading.read,
}


def write(piece: Piece, kind: str, *, regional: bool = True, skeleton: bytes | None = None) -> bytes:
    """The piece as a file of ``kind``. ``skeleton`` is the XLIFF in which it last came back from a tool with things of its own."""
    if kind == "po":
        return po.write(piece, regional=regional)
    if kind == "docx":
        return docx_writing.write(piece, regional=regional)
    if kind == "xliff" and skeleton is not None:
        return xliff_refilling.refill(skeleton, piece)
    return xliff.write(piece, regional=regional, prefilled=kind == "xliff-filled")


def read(data: bytes) -> Returned:
    """A file that came back, whatever it is called. Raises ``FileError``."""
    check_size(data)
    return _READERS[recognise(data)](data)


def recognise(data: bytes) -> str:
    """The kind of file by what is in it; names and extensions change on the way. Raises ``FileError``."""
    if not data.strip():
        raise FileError(_("This file is empty."))
    if is_zip(data):
        return "docx"
    beginning = _beginning(data)
    if beginning.startswith("<"):
        return "xliff"
    if "msgid" in beginning:
        return "po"
    raise FileError(_("This is none of the files that can be taken in: XLIFF, PO, a DOCX table, or a zip of them."))


def _beginning(data: bytes) -> str:
    """Enough of it to tell, in whichever encoding."""
    head = data[:20_000]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", errors="ignore").lstrip()
    return head.decode("utf-8-sig", errors="ignore").lstrip()
