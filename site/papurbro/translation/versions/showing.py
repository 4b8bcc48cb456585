"""In each half the version in its own language: put in where a counterpart is composed, so that showing a page asks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from django.db import models
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.rich_text import RichText

from papurbro.translation.leaves import mapped
from papurbro.translation.versions.finding import kind_of, references_in, versions_in
from papurbro.translation.versions.models import FileVersions, PictureVersions, Versions

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin

#: How rich text refers to each kind: element, the attribute that says the kind, and its value.
_IN_RICH_TEXT: dict[type[Versions], tuple[str, dict[str, Any]]] = {
    PictureVersions: ("embed", {"embedtype": "image"}),
    FileVersions: ("a", {"linktype": "document"}),
}


def own(file: Any, language: str) -> Any:
    """What stands in for ``file``, a picture or a document or anything else, in ``language``: itself where there is nothing."""
    kind = kind_of(type(file)) if isinstance(file, models.Model) else None
    row = kind.objects.of(file) if kind is not None else None
    return (row.in_language(language) or file) if row is not None else file


#: What was shown, and the version that is shown in its place now.
Swap = tuple[Any, Any]


def show_own(page: PairedPageMixin) -> list[Swap]:
    """Let ``page`` show of everything that holds words the version in its own language. Returns what was another. Nothing is saved.

    A text or body that shows both versions means to show both.
    """
    rows = versions_in(page)
    swaps: list[Swap] = []
    for field in page._meta.get_fields() if rows else ():
        if isinstance(field, models.ForeignKey):
            swaps += _in_relation(page, field)
        elif isinstance(field, StreamField | RichTextField):
            swaps += _in_text(page, field, rows)
    return list(dict.fromkeys(swaps))


def _in_relation(page: PairedPageMixin, field: models.ForeignKey[Any, Any]) -> list[Swap]:
    if field.related_model not in (get_image_model(), get_document_model()):
        return []
    shown = getattr(page, field.name)
    instead = own(shown, page.language)
    if instead == shown:
        return []
    setattr(page, field.name, instead)
    return [(shown, instead)]


def _in_text(page: PairedPageMixin, field: StreamField | RichTextField, rows: list[Versions]) -> list[Swap]:
    found = _Own(rows, page.language, {(kind_of(model), number) for model, number in references_in(page, field)})
    value = getattr(page, field.name)
    if found.swaps and isinstance(field, StreamField):
        setattr(page, field.name, mapped(field.stream_block, value, found.in_block))
    elif found.swaps:
        setattr(page, field.name, found.in_rich_text(value))
    return found.told


class _Own:
    """``swaps`` is ``{kind: {number: what stands in for it}}``, nothing where the right ones are among ``shown``, ``{(kind, number)}``, already."""

    def __init__(self, rows: list[Versions], language: str, shown: set[tuple[type[Versions] | None, int]]) -> None:
        self.swaps: dict[type[Versions], dict[int, Any]] = {}
        self.told: list[Swap] = []
        for row in rows:
            ours = row.in_language(language)
            others = [file for file in row.files().values() if (type(row), file.pk) in shown]
            if ours is not None and others and ours not in others:
                self.swaps.setdefault(type(row), {}).update({file.pk: ours for file in others})
                self.told += [(file, ours) for file in others]

    def instead_of(self, file: Any) -> Any:
        kind = kind_of(type(file)) if isinstance(file, models.Model) else None
        return self.swaps.get(kind, {}).get(file.pk, file) if kind is not None else file

    def in_block(self, block: blocks.Block, value: Any) -> Any:
        if isinstance(value, RichText):
            return RichText(self.in_rich_text(value.source))
        return self.instead_of(value)

    def in_rich_text(self, source: str) -> str:
        soup = BeautifulSoup(source, "html.parser")
        swapped = False
        for kind, swaps in self.swaps.items():
            name, attributes = _IN_RICH_TEXT[kind]
            for element in soup.find_all(name, attributes):
                number = str(element.get("id", ""))
                if number.isdecimal() and int(number) in swaps:
                    element["id"], swapped = str(swaps[int(number)].pk), True
        return str(soup) if swapped else source
