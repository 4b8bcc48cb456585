"""Which pictures and files a page shows or links to, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db import models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from papurbro.translation.versions.models import FileVersions, PictureVersions, Versions

if TYPE_CHECKING:
    from wagtail.models import Page


def kind_of(model: type[Any]) -> type[Versions] | None:
    """Which kind of versions ``model`` has: pictures, files, or None."""
    if issubclass(model, get_image_model()):
        return PictureVersions
    return FileVersions if issubclass(model, get_document_model()) else None


def shown_in(page: Page) -> dict[type[Versions], list[int]]:
    """``{kind: numbers}`` of the pictures and files that ``page`` as it is in memory shows or links to, each once, in order. No query."""
    found: dict[type[Versions], list[int]] = {PictureVersions: [], FileVersions: []}
    for model, number in _references(page):
        kind = kind_of(model)
        if kind is not None and number not in found[kind]:
            found[kind].append(number)
    return found


def _references(page: Page) -> Iterator[tuple[type[Any], int]]:
    for field in page._meta.get_fields():
        if isinstance(field, models.ForeignKey):
            number = getattr(page, field.attname)
            if number is not None and isinstance(field.related_model, type):
                yield field.related_model, number
        elif hasattr(field, "extract_references"):
            yield from references_in(page, field)


def references_in(page: Page, field: Any) -> Iterator[tuple[type[Any], int]]:
    """``(model, number)`` of everything that the text or the blocks in ``field`` refer to."""
    for model, number, _model_path, _content_path in field.extract_references(field.value_from_object(page)):
        if str(number).isdecimal():
            yield model, int(number)


def versions_in(*pages: Page) -> list[Versions]:
    """What ``pages`` show that holds words, each once; at most one query for each kind."""
    numbers: dict[type[Versions], list[int]] = {}
    for page in pages:
        for kind, found in shown_in(page).items():
            numbers.setdefault(kind, []).extend(found)
    return [row for kind, found in numbers.items() if found for row in kind.objects.holding(found)]
