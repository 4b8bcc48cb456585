"""What other rooms show of newsletters."""

from __future__ import annotations

from typing import Any

from django import template

from papurbro.core.addresses import active_language

from newsletter.forms import LANGUAGE_CHOICES, stamp
from newsletter.models import ConsentEvent, Newsletter, ReadingLanguage

register = template.Library()


@register.inclusion_tag("newsletter/components/signup_tray.html")
def signup_tray() -> dict[str, Any]:
    """The form for the first newsletter, to stand at the foot of a page; nothing where there is none."""
    newsletter, language = Newsletter.objects.order_by("pk").first(), active_language()
    if newsletter is None:
        return {}
    return {
        "newsletter": newsletter,
        "name": newsletter.name(language),
        "description": newsletter.description(language),
        "languages": [
            {"value": value, "name": name, "lang": "" if value == ReadingLanguage.BOTH else value}
            for value, name in LANGUAGE_CHOICES
        ],
        "chosen": language,
        "form": ConsentEvent.Form.TRAY,
        "stamp": stamp(),
    }


@register.filter
def name_here(newsletter: Newsletter) -> str:
    """The newsletter's name in the language of the page."""
    return newsletter.name(active_language())


@register.filter
def description_here(newsletter: Newsletter) -> str:
    """What the newsletter says of itself, in the language of the page."""
    return newsletter.description(active_language())
