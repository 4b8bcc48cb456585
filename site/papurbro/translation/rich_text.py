"""Rich text whose pictures have their alt texts translated too; localize's own extraction passes over them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag
from wagtail import blocks
from wagtail.rich_text import RichText
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import quote_path_component
from wagtail_localize.segments.ingest import organise_template_segments
from wagtail_localize.segments.types import BaseValue
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

#: The path of a picture's alt text within its block: by the picture, so that it keeps its translation when it is moved.
_ALT_TEXT = re.compile(r"picture-\d+(?:-\d+)?")


class PairedRichTextBlock(blocks.RichTextBlock):
    """Rich text as one half of a pair has it: its paragraphs, the alt texts of its pictures, and the addresses of its links are parts."""

    def get_translatable_segments(self, value: RichText) -> list[BaseValue]:
        """Localize's hook: template, texts and alt texts in the order in which they are read, then addresses."""
        template, strings = extract_strings(value.source)
        addresses = {tag["href"] for _text, attrs in strings for tag in attrs.values() if "href" in tag}
        return [
            TemplateSegmentValue("", "html", template, len(strings)),
            *_texts(template, strings),
            *(OverridableSegmentValue(quote_path_component(href), href) for href in sorted(addresses)),
        ]

    def restore_translated_segments(self, value: RichText, segments: list[BaseValue]) -> RichText:
        """Localize's hook: the same rich text with what ``segments`` say."""
        alt_texts = {segment.path: segment.render_text() for segment in segments if is_alt_text(segment.path)}
        others = [segment for segment in segments if not is_alt_text(segment.path)]
        _format, template, strings = organise_template_segments(others)
        return RichText(_with_alt_texts(restore_strings(template, strings), alt_texts))


def is_alt_text(path: str) -> bool:
    """Whether ``path``, within a rich text, is that of a picture's alt text."""
    return _ALT_TEXT.fullmatch(path) is not None


def _texts(template: str, strings: list[tuple[StringValue, dict[str, dict[str, str]]]]) -> Iterator[StringSegmentValue]:
    for element, path in _located(template):
        if element.name == "text":
            text, attrs = strings[int(str(element["position"]))]
            yield StringSegmentValue("", text, attrs=attrs)
        elif alt := str(element.get("alt", "")):
            yield StringSegmentValue(path, alt)


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
