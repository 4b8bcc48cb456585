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
from papurbro.translation.versions.finding import kind_of, versions_in
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


def show_own(page: PairedPageMixin) -> bool:
    """Let ``page`` show of everything that holds words the version in its own language; True where something was another. Nothing is saved."""
    found = _Own(versions_in(page), page.language)
    if not found.swaps:
        return False
    for field in page._meta.get_fields():
        if isinstance(field, models.ForeignKey):
            _swap_relation(page, field, found)
        elif isinstance(field, StreamField):
            setattr(page, field.name, mapped(field.stream_block, getattr(page, field.name), found.in_block))
        elif isinstance(field, RichTextField):
            setattr(page, field.name, found.in_rich_text(getattr(page, field.name)))
    return True


def _swap_relation(page: PairedPageMixin, field: models.ForeignKey[Any, Any], found: _Own) -> None:
    if field.related_model in (get_image_model(), get_document_model()):
        setattr(page, field.name, found.instead_of(getattr(page, field.name)))


class _Own:
    """``swaps`` is ``{kind: {number: what stands in for it}}``, nothing where the page shows the right ones already."""

    def __init__(self, rows: list[Versions], language: str) -> None:
        self.swaps: dict[type[Versions], dict[int, Any]] = {}
        for row in rows:
            ours = row.in_language(language)
            for file in row.files().values():
                if ours is not None and file.pk != ours.pk:
                    self.swaps.setdefault(type(row), {})[file.pk] = ours

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
