"""What a half says, reduced to a digest: the baseline that tells whether the other half was made from this text.

Never a revision's number: Wagtail's autosave writes a revision over in place.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

if TYPE_CHECKING:
    from wagtail.models import Page

# Draftail numbers its blocks anew at will; that is no change of what is said.
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
_TAG = re.compile(r"<[^>]+>")
# Empty inline tags wrap where they stand; what is between them is the text.
_WORD = re.compile(r"\w[\w’'-]*")


def content_digest(page: Page) -> str:
    """SHA-256 (64 hex digits) of everything in ``page`` that a translator would have to look at again."""
    return hashlib.sha256(json.dumps(list(_parts(page)), ensure_ascii=False).encode()).hexdigest()


def texts(page: Page) -> list[str]:
    """The visible texts of ``page`` in order, without mark-up, one for each segment."""
    return [text for _path, text in located_texts(page)]


def located_texts(page: Page) -> list[tuple[str, str]]:
    """``(path, text)`` of each segment in order; a path is localize's, such as ``body.<block>.text``."""
    return [
        (segment.path, plain(segment.string.data))
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    ]


def plain(data: str) -> str:
    """The text of a segment's HTML, its entities resolved."""
    import html

    return html.unescape(_TAG.sub("", data)).strip()


def count_words(page: Page) -> int:
    """How many words a translator of ``page`` has before them."""
    return sum(len(_WORD.findall(text)) for text in texts(page))


def links(page: Page) -> list[str]:
    """Every address that the text of ``page`` links to, in order."""
    found: list[str] = []
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            found += [attrs["href"] for attrs in (segment.attrs or {}).values() if "href" in attrs]
    return found


def _parts(page: Page) -> Iterator[Any]:
    for segment in extract_segments(page):
        field = segment.path.split(".")[0]
        if isinstance(segment, StringSegmentValue):
            yield [field, "text", segment.string.data, segment.attrs]
        elif isinstance(segment, TemplateSegmentValue):
            yield [field, "shape", _BLOCK_KEY.sub("", segment.template)]
    yield from _untranslated_blocks(page)


def _untranslated_blocks(page: Page) -> Iterator[Any]:
    """Blocks that localize passes over (imported HTML, addresses of embeds): their change is a change all the same."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for child in getattr(page, field.name):
                if isinstance(child.block, blocks.RawHTMLBlock | blocks.URLBlock):
                    yield [field.name, child.block_type, str(child.value)]
