"""Which parts of a page are somebody's words, set apart as a quotation: those may stay in the language they were said in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from wagtail.fields import StreamField

if TYPE_CHECKING:
    from wagtail.models import Page
    from wagtail_localize.models import Translation

    from papurbro.translation.segments import Segment

#: The block of ``core.blocks`` that holds a quotation.
QUOTATION = "quote"


def quoted_blocks(page: Page) -> frozenset[str]:
    """``"body.<block>"`` of each quotation in ``page``."""
    return frozenset(_quoted(page))


def is_quoted(path: str, blocks: Iterable[str]) -> bool:
    """Whether localize's ``path`` ("body.<block>.text") leads into one of ``blocks``."""
    return ".".join(path.split(".")[:2]) in blocks


def quoted_keys(translation: Translation, found: Iterable[Segment]) -> frozenset[str]:
    """The keys of those parts among ``found`` that are quotations. No query."""
    blocks = frozenset(_quoted_in(json.loads(translation.source.content_json)))
    return frozenset(segment.key for segment in found if is_quoted(segment.path, blocks))


def _quoted(page: Page) -> Iterator[str]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from (
                f"{field.name}.{block.id}" for block in getattr(page, field.name) if block.block_type == QUOTATION
            )


def _quoted_in(content: dict[str, Any]) -> Iterator[str]:
    """The same from a source's own JSON: to make the page of it asks the database many things."""
    for name, value in content.items():
        # A stream is a list of blocks, kept as text within the text.
        if isinstance(value, str) and value.startswith("[{"):
            for block in _blocks(value):
                if isinstance(block, dict) and block.get("type") == QUOTATION:
                    yield f"{name}.{block.get('id')}"


def _blocks(value: str) -> list[Any]:
    try:
        return list(json.loads(value))
    except ValueError:
        return []  # a text that only looks like one
