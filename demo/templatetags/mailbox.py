"""What the mailbox's pages need to say."""

import datetime as dt

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from papurbro.welsh.dates import format_moment

register = template.Library()


@register.filter
def moment(value: dt.datetime) -> str:
    """A date and time in words."""
    return format_moment(value, "en" if get_language() == "en" else "cy")


@register.filter
def language_name(mode: str) -> str:
    """What a letter's mode is called: ``cy``, ``en`` or ``both``."""
    return {"cy": _("Welsh"), "en": _("English"), "both": _("Both languages")}.get(mode, "")
