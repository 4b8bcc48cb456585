"""Rich text whose pictures have their alt texts translated too; localize's own extraction passes over them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag
from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.rich_text import RichText
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import quote_path_component
from wagtail_localize.segments.ingest import organise_template_segments
from wagtail_localize.segments.types import BaseValue
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

#: The path of a picture's alt text within its block: by the picture, so that it keeps its translation when it is moved.
_ALT_TEXT = re.compile(r"picture-\d+(?:-\d+)?")


class PairedRichTextBlock(blocks.RichTextBlock):
    """Rich text in the body of a page; what it has to translate is what every rich text has (``teach``)."""


def teach() -> None:
    """Let every rich text, block or field of whatever page type, hand over the alt texts of its pictures: localize asks for these methods first."""
    hooks: dict[Any, tuple[Any, Any]] = {
        blocks.RichTextBlock: (_segments_of_block, _restored_block),
        RichTextField: (_segments_of_field, _restored_field),
    }
    for kind, (get_segments, restore) in hooks.items():
        kind.get_translatable_segments = get_segments
        kind.restore_translated_segments = restore


def _segments_of_block(_block: blocks.RichTextBlock, value: RichText) -> list[BaseValue]:
    return segments_of(value.source or "")


def _restored_block(_block: blocks.RichTextBlock, _value: RichText, segments: list[BaseValue]) -> RichText:
    return RichText(restored(segments))


def _segments_of_field(_field: RichTextField, value: str | None) -> list[BaseValue]:
    return segments_of(value or "")


def _restored_field(_field: RichTextField, _value: str, segments: list[BaseValue]) -> str:
    return restored(segments)


def segments_of(source: str) -> list[BaseValue]:
    """Template, texts and alt texts in the order in which they are read, then the addresses of links."""
    read = _read(source)
    return [
        TemplateSegmentValue("", "html", read.template, read.size),
        # Whoever takes a translation in writes into the attributes: each time they are new ones.
        *(StringSegmentValue(path, text, attrs=json.loads(attrs)) for path, text, attrs in read.texts),
        *(OverridableSegmentValue(quote_path_component(href), href) for href in read.addresses),
    ]


def restored(segments: list[BaseValue]) -> str:
    """The same rich text with what ``segments`` say."""
    alt_texts = {segment.path: segment.render_text() for segment in segments if is_alt_text(segment.path)}
    others = [segment for segment in segments if not is_alt_text(segment.path)]
    _format, template, strings = organise_template_segments(others)
    told = tuple((text.data, json.dumps(attrs)) for text, attrs in strings)
    return _with_alt_texts(_restored(template, told), alt_texts)


def is_alt_text(path: str) -> bool:
    """Whether ``path``, within a rich text, is that of a picture's alt text."""
    return _ALT_TEXT.fullmatch(path) is not None


@dataclass(frozen=True)
class _Read:
    """One rich text taken apart: its template with ``size`` places, ``(path, text, attributes as JSON)`` in order, and addresses."""

    template: str
    size: int
    texts: tuple[tuple[str, StringValue, str], ...]
    addresses: tuple[str, ...]


# A piece of three hundred paragraphs is taken apart and put together several times whenever one of them is saved: parsing is what takes long.
@lru_cache(maxsize=4096)
def _read(source: str) -> _Read:
    template, strings = extract_strings(source)
    addresses = {tag["href"] for _text, attrs in strings for tag in attrs.values() if "href" in tag}
    return _Read(template, len(strings), tuple(_texts(template, strings)), tuple(sorted(addresses)))


@lru_cache(maxsize=4096)
def _restored(template: str, strings: tuple[tuple[str, str], ...]) -> str:
    return restore_strings(template, [(StringValue(data), json.loads(attrs)) for data, attrs in strings])


def _texts(
    template: str, strings: list[tuple[StringValue, dict[str, dict[str, str]]]]
) -> Iterator[tuple[str, StringValue, str]]:
    for element, path in _located(template):
        if element.name == "text":
            text, attrs = strings[int(str(element["position"]))]
            yield "", text, json.dumps(attrs)
        elif alt := str(element.get("alt", "")):
            yield path, StringValue.from_plaintext(alt), "{}"


def _located(template: str | BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    """Texts (with no path of their own) and pictures in order; a picture that stands there twice has two paths."""
    soup = BeautifulSoup(template, "html.parser") if isinstance(template, str) else template
    counted: Counter[str] = Counter()
    for element in soup.find_all(["text", "embed"]):
        if element.name == "text":
            yield element, ""
        elif element.get("embedtype") == "image":
            number = str(element.get("id", ""))
            counted[number] += 1
            yield element, f"picture-{number}" + (f"-{counted[number]}" if counted[number] > 1 else "")


def _with_alt_texts(source: str, alt_texts: dict[str, str]) -> str:
    if not alt_texts:
        return source
    soup = BeautifulSoup(source, "html.parser")
    for element, path in _located(soup):
        if path in alt_texts:
            element["alt"] = alt_texts[path]
    return str(soup)
