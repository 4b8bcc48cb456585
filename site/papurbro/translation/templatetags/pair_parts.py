"""What a pair has besides its texts, for the fragments that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from papurbro.translation.permissions import asker
from papurbro.translation.versions.page import PartsOfPair, parts_of

if TYPE_CHECKING:
    from papurbro.translation.models import Pair

register = template.Library()


@register.simple_tag(takes_context=True)
def parts_besides_texts(context: template.Context, pair: Pair) -> PartsOfPair:
    """Pictures, files, links and texts without a place, and whether the person who asks may change them."""
    return parts_of(pair, asker(context["request"]))


@register.filter
def typed_in(data: dict[str, str] | None, name: str) -> str | None:
    """What a form that comes back sent under ``name``, or None."""
    return data.get(name) if data else None
