"""The memory as TMX 1.4, written unit by unit."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from papurbro.translation.memory.models import Kind, Unit
from papurbro.translation.memory.origins import author_of
from papurbro.translation.memory.tmx import codes
from papurbro.translation.memory.tmx.codes import Element
from papurbro.welsh.languages import LANGUAGES

_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER: Final = {
    "creationtool": "Papur Bro",
    "creationtoolversion": "1",
    "segtype": "block",
    "o-tmf": "papurbro",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}
#: Bytes, about.
_CHUNK: Final = 64 * 1024
_SEGTYPES: Final = {Kind.PART.value: "paragraph", Kind.SENTENCE.value: "sentence"}


def chunks(units: Iterable[Unit], *, region: str = "") -> Iterator[bytes]:
    """``units`` (with their authors) as TMX, piece by piece. ``region`` "GB" makes cy-GB and en-GB of cy and en."""
    out = io.BytesIO()
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        file.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
        with file.element("tmx", {"version": "1.4"}):
            file.write(etree.Element("header", _HEADER), "\n")
            with file.element("body"):
                for unit in units:
                    file.write("\n", _unit(unit, region))
                    if out.tell() > _CHUNK:
                        yield _taken(out)
    yield _taken(out)


def _taken(out: io.BytesIO) -> bytes:
    written = out.getvalue()
    out.seek(0)
    out.truncate()
    return written


def _unit(unit: Unit, region: str) -> Element:
    known = {
        "tuid": unit.recorded,
        "srclang": _code(unit.written_in, region) if unit.written_in else "*all*",
        "segtype": _SEGTYPES[unit.kind],
        "creationid": author_of(unit),
        "creationdate": _moment(unit.written_on),
    }
    made = etree.Element("tu", {name: _sayable(value) for name, value in known.items() if value})
    if unit.note:
        etree.SubElement(made, "note").text = _sayable(unit.note)
    for name, value in (("origin", unit.origin), ("reviewed", "yes" if unit.is_reviewed else "no")):
        etree.SubElement(made, "prop", {"type": f"x-papurbro-{name}"}).text = value
    for language in LANGUAGES:
        variant = etree.SubElement(made, "tuv", {_LANG: _code(language, region)})
        codes.write(etree.SubElement(variant, "seg"), unit.text(language), unit.codes.get(language, {}))
    return made


def _code(language: str, region: str) -> str:
    return f"{language}-{region}" if region else language


def _moment(day: datetime.date | None) -> str:
    return f"{day:%Y%m%d}T000000Z" if day else ""


def _sayable(text: str) -> str:
    """Without characters that XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")
