"""From neutral blocks to the body of a page, in the site's own blocks."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Any, Final
from urllib.parse import urlsplit

from blog.wordpress.blocks import Block, plain

PictureFinder = Callable[[Block], Any]
"""Returns the site's own image for a picture block, None where the site does not have it."""

_TEXT: Final = {"paragraph", "list"}


def to_stream(blocks: Iterable[Block], find_picture: PictureFinder) -> list[tuple[str, Any]]:
    """Return the blocks as `StreamField` takes them; paragraphs and lists that follow each other become one text."""
    return [
        made
        for is_text, run in groupby(blocks, key=lambda block: block.kind in _TEXT)
        for made in (_text(run) if is_text else _others(run, find_picture))
    ]


def _text(run: Iterable[Block]) -> Iterator[tuple[str, Any]]:
    yield "paragraph", "".join(block.html for block in run)


def _others(run: Iterable[Block], find_picture: PictureFinder) -> Iterator[tuple[str, Any]]:
    for block in run:
        yield _picture(block, find_picture) if block.kind == "image" else _MADE[block.kind](block)


def _heading(block: Block) -> tuple[str, Any]:
    if "<a " in block.html:  # the site's heading is plain text, and the link is worth keeping
        return "html", f"<h{block.level}>{block.html}</h{block.level}>"
    return "heading", {"text": " ".join(plain(block.html).split()), "level": str(block.level)}


def _quote(block: Block) -> tuple[str, Any]:
    return "quote", {"text": plain(block.html), "attribution": block.attribution}


def _embed(block: Block) -> tuple[str, Any]:
    return ("embed", block.url) if _is_address(block.url) else ("html", _link(block.url, block.url))


def _html(block: Block) -> tuple[str, Any]:
    return "html", block.html


_MADE: Final[dict[str, Callable[[Block], tuple[str, Any]]]] = {
    "heading": _heading,
    "quote": _quote,
    "embed": _embed,
    "html": _html,
}


def _picture(block: Block, find_picture: PictureFinder) -> tuple[str, Any]:
    image = find_picture(block)
    if image is not None:
        return "picture", {"image": image, "alt": block.alt, "caption": block.caption, "credit": ""}
    if _is_address(block.src):
        return "remote_picture", {"src": block.src, "alt": block.alt, "caption": block.caption}
    return "html", _link(block.src, block.caption or block.alt or block.src)


def _is_address(url: str) -> bool:
    return urlsplit(url).scheme in {"http", "https"} and bool(urlsplit(url).netloc) and " " not in url


def _link(url: str, words: str) -> str:
    return f'<p><a href="{escape(url)}">{escape(words)}</a></p>'
