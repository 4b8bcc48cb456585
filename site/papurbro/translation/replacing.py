"""Finding and replacing a number, a date or an address in what a page says, and never in what only machines read."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.fields import get_translatable_fields

from papurbro.translation.leaves import mapped

_TAG = re.compile(r"(<[^>]*>)")
_HREF = re.compile(r'(\shref=")([^"]*)(")')


@dataclass(frozen=True)
class Replacement:
    """``old`` becomes ``new`` wherever ``old`` stands by itself: 10 is not found in 2010, nor 19:3 in 19:30."""

    old: str
    new: str

    def in_text(self, text: str) -> str:
        """Replace in plain text."""
        return self._pattern(self.old).sub(lambda _found: self.new, text)

    def in_html(self, source: str) -> str:
        """Replace in the text of ``source`` and in the addresses that it links to, in no other part of its mark-up."""
        return "".join(
            self._in_tag(part) if part.startswith("<") else self._escaped(part) for part in _TAG.split(source)
        )

    def is_in(self, text: str) -> bool:
        """Whether ``text`` holds ``old``."""
        return self._pattern(self.old).search(text) is not None

    def _in_tag(self, tag: str) -> str:
        return _HREF.sub(lambda found: found[1] + self._escaped(found[2]) + found[3], tag)

    def _escaped(self, text: str) -> str:
        old, new = html.escape(self.old, quote=False), html.escape(self.new)
        return self._pattern(old).sub(lambda _found: new, text)

    @staticmethod
    def _pattern(old: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?<!\d[.,:/]){re.escape(old)}(?!\w)(?![.,:/]\d)")


def replace_in_page(page: Page, replacement: Replacement) -> bool:
    """Replace in every translated field of ``page``; True when something was found. Nothing is saved."""
    before = [_raw(page, name) for name in _fields(page)]
    for name in _fields(page):
        field = page._meta.get_field(name)
        value = getattr(page, name)
        if isinstance(field, StreamField):
            setattr(page, name, mapped(field.stream_block, value, partial(_in_leaf, replacement)))
        elif isinstance(field, RichTextField):
            setattr(page, name, replacement.in_html(value))
        elif isinstance(value, str):
            setattr(page, name, replacement.in_text(value))
    return before != [_raw(page, name) for name in _fields(page)]


def _fields(page: Page) -> list[str]:
    return [field.field_name for field in get_translatable_fields(type(page)) if field.is_translated(page)]


def _raw(page: Page, name: str) -> Any:
    return page._meta.get_field(name).get_prep_value(getattr(page, name))


def _in_leaf(replacement: Replacement, block: blocks.Block, value: Any) -> Any:
    if isinstance(value, RichText):
        return RichText(replacement.in_html(value.source))
    if isinstance(block, blocks.RawHTMLBlock):
        return replacement.in_html(str(value))
    if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.URLBlock):
        return replacement.in_text(value)
    return value
