"""Where a segment stands in its page, in plain words: "Title", "Alt text", "Quotation"."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from papurbro.translation.once import read_once
from papurbro.translation.rich_text import is_alt_text

if TYPE_CHECKING:
    from wagtail_localize.models import Translation

#: Wagtail's own names of these speak of tags and meta data.
_PLAIN = {
    "seo_title": gettext_lazy("Title in search engines"),
    "search_description": gettext_lazy("Description in search engines"),
}


@dataclass(frozen=True)
class Place:
    """What stands here, whether it may run over several lines, and how long it may be (characters), if that is limited."""

    label: str
    single_line: bool = False
    max_length: int | None = None


@read_once
def places_of(translation: Translation) -> Places:
    """The places of the page that the parts of ``translation`` were taken from."""
    source = translation.source
    return Places(
        source.specific_content_type.model_class().from_serializable_data(
            json.loads(source.content_json), check_fks=False
        )
    )


class Places:
    """The places of one page. ``page`` is the page that the segments were taken from."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._streams: dict[str, dict[str, Any]] = {}

    def of(self, path: str) -> Place:
        """The place that localize calls ``path``, such as ``title`` or ``body.<block>.alt``."""
        name, *rest = path.split(".")
        try:
            field = self.page._meta.get_field(name)
        except FieldDoesNotExist:
            return Place(_("Text"))
        if isinstance(field, StreamField):
            if len(rest) > 1 and is_alt_text(rest[-1]):
                return Place(_("Alt text"), single_line=True)
            return _of_block(self._block(field, rest))
        if rest and is_alt_text(rest[-1]):
            return Place(_("Alt text"), single_line=True)
        return _of_field(field, name)

    def _block(self, field: StreamField, parts: list[str]) -> blocks.Block | None:
        children = self._streams.get(field.name)
        if children is None:
            children = {child.id: child for child in getattr(self.page, field.name)}
            self._streams[field.name] = children
        child = children.get(parts[0]) if parts else None
        return _leaf(child.block, child.value, parts[1:]) if child is not None else None


def _leaf(block: blocks.Block, value: Any, parts: list[str]) -> blocks.Block:
    """The block that ``parts`` lead to, as far as they can be followed."""
    if not parts:
        return block
    if isinstance(block, blocks.StructBlock) and parts[0] in block.child_blocks:
        return _leaf(block.child_blocks[parts[0]], value[parts[0]], parts[1:])
    for child in _children(block, value):
        if child.id == parts[0]:
            return _leaf(child.block, child.value, parts[1:])
    return block


def _children(block: blocks.Block, value: Any) -> Iterator[Any]:
    if isinstance(block, blocks.StreamBlock):
        yield from value
    elif isinstance(block, blocks.ListBlock):
        yield from value.bound_blocks


def _of_block(block: blocks.Block | None) -> Place:
    if block is None:
        return Place(_("Text"))
    single_line = isinstance(block, blocks.CharBlock)
    return Place(str(capfirst(block.label)), single_line, getattr(getattr(block, "field", None), "max_length", None))


def _of_field(field: Any, name: str) -> Place:
    label = str(capfirst(_PLAIN.get(name) or getattr(field, "verbose_name", name)))
    if isinstance(field, models.TextField) or not isinstance(field, models.CharField):
        return Place(label)
    return Place(label, single_line=True, max_length=field.max_length)
