"""An XLIFF 1.2 file that came back, from whatever tool."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml import etree

from papurbro.translation.exchange import safe_xml
from papurbro.translation.exchange.formats.xliff_inline import XLIFF, TagError
from papurbro.translation.exchange.formats.xliff_units import Group, groups
from papurbro.translation.exchange.formats.xliff_writing import ORIGINAL, OURS
from papurbro.translation.exchange.pieces import Reference
from papurbro.translation.exchange.returned import FileError, Returned, ReturnedPart, language_of
from papurbro.translation.marks import normal

_KEY = re.compile(rf"{ORIGINAL}([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})")
_OURS = {XLIFF, OURS, "http://www.w3.org/XML/1998/namespace"}


def read(data: bytes) -> Returned:
    """What the file says. Raises ``FileError`` where it is no XLIFF 1.2 that can be read."""
    root = safe_xml.parse(data)
    file = root.find(f"{{{XLIFF}}}file")
    if etree.QName(root).localname != "xliff" or file is None:
        raise FileError(_("This is not an XLIFF 1.2 file."), line=1)
    knows_states = file.get(f"{{{OURS}}}states") != "none"
    return Returned(
        format="xliff",
        piece=_piece(root),
        site=file.get(f"{{{OURS}}}site") or "",
        source_language=language_of(file.get("source-language") or ""),
        target_language=language_of(file.get("target-language") or ""),
        parts=tuple(_parts(root, knows_states=knows_states)),
        is_foreign=any(namespace not in _OURS for namespace in _namespaces(root)),
    )


def _piece(root: etree._Element) -> str:
    """Our key, by our attribute or by the name of the file that another tool was given."""
    for file in root.iter(f"{{{XLIFF}}}file"):
        own = file.get(f"{{{OURS}}}piece")
        match = _KEY.search(file.get("original") or "")
        if own or match:
            return own or (match[1] if match else "")
    return ""


def _namespaces(root: etree._Element) -> set[str]:
    found: set[str] = set()
    for element in root.iter(etree.Element):
        names = [element.tag, *element.attrib]
        found |= {str(etree.QName(name).namespace) for name in names if etree.QName(name).namespace}
    return found


def _parts(root: etree._Element, *, knows_states: bool) -> Iterator[ReturnedPart]:
    for group in groups(root):
        yield _part(group, knows_states=knows_states)


def _part(group: Group, *, knows_states: bool) -> ReturnedPart:
    unit = group.units[0]
    reference = Reference.found_in(unit.get(f"{{{OURS}}}ref") or "")
    source, target, fault = "", "", ""
    try:
        source = normal(group.source)
        target = normal(group.target)
    except TagError as error:
        fault = str(error)
    finished = group.is_finished or (not knows_states and target != source)
    return ReturnedPart(
        key=group.key,
        source=source,
        target=target,
        is_finished=finished,
        reference=reference,
        line=unit.sourceline,
        fault=fault,
    )
