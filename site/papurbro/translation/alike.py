"""Whether two versions of a page are the same to a reader: what blocks and editors number anew at will apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from wagtail.fields import StreamField
from wagtail_localize.fields import get_translatable_fields

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin


def are_alike(one: PairedPageMixin, another: PairedPageMixin) -> bool:
    """Whether both say and show the same in every field that each half has of its own."""
    return all(is_alike(one, another, name) for name in own_fields(another))


def is_alike(one: PairedPageMixin, another: PairedPageMixin, name: str) -> bool:
    """Whether both say and show the same in the field called ``name``."""
    return bool(_normal(one, name) == _normal(another, name))


def own_fields(page: PairedPageMixin) -> list[str]:
    """Everything of its own that the page says; an address that was never public follows the title."""
    own = [field.field_name for field in get_translatable_fields(type(page)) if field.is_translated(page)]
    return [name for name in own if name != "slug" or page.first_published_at is not None]


def _normal(page: PairedPageMixin, name: str) -> Any:
    field = page._meta.get_field(name)
    value = field.get_prep_value(getattr(page, name))
    return _plainly(json.loads(value) if isinstance(field, StreamField) and isinstance(value, str) else value)


def _plainly(value: Any) -> Any:
    """Without what blocks and editors number anew at will."""
    if isinstance(value, dict):
        return {name: _plainly(child) for name, child in value.items() if name != "id"}
    if isinstance(value, list):
        return [_plainly(child) for child in value]
    if isinstance(value, str) and "<" in value:
        soup = BeautifulSoup(value, "html.parser")
        for tag in soup.find_all(True):
            tag.attrs.pop("data-block-key", None)
        return str(soup)
    return value
