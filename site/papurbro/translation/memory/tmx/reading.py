"""A TMX file read unit by unit: however long it is, one unit is in memory at a time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Final

from django.utils.translation import gettext as _
from lxml import etree

from papurbro.translation.memory.entries import Entry
from papurbro.translation.memory.models import Kind, Origin
from papurbro.translation.memory.tmx import codes
from papurbro.translation.memory.tmx.codes import Element, Segment, local_name
from papurbro.translation.memory.tmx.errors import TmxError
from papurbro.welsh.languages import LANGUAGES, other

#: Bytes. Larger files are split by whoever made them.
LARGEST: Final = 500 * 1024 * 1024
#: Units of one file.
MOST_UNITS: Final = 1_000_000
#: Elements of one unit, or of whatever stands beside units.
MOST_ELEMENTS: Final = 10_000

_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
#: What the header and the units stand in.
_HOLDERS: Final = frozenset({"tmx", "body"})
_BEGINNING: Final = 64 * 1024
_PARSING: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


@dataclass(frozen=True)
class File:
    """What holds for every unit of one file."""

    name: str
    is_reviewed: bool
    srclang: str = ""


def entries(stream: IO[bytes], *, name: str, is_reviewed: bool) -> Iterator[Entry | None]:
    """Each unit of a file as an entry, None for one that lacks Welsh or English; raises ``TmxError`` where the file is not to be read."""
    _require_tmx(stream)
    file = File(name, is_reviewed)
    number = 0
    try:
        for element in _each(stream):
            if local_name(element) == "header":
                file = File(name, is_reviewed, _language(element.get("srclang", "")))
            elif local_name(element) == "tu":
                number += 1
                if number > MOST_UNITS:
                    raise TmxError(
                        _("The file has more than %(most)s units.") % {"most": MOST_UNITS}, element.sourceline
                    )
                yield _entry(element, file)
    except etree.XMLSyntaxError as error:
        raise TmxError(_("This is no sound XML: %(what)s") % {"what": error.msg}, error.lineno) from error


def _each(stream: IO[bytes]) -> Iterator[Element]:
    """The header, each unit, and whatever else stands there; let go as soon as it was looked at, whatever it is."""
    held = 0
    for _event, element in etree.iterparse(stream, events=("end",), **_PARSING):
        held += 1
        if held > MOST_ELEMENTS:
            raise TmxError(_("Something in the file is too large to be a unit."), element.sourceline)
        parent = element.getparent()
        if parent is not None and local_name(parent) in _HOLDERS:
            yield element
            _forget(element)
            held = 0


def _require_tmx(stream: IO[bytes]) -> None:
    """The beginning tells whether it is TMX, and whether it defines entities; then back to the start."""
    parser = etree.XMLPullParser(events=("start",), **_PARSING)
    beginning = stream.read(_BEGINNING)
    stream.seek(0)
    try:
        parser.feed(beginning)
        _event, root = next(iter(parser.read_events()), ("", None))
    except etree.XMLSyntaxError as error:
        raise TmxError(_("This is no sound XML: %(what)s") % {"what": error.msg}, error.lineno) from error
    if root is None or local_name(root) != "tmx":
        raise TmxError(
            _("This is no TMX file: it does not begin with <tmx>."), root.sourceline if root is not None else 1
        )
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise TmxError.unknown_element(root.sourceline, "&")


def _forget(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _language(code: str) -> str:
    """ "cy" of "cy", "CY-GB" and "cy_GB"; "" of a language that is neither, and of "*all*"."""
    primary = re.split(r"[-_]", code.strip().lower())[0]
    return primary if primary in LANGUAGES else ""


def _entry(unit: Element, file: File) -> Entry | None:
    variants = _variants(unit)
    if len(variants) < len(LANGUAGES):
        return None
    cy = codes.read(_seg(variants["cy"]))
    en = codes.agreeing(cy, codes.read(_seg(variants["en"])))
    srclang = _language(unit.get("srclang", "")) or ("" if unit.get("srclang") else file.srclang)
    target = variants[other(srclang)] if srclang else variants["en"]
    return Entry.of(
        cy=cy.text,
        en=en.text,
        written_in=srclang,
        origin=Origin.IMPORTED,
        kind=Kind.SENTENCE if unit.get("segtype") == "sentence" else Kind.PART,
        file_name=file.name,
        author_name=_said(("changeid", "creationid"), target, unit)[:150],
        written_on=_day(_said(("changedate", "creationdate"), target, unit)),
        is_reviewed=file.is_reviewed,
        note="\n".join(note for note in (_text(found) for found in unit.iterchildren("{*}note")) if note),
        codes=_kept(cy, en),
    )


def _kept(cy: Segment, en: Segment) -> dict[str, Any]:
    found = {"cy": cy.codes, "en": en.codes}
    return {language: {str(number): code for number, code in kept.items()} for language, kept in found.items() if kept}


def _variants(unit: Element) -> dict[str, Element]:
    """The first text of each of the two languages."""
    found: dict[str, Element] = {}
    for variant in unit.iterchildren("{*}tuv"):
        code = variant.get(_LANG) or variant.get("lang") or ""
        if not code:
            raise TmxError(_("A text does not say which language it is in (xml:lang)."), variant.sourceline)
        language = _language(code)
        if language:
            found.setdefault(language, variant)
    return found


def _seg(variant: Element) -> Element:
    seg = next(variant.iterchildren("{*}seg"), None)
    if seg is None:
        raise TmxError(_("A unit lacks its text (<seg>)."), variant.sourceline)
    return seg


def _said(names: tuple[str, ...], *elements: Element) -> str:
    """The first of ``names`` that the first of ``elements`` says anything of."""
    return next((element.get(name, "") for element in elements for name in names if element.get(name)), "")


def _day(written: str) -> datetime.date | None:
    """Of ``20260301T093000Z``; None of what is no date."""
    try:
        return datetime.datetime.strptime(written[:8], "%Y%m%d").replace(tzinfo=datetime.UTC).date()
    except ValueError:
        return None


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
