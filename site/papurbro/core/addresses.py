"""Where the other half of what one reads is to be found: for the switcher and for ``hreflang``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Page

from papurbro.welsh.languages import Language, other

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.query import PageQuerySet


@dataclass(frozen=True)
class Switch:
    """Where the switcher leads. ``exact`` is False where the other half is not live and the link leads to what stands above it."""

    language: Language
    url: str
    exact: bool = True


def active_language() -> Language:
    """The language that this response is written in."""
    return "en" if get_language() == "en" else "cy"


def readable(language: Language) -> PageQuerySet:
    """Pages of ``language`` that anybody may be shown: live, and no alias."""
    return Page.objects.live().filter(alias_of__isnull=True, locale__language_code=language)


def live_half(page: Page) -> Page | None:
    """The other half of ``page``, if anybody may read it; looked up once, with the locales of both."""
    if "_live_half" not in page.__dict__:
        page.__dict__["_live_half"] = _find_live_half(page)
    return page.__dict__["_live_half"]


def _find_live_half(page: Page) -> Page | None:
    halves = Page.objects.filter(translation_key=page.translation_key, alias_of__isnull=True).select_related("locale")
    found = None
    for half in halves:
        if half.locale_id == page.locale_id:
            page.locale = half.locale  # kept with the page, for it is asked of again and again
        elif half.live:
            found = half
    return found


def switch_from_page(page: Page, request: HttpRequest | None) -> Switch:
    """To the other half of ``page``; where it is not live, to the nearest live half of a page above."""
    half = live_half(page)
    language = other(page.language)
    if half is not None:
        return Switch(language, half.get_url(request))
    keys = page.get_ancestors().values("translation_key")
    above = readable(language).filter(translation_key__in=keys).order_by("-depth").first()
    return Switch(language, above.get_url(request) if above else f"/{language}/", exact=False)


def switch_from_path(path: str) -> Switch:
    """From an address that is no page's: to the same view in the other language, else to the other front page."""
    language = other(active_language())
    translated = translate_url(path, language)
    if not translated.startswith(f"/{language}/"):
        return Switch(language, f"/{language}/", exact=False)
    return Switch(language, translated)
