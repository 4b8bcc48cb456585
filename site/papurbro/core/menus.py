"""What stands below the front page of a language: the sections for the menu, the standing pages for the foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Page

from papurbro.core.addresses import readable
from papurbro.core.models import HomePage, StandardPage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from papurbro.welsh.languages import Language


@dataclass(frozen=True)
class Link:
    """One entry of a menu."""

    title: str
    url: str


@dataclass(frozen=True)
class Menus:
    """The two menus of one language."""

    sections: list[Link]
    standing: list[Link]


def menus(language: Language, request: HttpRequest | None) -> Menus:
    """Both menus, by one query, kept with the request: the frame of a page asks twice."""
    kept = request.__dict__.setdefault("_menus", {}) if request is not None else {}
    if language not in kept:
        kept[language] = _read(language, request)
    return kept[language]


def _read(language: Language, request: HttpRequest | None) -> Menus:
    standing_type = ContentType.objects.get_for_model(StandardPage).pk
    pages = list(_below_front_page(language))
    sections = [page for page in pages if page.content_type_id != standing_type or page.show_in_menus]
    standing = [page for page in pages if page.content_type_id == standing_type]
    return Menus(_links(sections, request), _links(standing, request))


def _below_front_page(language: Language) -> list[Page]:
    front = HomePage.objects.filter(alias_of__isnull=True, locale__language_code=language).order_by("path")
    below = front.annotate(below=F("depth") + 1)
    pages = readable(language).filter(path__startswith=below.values("path")[:1], depth=below.values("below")[:1])
    return list(pages.order_by("path"))


def _links(pages: list[Page], request: HttpRequest | None) -> list[Link]:
    return [Link(page.title, page.get_url(request)) for page in pages]
