"""Valid page trees in a line: a founded site, a post, a pair, a pair in any state."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringTranslation

from papurbro.core.founding import Founded, found_site, make_live_pair
from papurbro.translation import counterparts, publishing, work
from papurbro.translation.marks import inline_elements
from papurbro.translation.models import Pair
from papurbro.translation.pairs import refresh
from papurbro.translation.sync import units
from papurbro.users.models import User
from papurbro.welsh.languages import other

from blog.models import PostPage

_numbers = itertools.count(1)

TITLES = {"cy": "Neuadd y pentref yn ailagor", "en": "The village hall reopens"}
PARAGRAPHS = {
    "cy": "Daeth dros ddau gant ynghyd i weld y to newydd a'r gegin newydd, ac roedd pawb wrth eu bodd.",
    "en": "More than two hundred people came together to see the new roof and the new kitchen.",
}


def site() -> Founded:
    """A site with its two front pages and its section."""
    return found_site()


def paragraphs(*texts: str) -> list[tuple[str, Any]]:
    """A body of paragraphs."""
    return [("paragraph", f"<p>{text}</p>") for text in texts]


def post(language: str, **kwargs: Any) -> PostPage:
    """An unsaved post; ``body`` may be a list of paragraphs' texts."""
    number = next(_numbers)
    texts = kwargs.pop("body", [PARAGRAPHS[language]])
    body = paragraphs(*texts) if texts and isinstance(texts[0], str) else texts
    title = kwargs.pop("title", f"{TITLES[language]} {number}")
    return PostPage(title=title, locale=Locale.objects.get(language_code=language), body=body, **kwargs)


def make_post(language: str = "cy", **kwargs: Any) -> PostPage:
    """A saved draft by the ordinary way: its counterpart is made when the transaction commits."""
    section = site().section[language]
    page = post(language, **kwargs)
    page.live = False
    Page.objects.get(pk=section.pk).add_child(instance=page)
    page.save_revision()
    return PostPage.objects.get(pk=page.pk)


def make_pair(
    *, original: str = "cy", cy: dict[str, Any] | None = None, en: dict[str, Any] | None = None, **both: Any
) -> tuple[PostPage, PostPage]:
    """A live pair with both halves written by hand: ``(Welsh, English)``."""
    section = site().section
    words = {"cy": cy or {}, "en": en or {}}
    pages = {
        language: post(language, **{**both, **words[language]})
        for language in (original, other(original))  # type: ignore[arg-type]
    }
    made = make_live_pair(pages, section)
    return made["cy"], made["en"]


def pair_of(page: Page) -> Pair:
    """The pair's row, recomputed: for tests inside a transaction that never commits."""
    pair = refresh(page.translation_key)
    assert pair is not None
    return pair


def with_counterpart(page: PostPage) -> Pair:
    """What happens on commit, now: the draft counterpart stands."""
    counterparts.ensure_counterpart(page)
    return pair_of(page)


def translate_all(pair: Pair, user: User | None = None, text: str | None = None, bodies: Iterable[str] = ()) -> Pair:
    """Give every segment a translation in the right language, as the claimed translator or an editor.

    ``text`` is what all of them say; ``bodies`` what those of the body say, in order.
    """
    said = iter(bodies)
    translation = counterparts.enabled_translation(pair.translation_key)
    assert translation is not None
    language = translation.target_locale.language_code
    for number, unit in enumerate(units(translation)):
        StringTranslation.objects.update_or_create(
            translation_of_id=unit.string_id,
            context_id=unit.context_id,
            locale=translation.target_locale,
            defaults={
                "data": _within_the_tags_of(
                    unit.source,
                    text
                    or (
                        f"{TITLES[language]} {number}"
                        if unit.field == "title"
                        else next(said, f"{PARAGRAPHS[language]} {number}")
                    ),
                ),
                "translation_type": "manual",
                "last_translated_by": user,
            },
        )
    counterparts.write_counterpart(translation, user=user)
    return work.record_work(pair, user or superuser())


def _within_the_tags_of(source: str, data: str) -> str:
    """A translation has all the inline tags of its source: those that it does not bring stand around the whole of it."""
    for element in [] if "<" in data else inline_elements(source):
        data = f"{element.opening}{data}{element.closing}"
    return data


def make_ready(page: PostPage) -> Pair:
    """A pair whose counterpart is translated, sent and approved."""
    pair = translate_all(with_counterpart(page))
    return work.approve(work.send_for_review(pair, superuser()), superuser())


def superuser() -> User:
    """An administrator, one for the test."""
    return User.objects.filter(username="admin").first() or User.objects.create_superuser(
        "admin", "admin@example.org", "pw"
    )


def translator(username: str = "translator") -> User:
    """Somebody who may translate and nothing else."""
    user = User.objects.create_user(username, f"{username}@example.org", "pw")
    group, _created = Group.objects.get_or_create(name="Translators for tests")
    group.permissions.add(*_permissions("access_admin", "translate_pair"))
    user.groups.add(group)
    return user


def editor(username: str = "editor", *, languages: tuple[str, ...] = ("cy", "en")) -> User:
    """Somebody who may write and publish under the front pages of ``languages``."""
    user = User.objects.create_user(username, f"{username}@example.org", "pw")
    group = Group.objects.create(name=f"Editors {username}")
    group.permissions.add(*_permissions("access_admin", "translate_pair"))
    for language in languages:
        for codename in ("add_page", "change_page", "publish_page"):
            GroupPagePermission.objects.create(
                group=group, page=site().home[language], permission=_permissions(codename)[0]
            )
    user.groups.add(group)
    return user


def _permissions(*codenames: str) -> list[Permission]:
    return list(Permission.objects.filter(codename__in=codenames))


def make_ready_pair(*, original: str = "cy", **both: Any) -> dict[str, PostPage]:
    """``{"cy": page, "en": page}``: two drafts, both written by hand, that agree; nothing is live."""
    section = site().section
    pages = {language: post(language, **both) for language in (original, other(original))}
    key = pages[original].translation_key
    with counterparts.no_counterparts():
        for language, page in pages.items():
            page.translation_key, page.live = key, False
            Page.objects.get(pk=section[language].pk).add_child(instance=page)
            page.save_revision()
    pair_of(page)
    return fresh(pages)


def fresh(pages: dict[str, PostPage]) -> dict[str, PostPage]:
    """The same pages as the database has them now."""
    return {language: PostPage.objects.get(pk=page.pk) for language, page in pages.items()}


def edit(page: PostPage, **changes: Any) -> PostPage:
    """Save a draft with ``changes``, as an editor would; ``body`` is a list of paragraphs' texts."""
    draft = PostPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    if "body" in changes:
        changes["body"] = paragraphs(*changes["body"])
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision(user=superuser())
    pair_of(page)
    return PostPage.objects.get(pk=page.pk)


def edit_form(page: PostPage, **data: Any) -> dict[str, Any]:
    """What the admin's edit form of ``page`` sends when nothing is touched but ``data``."""
    draft = PostPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    body = [(child.block_type, rich_text(child.value.source)) for child in draft.body]
    fields = {
        "title": draft.title,
        "slug": draft.slug,
        "intro": draft.intro,
        "image_alt": "",
        "image_caption": "",
        "body": streamfield(body),
        "date": timezone.localtime(draft.date).strftime("%Y-%m-%d %H:%M"),
        "comments": inline_formset([]),
        "go_live_at": "",
        "expire_at": "",
    }
    return nested_form_data({**fields, **data})


def make_live(page: PostPage) -> Pair:
    """A pair that is live and up to date, its counterpart made of segments."""
    pair = make_ready(page)
    publish(page)
    return pair_of(pair.original)


def publish(page: Page, change_class: str = "", user: User | None = None) -> publishing.Outcome:
    """Publish the newest draft of ``page``, as the editor who chose ``change_class``."""
    page = PostPage.objects.get(pk=page.pk)
    return publishing.publish(page, page.get_latest_revision(), user=user, change_class=change_class)
