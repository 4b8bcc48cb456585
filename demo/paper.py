"""The demo's paper: its name, its standing pages, its tags and pictures."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.images.models import Image
from wagtail.models import Locale, Site

from papurbro.core.founding import Founded, found_site, make_live_pair
from papurbro.core.models import SiteIdentity, StandardPage
from papurbro.tags.models import Tag
from papurbro.translation import publishing
from papurbro.users.models import User
from papurbro.welsh.languages import LANGUAGES

from demo.body import Body
from demo.past import Past
from demo.pictures import draw
from demo.stories import is_loaded, key_of
from demo.words import Story


def found(address: str = "") -> Founded:
    """The site's front pages and sections, answering at ``address`` (the address in the settings, without one)."""
    founded = found_site()
    parts = urlsplit(address or settings.WAGTAILADMIN_BASE_URL)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=parts.hostname or "localhost", port=port)
    Site.clear_site_root_paths_cache()
    return founded


@transaction.atomic
def name_the_paper(words: dict[str, Any], founded: Founded, editor: User) -> None:
    """The paper's name and tagline, and a few words on its front pages and sections where there are none."""
    identity = SiteIdentity.load()
    for language in LANGUAGES:
        setattr(identity, f"name_{language}", words["site"][language]["name"])
        setattr(identity, f"tagline_{language}", words["site"][language]["tagline"])
        _introduce(founded.home[language], words["site"][language]["about"], editor)
        _introduce(founded.section[language], words["sections"]["news"][language]["intro"], editor)
    identity.save()


def _introduce(page: Any, intro: str, editor: User) -> None:
    page = page.specific_class.objects.get(pk=page.pk)
    if page.intro:
        return
    page.intro = intro
    revision = page.save_revision(user=editor)
    # Each language's words are brought here, so neither half has to follow the other.
    publishing.publish(page, revision, user=editor, change_class="typo", skip_permission_checks=True)


@transaction.atomic
def load_page(name: str, words: dict[str, dict[str, str]], founded: Founded, opened: dt.datetime) -> bool:
    """A standing page in both languages, there since the paper ``opened``; False when it is there already."""
    if is_loaded(f"pages/{name}"):
        return False
    past = Past(key_of(f"pages/{name}"))
    pages = {language: _page(name, language, words[language]) for language in LANGUAGES}
    make_live_pair(pages, founded.home)
    past.happened(opened)
    past.tell_ledger()
    return True


def _page(name: str, language: str, words: dict[str, str]) -> StandardPage:
    return StandardPage(
        title=words["title"],
        slug=words["slug"],
        intro=words["intro"],
        body=Body(words["body"]).as_json(),
        locale=Locale.objects.get(language_code=language),
        translation_key=key_of(f"pages/{name}"),
    )


def make_tags(rows: list[dict[str, str]]) -> dict[str, Tag]:
    """The tags, by key."""
    return {
        row["key"]: Tag.objects.get_or_create(name_cy=row["cy"], defaults={"name_en": row["en"]})[0] for row in rows
    }


def make_pictures(stories: list[Story]) -> dict[str, Image]:
    """A drawing for each picture that a story names, by key."""
    return {name: _picture(name) for name in sorted({story.picture for story in stories})}


def _picture(name: str) -> Image:
    title = f"Llais y Dderwen: {name}"
    existing = Image.objects.filter(title=title).first()
    if existing is not None:
        return existing
    image = Image(title=title, file=ContentFile(draw(name), name=f"{name}.png"))
    image.save()
    return image
