"""Words, line breaks and odd signs as Word keeps them, and back."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from papurbro.translation.exchange.formats.tokens import UNWRITABLE

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{WORD}}}"

_CODE = re.compile(r"⟦U\+([0-9A-F]{4,6})⟧")
#: What was taken out, or moved away, with the changes being followed: it is no part of the text any more.
_GONE: Final = {f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_W}instrText", f"{_W}delText"}
_SIGNS: Final = {
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}tab": "\t",
    f"{_W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{_W}softHyphen": "\N{SOFT HYPHEN}",
}


def coded(text: str) -> str:
    """``text`` with signs that XML cannot hold as ⟦U+0001⟧; what looks like such a code has its bracket coded."""
    text = text.replace("⟦U+", "⟦U+27E6⟧U+")
    return UNWRITABLE.sub(lambda match: f"⟦U+{ord(match[0]):04X}⟧", text)


def decoded(text: str) -> str:
    """What :func:`coded` made of a text, taken back."""

    def sign(match: re.Match[str]) -> str:
        code = int(match[1], 16)
        return chr(code) if code <= 0x10FFFF else match[0]

    return _CODE.sub(sign, text)


def text_of(element: etree._Element) -> str:
    """The text of a cell: its paragraphs as lines, with what was put in while changes were followed, without what was taken out."""
    return decoded("\n".join(_inside(paragraph) for paragraph in element.iter(f"{_W}p")))


def _inside(element: etree._Element) -> str:
    found = []
    for child in element:
        if child.tag == f"{_W}t":
            found.append(child.text or "")
        elif (sign := _SIGNS.get(str(child.tag))) is not None:
            found.append(sign)
        elif child.tag == f"{_W}sym":
            found.append(_symbol(child))
        elif child.tag not in _GONE:
            found.append(_inside(child))
    return "".join(found)


def _symbol(element: etree._Element) -> str:
    code = element.get(f"{_W}char") or ""
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""


def hidden_text(element: etree._Element) -> str:
    """The text of the runs that are formatted as hidden."""
    runs = [run for run in element.iter(f"{_W}r") if run.find(f"{_W}rPr/{_W}vanish") is not None]
    return "".join(_inside(run) for run in runs)
