"""Newsletters, posts in one language or two, and subscribers, each in a line."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from papurbro.tags.models import Tag
from papurbro.translation.models import Pair

from blog.models import PostPage

from newsletter.approving import approve
from newsletter.compiling import compile_issue
from newsletter.consenting import Wish, ask, confirm
from newsletter.delivering import Progress, send_issue
from newsletter.models import ConsentEvent, Issue, Newsletter, Subscriber

from tests import factories


def make_tag(name: str = "bro") -> Tag:
    """A tag whose names are ``<name>-cy`` and ``<name>-en``."""
    return Tag.objects.get_or_create(name_cy=f"{name}-cy", name_en=f"{name}-en")[0]


def make_newsletter(slug: str = "wythnos", *, tags: list[Tag] | None = None, **kwargs: Any) -> Newsletter:
    """A newsletter that was founded an hour ago."""
    values = {
        "name_cy": "Yr wythnos",
        "name_en": "The week",
        "subject_cy": "Newyddion yr wythnos",
        "subject_en": "News of the week",
        "sender_name_cy": "Llais y Fro",
        "sender_name_en": "Llais y Fro",
        "from_address": "llais@example.org",
        "created_at": timezone.now() - dt.timedelta(hours=1),
    }
    newsletter = Newsletter.objects.create(slug=slug, **{**values, **kwargs})
    newsletter.tags.set(tags or [make_tag()])
    return newsletter


def publish(name: str = "stori", *, languages: str = "cy en", tags: list[Tag] | None = None, **kwargs: Any) -> Pair:
    """A pair of posts titled ``<name> cy`` and ``<name> en``, live in ``languages``; independent where that is one."""
    words = {
        language: {"title": f"{name} {language}", "intro": f"Cyflwyniad {name} {language}"} for language in ("cy", "en")
    }
    pages = dict(zip(("cy", "en"), factories.make_pair(**words, **kwargs), strict=True))
    for page in pages.values():
        page.tags.set(tags or [make_tag()])
        page.save()
    for language in {"cy", "en"} - set(languages.split()):
        take_down(pages[language])
    return Pair.objects.get(translation_key=pages["cy"].translation_key)


def take_down(page: PostPage) -> None:
    """The row alone, as where the policy of its pair is ``independent``."""
    Pair.objects.filter(translation_key=page.translation_key).update(policy="independent")
    PostPage.objects.filter(pk=page.pk).update(live=False)


def put_up(pair: Pair, language: str) -> None:
    """The half in ``language`` goes live: it has been translated."""
    PostPage.objects.filter(translation_key=pair.translation_key, locale__language_code=language).update(live=True)


def subscribe(
    email: str,
    *newsletters: Newsletter,
    language: str = "cy",
    tags: list[Tag] | None = None,
    wants_labelled: bool = True,
) -> Subscriber:
    """Somebody who asked and confirmed."""
    wanted = {newsletter.slug: [tag.pk for tag in tags or []] for newsletter in newsletters}
    wish = Wish(email=email, language=language, newsletters=wanted, wants_labelled=wants_labelled)
    asked = ask(wish, form=ConsentEvent.Form.PAGE, language="cy", words="Rwy'n gofyn amdano.")
    assert confirm(asked, words="Cadarnhau")
    return Subscriber.objects.get(email=email)


def compile_and_send(newsletter: Newsletter) -> tuple[Issue, Progress]:
    """The next issue, approved and sent."""
    issue = compile_issue(newsletter)
    approve(issue)
    return issue, send_issue(issue)
