"""What the two languages and a pair's direction are called on screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from papurbro.welsh.dates import format_day
from papurbro.welsh.languages import Language, other

if TYPE_CHECKING:
    import datetime

    from papurbro.translation.models import Pair


def name_of_language(language: str) -> str:
    """ "Welsh" or "English", in the reader's language."""
    return _("Welsh") if language == "cy" else _("English")


def version_in(language: str) -> str:
    """ "Welsh version" or "English version"."""
    return _("Welsh version") if language == "cy" else _("English version")


def direction(awaited: str) -> str:
    """ "Welsh → English" where the English version is awaited."""
    return f"{name_of_language(other(awaited))} → {name_of_language(awaited)}"


def direction_of(pair: Pair) -> str:
    """From which language into which the work goes."""
    return direction(pair.behind)


def active_language() -> Language:
    """The language of the screen that is being made."""
    return "cy" if (translation.get_language() or "cy").startswith("cy") else "en"


def day(date: datetime.date) -> str:
    """A date in words, in the language of the screen; the year only where it is another one."""
    from django.utils import timezone

    return format_day(date, active_language(), year=date.year != timezone.localdate().year)
