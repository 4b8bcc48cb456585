"""The first day of a site: two languages, two front pages that are a pair, one section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import transaction
from wagtail.models import Locale, Page, Site

from papurbro.core.models import HomePage
from papurbro.translation import counterparts
from papurbro.translation.answering import in_hand
from papurbro.translation.pairs import refresh
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin


@dataclass(frozen=True)
class Founded:
    """What a site begins with: the front page and the section of each language."""

    home: dict[str, HomePage]
    section: dict[str, Any]


HOME = {"cy": "Hafan", "en": "Home"}
SECTION = {"cy": ("Newyddion", "newyddion"), "en": ("News", "news")}


@transaction.atomic
def found_site(*, hostname: str = "localhost", port: int = 80) -> Founded:
    """Make what is not there yet; a second call changes nothing and returns the same pages."""
    locales = {language: Locale.objects.get_or_create(language_code=language)[0] for language in LANGUAGES}
    home = _found_home(locales)
    _point_site_at(home["cy"], hostname, port)
    return Founded(home, _found_section(home, locales))


def _found_home(locales: dict[Any, Locale]) -> dict[str, HomePage]:
    existing = {page.locale.language_code: page for page in HomePage.objects.select_related("locale")}
    if existing:
        return existing
    # Wagtail's own first migration leaves a page "Welcome to your new Wagtail site!" at the top.
    root = Page.get_first_root_node()
    welcome = Page.objects.filter(depth=2, content_type__model="page").first()
    pages = {
        language: HomePage(title=HOME[language], slug=language, locale=locales[language]) for language in LANGUAGES
    }
    made = make_live_pair(pages, dict.fromkeys(LANGUAGES, root))
    if welcome is not None:
        Site.objects.filter(root_page=welcome).update(root_page=made["cy"])
        welcome.delete()
    return made


def _point_site_at(home: HomePage, hostname: str, port: int) -> None:
    if not Site.objects.filter(is_default_site=True).exists():
        Site.objects.create(hostname=hostname, port=port, root_page=home, is_default_site=True, site_name="Papur Bro")
    Site.clear_site_root_paths_cache()


def _found_section(home: dict[str, HomePage], locales: dict[Any, Locale]) -> dict[str, Any]:
    model: Any = apps.get_model("blog", "BlogIndexPage")
    existing = {page.locale.language_code: page for page in model.objects.select_related("locale")}
    if existing:
        return existing
    pages = {
        language: model(
            title=SECTION[language][0], slug=SECTION[language][1], locale=locales[language], show_in_menus=True
        )
        for language in LANGUAGES
    }
    return make_live_pair(pages, home)


def make_live_pair(pages: dict[Any, Any], parents: dict[Any, Any]) -> dict[str, Any]:
    """Add both unsaved halves under their parents and publish them together; the first named is the original."""
    first = next(iter(pages.values()))
    key = first.translation_key
    with counterparts.no_counterparts(), transaction.atomic(), in_hand(key):
        for language, page in pages.items():
            _add_live(page, parents[language], key)
    refresh(key)
    return {language: page.__class__.objects.get(pk=page.pk) for language, page in pages.items()}


def _add_live(page: PairedPageMixin, parent: Page, key: object) -> None:
    page.translation_key, page.live = key, True
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.publish_alone(page.save_revision(log_action=None))
