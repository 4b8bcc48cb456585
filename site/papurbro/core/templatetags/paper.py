"""The frame of every page: the paper's name, its menus, the switcher, what the head says, dates in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import strip_tags

from papurbro.core.addresses import Switch, active_language, switch_from_page, switch_from_path
from papurbro.core.menus import Menus, menus
from papurbro.core.models import SiteIdentity
from papurbro.core.notices import Notice, absence_in, notice_for
from papurbro.translation.pages import PairedPageMixin
from papurbro.welsh.dates import format_day
from papurbro.welsh.detect import in_other_language
from papurbro.welsh.languages import ENDONYMS, LANGUAGES, Language, other

register = template.Library()

#: What Open Graph calls the two languages.
TERRITORIES: dict[Language, str] = {"cy": "cy_GB", "en": "en_GB"}


def _request(context: template.Context) -> HttpRequest | None:
    return context.get("request")


def _page(context: template.Context) -> Any:
    """The paired page that is shown, if one is."""
    page = context.get("page")
    return page if isinstance(page, PairedPageMixin) else None


def _switch(context: template.Context) -> Switch:
    """Where the switcher leads: the view's own word first, then the page's other half, then the same address translated.

    Worked out once for a response: the switcher, the head and the notice ask for it.
    """
    kept = context.render_context
    if "switch" not in kept:
        kept["switch"] = _find_switch(context)
    return kept["switch"]


def _find_switch(context: template.Context) -> Switch:
    language, request = other(active_language()), _request(context)
    if context.get("switch_url"):
        return Switch(language, context["switch_url"])
    if context.get("halves"):
        return Switch(language, context["halves"][language] + _part(request))
    page = _page(context)
    if page is not None:
        switch = switch_from_page(page, request)
        return replace(switch, url=switch.url + _part(request)) if switch.exact else switch
    if request is None:
        return Switch(language, f"/{language}/", exact=False)
    return switch_from_path(request.get_full_path())


@register.simple_tag(takes_context=True)
def paper_name(context: template.Context, language: Language | None = None) -> str:
    """What the paper is called in the language of the page."""
    return SiteIdentity.load(_request(context)).name(language or active_language())


@register.simple_tag(takes_context=True)
def paper_tagline(context: template.Context) -> str:
    """The line below the paper's name."""
    return SiteIdentity.load(_request(context)).tagline(active_language())


@register.simple_tag(takes_context=True)
def paper_menus(context: template.Context) -> Menus:
    """The sections and the standing pages of the language of the page."""
    return menus(active_language(), _request(context))


@register.inclusion_tag("components/switcher.html", takes_context=True)
def switcher(context: template.Context) -> dict[str, Any]:
    """The way to the same page in the other language, a word in that language."""
    switch = _switch(context)
    is_absent = _page(context) is not None and not switch.exact
    return {
        "switch": switch,
        "endonym": ENDONYMS[switch.language],
        "absence": absence_in(switch.language) if is_absent else "",
    }


@register.inclusion_tag("components/head_links.html", takes_context=True)
def head_links(context: template.Context) -> dict[str, Any]:
    """Canonical address, the two halves where both are live, Open Graph's share of the same."""
    request, language = _request(context), active_language()
    here = _here(context)
    if here is None or request is None:
        return {}
    halves = {language: here, **_other_half(context)}
    absolute = {code: request.build_absolute_uri(halves[code]) for code in LANGUAGES if code in halves}
    return {
        "canonical": absolute[language],
        "halves": absolute if len(absolute) == len(LANGUAGES) else {},
        "territory": TERRITORIES[language],
        "other_territory": TERRITORIES[other(language)],
        "name": SiteIdentity.load(request).name(language),
    }


def _here(context: template.Context) -> str | None:
    """The one address of what is shown; None where there is none to hand on, as on a page that a mail led to."""
    halves, page, request = context.get("halves"), _page(context), _request(context)
    if halves:
        return halves[active_language()] + _part(request)
    return page.get_url(request) + _part(request) if page is not None and page.live else None


def _part(request: HttpRequest | None) -> str:
    """Which part of a long list is shown, as its address says it; nothing for the first."""
    number = request.GET.get("page", "") if request is not None else ""
    return f"?page={number}" if number.isdecimal() and int(number) > 1 else ""


def _other_half(context: template.Context) -> dict[Language, str]:
    switch = _switch(context)
    return {switch.language: switch.url} if switch.exact else {}


@register.simple_tag(takes_context=True)
def version_notice(context: template.Context) -> Notice | None:
    """What this page has to say about its other version."""
    page = _page(context)
    return notice_for(page, _switch(context)) if page is not None else None


@register.simple_tag
def today() -> str:
    """The day that the masthead bears, in words."""
    return format_day(timezone.now(), active_language(), weekday=True, sentence=True)


@register.filter
def day(moment: dt.date) -> str:
    """ "21 November 2026", in the language of the page."""
    return format_day(moment, active_language())


@register.filter
def near_day(moment: dt.date) -> str:
    """ "21 November", and the year where it is another one."""
    this_year = timezone.localtime().year == timezone.localtime(moment).year  # type: ignore[arg-type]
    return format_day(moment, active_language(), year=not this_year)


@register.filter
def foreign(text: object, language: str) -> str:
    """The other language where ``text`` is plainly in it, for its ``lang``; empty where it is in ``language`` or cannot be told.

    Somebody's words are left in the language that they were said in (WCAG 3.1.2).
    """
    own: Language = "en" if language == "en" else "cy"
    return other(own) if in_other_language(strip_tags(str(text)), own) else ""


@register.filter
def host(url: str) -> str:
    """The name of the place that an address leads to, as people say it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
