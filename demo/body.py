"""From the demo's way of writing a body (content/README.md) to the blocks of the editor."""

from __future__ import annotations

import html
import json
import re
import uuid
from difflib import SequenceMatcher
from typing import Any

from django.utils.functional import cached_property

_INLINE = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*"), r"<i>\1</i>"),
    (re.compile(r"\[(.+?)\]\((\S+?)\)"), r'<a href="\2">\1</a>'),
)


class Body:
    """A text as a list of blocks. Each block keeps a name of its own through a rewriting, as it does in the editor."""

    def __init__(self, text: str, *, earlier: Body | None = None) -> None:
        """``text`` is blocks between blank lines; ``earlier`` is what it is a rewriting of."""
        self.blocks = [block.strip() for block in text.strip().split("\n\n") if block.strip()]
        self.earlier = earlier

    @property
    def shape(self) -> list[str]:
        """What sort of block follows what, with the number of lines in each list."""
        return [f"{sort(block)} {len(block.splitlines())}" for block in self.blocks]

    @cached_property
    def names(self) -> list[str]:
        """The blocks' ids, as Wagtail keeps them."""
        names = [str(uuid.uuid5(uuid.NAMESPACE_OID, f"{number} {block}")) for number, block in enumerate(self.blocks)]
        if self.earlier is None:
            return names
        same = SequenceMatcher(a=self.earlier.blocks, b=self.blocks, autojunk=False)
        for _tag, a_from, a_to, b_from, b_to in same.get_opcodes():
            kept = self.earlier.names[a_from : min(a_to, a_from + b_to - b_from)]
            names[b_from : b_from + len(kept)] = kept
        return names

    def as_json(self) -> str:
        """What a body field takes."""
        return json.dumps(
            [
                {"type": sort(block), "value": value(block), "id": name}
                for name, block in zip(self.names, self.blocks, strict=True)
            ]
        )


def sort(block: str) -> str:
    """Which of the editor's blocks it is; a list is a paragraph there."""
    if block.startswith("## "):
        return "heading"
    return "quote" if block.startswith("> ") else "paragraph"


def value(block: str) -> Any:
    """What the editor's block holds."""
    if block.startswith("## "):
        return {"text": block.removeprefix("## "), "level": "2"}
    if block.startswith("> "):
        text, _bars, attribution = block.removeprefix("> ").partition(" || ")
        return {"text": text, "attribution": attribution}
    if block.startswith("- "):
        items = "".join(f"<li>{inline(line.removeprefix('- '))}</li>" for line in block.splitlines())
        return f"<ul>{items}</ul>"
    return f"<p>{inline(block)}</p>"


def inline(text: str) -> str:
    """Rich text's HTML of one line."""
    found = html.escape(text.replace("\n", " "), quote=False)
    for pattern, replacement in _INLINE:
        found = pattern.sub(replacement, found)
    return found
