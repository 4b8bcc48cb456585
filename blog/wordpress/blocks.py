"""The neutral blocks that a body is read into: no WordPress in them any more, and nothing of the site's own yet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Literal

import nh3

Kind = Literal["heading", "paragraph", "list", "quote", "image", "embed", "html"]

RICH_TAGS = {"b", "i", "a", "br", "sup", "sub", "s"}
"""What a paragraph may hold within its lines."""

SAFE_TAGS = (nh3.ALLOWED_TAGS | {"section", "main", "address"}) - {"img", "map", "area"}
"""What sanitised HTML may hold. Pictures are taken out first: a reader's browser loads none from elsewhere unasked."""

_BREAKS = re.compile(
    r"<br\b[^>]*>|</?(?:p|div|li|ul|ol|tr|td|th|h[1-6]|blockquote|pre|table|dt|dd|figure|figcaption|section)\b[^>]*>"
)
_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Block:
    """One piece of a body.

    heading: `html` is its line, `level` 2 to 4. paragraph: `html` is one <p>. list: one <ul> or <ol>.
    quote: `html` holds its paragraphs, `attribution` who said it. image: `src`, `alt`, `caption`.
    embed: `url`. html: what could not be placed, sanitised.
    """

    kind: Kind
    html: str = ""
    level: int = 0
    attribution: str = ""
    src: str = ""
    alt: str = ""
    caption: str = ""
    url: str = ""

    @property
    def text(self) -> str:
        """What a reader sees of it, without markup; lines are kept apart."""
        if self.kind == "image":
            return self.caption
        if self.kind == "quote" and self.attribution:
            return f"{plain(self.html)}\n{self.attribution}"
        return plain(self.html)


def plain(html: str) -> str:
    """Return the visible text of a piece of sanitised HTML, a line for each of its blocks."""
    text = unescape(_TAGS.sub("", _BREAKS.sub("\n", html)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def visible(blocks: Iterable[Block]) -> str:
    """Return the visible text of a run of blocks."""
    return "\n".join(block.text for block in blocks if block.text)


def rich(html: str) -> str:
    """Return inline HTML as rich text stores it: few tags, and <br/> closed."""
    cleaned = nh3.clean(html, tags=RICH_TAGS, attributes={"a": {"href"}}, link_rel=None)
    return cleaned.replace("<br>", "<br/>").strip()


def safe(html: str) -> str:
    """Return HTML without anything that runs, loads or frames."""
    return nh3.clean(html, tags=SAFE_TAGS, link_rel="noopener noreferrer").strip()
