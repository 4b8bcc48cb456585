"""Marks as XLIFF 1.2 has them, and back.

A mark that opens and closes in one sentence is ``<g>``; one that runs over several is ``<bpt>`` and ``<ept>``, because a sentence's ``<mrk>``
has to be well formed; a line break is ``<x ctype="lb"/>``, and a sign that XML cannot hold is ``<x ctype="x-control"/>`` with its number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from lxml import etree

from papurbro.translation.exchange.formats.tokens import Chunk, Token, chunks

if TYPE_CHECKING:
    from papurbro.translation.marks import Inline

XLIFF = "urn:oasis:names:tc:xliff:document:1.2"

_CTYPES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link"}
_PAIRED = {"g", "bpt", "ept", "bx", "ex", "it"}
_OPENS = {"bpt", "bx"}
_SEGMENT = f"{{{XLIFF}}}mrk"


class TagError(ValueError):
    """A tag that came back is none of ours; the message is a plain sentence."""


class InlineWriter:
    """Writes one text after another into elements; ``names`` are other names of the tags, where the file has its own."""

    def __init__(self, elements: Sequence[Inline], names: Mapping[str, str] | None = None) -> None:
        self.elements = elements
        self.names = names or {}

    def write(self, parent: etree._Element, text: str) -> None:
        """All of ``text`` into ``parent``."""
        self.counts = {"break": 0, "control": 0}
        for chunk in chunks(text, count=len(self.elements)):
            self._chunk(parent, chunk)

    def write_sentences(self, parent: etree._Element, text: str, ids: Sequence[str]) -> None:
        """``text`` into ``parent``, each sentence in a ``<mrk mtype="seg">`` with the next of ``ids``; there is one for each."""
        self.counts = {"break": 0, "control": 0}
        following = iter(ids)
        for chunk in chunks(text, count=len(self.elements)):
            into = parent
            if chunk.is_sentence:
                into = etree.SubElement(parent, _SEGMENT, {"mtype": "seg", "mid": next(following)})
            self._chunk(into, chunk)

    def _chunk(self, parent: etree._Element, chunk: Chunk) -> None:
        closed, cursor = chunk.closed, parent
        for token in chunk.tokens:
            if token.kind == "words":
                _add_text(cursor, token.text)
            elif token.kind in ("break", "control"):
                self._placeholder(cursor, token)
            elif token.number not in closed:
                self._lone(cursor, token)
            elif token.kind == "open":
                cursor = etree.SubElement(cursor, f"{{{XLIFF}}}g", self._attributes(token.number))
            else:
                cursor = _parent_of(cursor)

    def _attributes(self, number: int) -> dict[str, str]:
        name = self.elements[number - 1].name
        return {"id": self._id(str(number)), "ctype": _CTYPES.get(name, f"x-{name}")}

    def _id(self, own: str) -> str:
        return self.names.get(own, own)

    def _lone(self, parent: etree._Element, token: Token) -> None:
        element = self.elements[token.number - 1]
        if token.kind == "open":
            tag = etree.SubElement(parent, f"{{{XLIFF}}}bpt", self._attributes(token.number))
            tag.text = f"<{element.name}>"
        else:
            tag = etree.SubElement(parent, f"{{{XLIFF}}}ept", {"id": self._id(str(token.number))})
            tag.text = element.closing

    def _placeholder(self, parent: etree._Element, token: Token) -> None:
        self.counts[token.kind] += 1
        if token.kind == "break":
            own = f"lb{self.counts['break']}"
            attributes = {"id": self._id(own), "ctype": "lb"}
        else:
            own = f"c{self.counts['control']}"
            attributes = {"id": self._id(own), "ctype": "x-control", "equiv-text": f"U+{ord(token.text):04X}"}
        etree.SubElement(parent, f"{{{XLIFF}}}x", attributes)


def _add_text(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _parent_of(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - only elements that were opened here are left
    return parent


def read_text(element: etree._Element, tags: Mapping[str, str] | None = None) -> str:
    """What ``element`` holds, in marks. ``tags`` says what a file's own tag ids stand for. Raises ``TagError``."""
    return "".join([element.text or "", *(_child(child, tags or {}) + (child.tail or "") for child in element)])


def _child(child: etree._Element, tags: Mapping[str, str]) -> str:
    if not isinstance(child.tag, str):
        return ""  # a comment, an instruction to some program
    name = etree.QName(child)
    if name.namespace not in (XLIFF, None):
        return ""
    if name.localname == "mrk":
        return "" if child.get("mtype") == "x-sdl-deleted" else read_text(child, tags)
    if name.localname in _PAIRED:
        return _paired(child, name.localname, tags)
    if name.localname in ("x", "ph"):
        return _placeholder(child, tags)
    return read_text(child, tags)


def _paired(child: etree._Element, name: str, tags: Mapping[str, str]) -> str:
    number = _number(child, tags)
    if name == "g":
        return f"⟦{number}⟧{read_text(child, tags)}⟦/{number}⟧"
    opens = name in _OPENS or (name == "it" and child.get("pos") != "close")
    return f"⟦{number}⟧" if opens else f"⟦/{number}⟧"


def _number(child: etree._Element, tags: Mapping[str, str]) -> str:
    for own in (child.get("rid"), child.get("id")):
        number = tags.get(own, own) if own else None
        if number is not None and number.isascii() and number.isdigit():
            return number
    raise TagError(
        _("It holds a tag that is not one of the original’s: <%(tag)s id=“%(id)s”>.")
        % {"tag": etree.QName(child).localname, "id": child.get("id") or ""}
    )


def _placeholder(child: etree._Element, tags: Mapping[str, str]) -> str:
    own = child.get("id") or ""
    code = (child.get("equiv-text") or "").removeprefix("U+")
    if child.get("ctype") == "x-control" and code:
        return _sign(child, code)
    if child.get("ctype") == "lb" or (own.startswith("lb") and own not in tags):
        return "\n"
    if own in tags:
        return tags[own]
    raise TagError(
        _("It holds a tag that is not one of the original’s: <%(tag)s id=“%(id)s”>.")
        % {"tag": etree.QName(child).localname, "id": own}
    )


def _sign(child: etree._Element, code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError) as error:
        raise TagError(
            _("It holds a tag that is not one of the original’s: <%(tag)s id=“%(id)s”>.")
            % {"tag": etree.QName(child).localname, "id": child.get("id") or ""}
        ) from error
