"""The files of one piece, for the page where it is worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from papurbro.translation.errors import PairError
from papurbro.translation.exchange.forms import ShapeForm, UploadForm
from papurbro.translation.exchange.pieces import translation_of
from papurbro.translation.permissions import may_publish_pair, may_work_on

if TYPE_CHECKING:
    from papurbro.translation.models import Pair

register = template.Library()


@register.simple_tag(takes_context=True)
def exchange_box(context: dict[str, Any], pair: Pair) -> dict[str, Any]:
    """What may be done with the files of ``pair`` by whoever looks at the page; empty where nothing may."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or pair.segments_total is None or not may_work_on(user, pair):
        return {}
    try:
        translation_of(pair)
    except PairError:
        return {}
    return {
        "shape_form": ShapeForm(auto_id="file-%s"),
        "upload_form": UploadForm(auto_id="file-%s"),
        "may_send": may_publish_pair(user, pair),
    }
