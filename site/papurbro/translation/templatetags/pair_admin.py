"""What the admin's templates say of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from papurbro.translation.languages import day, version_in
from papurbro.translation.models import Pair, Status
from papurbro.translation.pages import ChangeClass, PairedPageMixin
from papurbro.translation.people import name_of
from papurbro.translation.permissions import may_see, may_work_on
from papurbro.welsh.languages import LANGUAGES, other

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papurbro.tags.models import Tag
    from papurbro.translation.wording import Piece
    from papurbro.users.models import User

register = template.Library()

_ELEMENT = {"gone": "<del>{}</del>", "come": "<ins>{}</ins>", "mark": '<span class="pair-mark">{}</span>', "same": "{}"}


@register.simple_tag
def pieces(found: Iterable[Piece]) -> SafeString:
    """A text with the words that went or came marked."""
    return format_html_join("", "{}", ((format_html(_ELEMENT[piece.kind], piece.text),) for piece in found))


@register.simple_tag
def tag_name(tag: Tag, language: str) -> str:
    """A tag's name in the language of the screen."""
    return tag.name(language)


@register.filter
def person(user: User) -> str:
    """What somebody is called on a screen."""
    return name_of(user)


@register.filter
def in_words(date: Any) -> str:
    """A date in words, in the language of the screen."""
    return day(date) if date else ""


@register.inclusion_tag("translation/status.html")
def pair_status(pair: Pair) -> dict[str, Any]:
    """The status of a pair as a tag, and whether readers wait for a correction."""
    return {
        "status": pair.status,
        "label": Status(pair.status).label,
        "is_correction": pair.change_class == ChangeClass.CORRECTION and pair.is_pending,
    }


@register.inclusion_tag("translation/pair_bar.html", takes_context=True)
def pair_bar(context: dict[str, Any], page: Any) -> dict[str, Any]:
    """Above the page editor's form: both versions, how they stand, and the way to the other one."""
    pair = Pair.objects.for_page(page).select_related("original", "counterpart").first() if _has_pair(page) else None
    user = context["request"].user
    if pair is None or not may_see(user, pair):
        return {"pair": None}
    return {
        "pair": pair,
        "versions": [_version(pair, language, page) for language in LANGUAGES],
        "may_work": may_work_on(user, pair),
        "is_ahead": page.locale.language_code == other(pair.behind),
    }


def _has_pair(page: Any) -> bool:
    return isinstance(page, PairedPageMixin) and page.pk is not None


def _version(pair: Pair, language: str, page: Any) -> dict[str, Any]:
    half = pair.original if language == pair.original_language else pair.counterpart
    return {
        "label": version_in(language),
        "language": language,
        "is_this": page.locale.language_code == language,
        "is_original": language == pair.original_language,
        "is_behind": language == pair.behind,
        "half": half,
        "state": _("Published") if half is not None and half.live else _("Draft"),
    }
