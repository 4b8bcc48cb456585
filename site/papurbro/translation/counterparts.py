"""The half that is made at once: a draft in the other language, where its translator will find it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from papurbro.translation.links import chosen_slug
from papurbro.translation.once import read_once
from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.versions.showing import show_own
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from wagtail.models import Revision

    from papurbro.users.models import User

_switched_off: ContextVar[bool] = ContextVar("no_counterparts", default=False)


@contextmanager
def no_counterparts() -> Iterator[None]:
    """While this lasts, a new page gets no counterpart: for importers, which bring both halves themselves."""
    token = _switched_off.set(True)
    try:
        yield
    finally:
        _switched_off.reset(token)


def are_switched_off() -> bool:
    """Whether somebody who makes both halves is at work."""
    return _switched_off.get()


@read_once
def halves(translation_key: object) -> dict[str, PairedPageMixin]:
    """``{"cy": page, "en": page}``, as specific pages, of the halves that exist; never an alias."""
    pages = Page.objects.filter(translation_key=translation_key, alias_of__isnull=True).select_related("locale")
    found = {page.locale.language_code: page.specific for page in pages}
    for page in pages:
        page.specific.locale = page.locale
    return {language: page for language, page in found.items() if isinstance(page, PairedPageMixin)}


@read_once
def draft_of(page: PairedPageMixin) -> PairedPageMixin:
    """The newest draft of a half whose row was read just now: Wagtail's ``get_latest_revision_as_object``, which reads that row once more."""
    content = newest_content(page)
    if content is None:
        return page
    # Wagtail takes these from the row; named in the content, each would be looked up in vain.
    draft: PairedPageMixin = page.with_content_json(
        {name: value for name, value in content.items() if name not in _OF_THE_ROW}
    )
    draft.locale = page.locale
    return draft


def text_of(page: PairedPageMixin) -> PairedPageMixin:
    """The same, to read what it says and nothing else: it knows no place in the tree, and asks for none."""
    content = newest_content(page)
    if content is None:
        return page
    said: PairedPageMixin = type(page).from_serializable_data(
        {name: value for name, value in content.items() if name not in _OF_THE_ROW}
    )
    said.pk, said.locale = page.pk, page.locale
    return said


def newest_content(page: PairedPageMixin) -> dict[str, Any] | None:
    """What the newest draft of a half holds, as revisions keep it; None where its row is the newest."""
    revision = page.get_latest_revision() if page.has_unpublished_changes else None
    return revision.content if revision is not None else None


#: Relations that belong to the row of a page, whatever a draft of it says.
_OF_THE_ROW = {"locale", "content_type", "latest_revision", "owner", "locked_by", "alias_of"}


def counterpart_of(page: PairedPageMixin) -> PairedPageMixin | None:
    """The other half, or None."""
    return halves(page.translation_key).get(other(page.language))


@read_once
def enabled_translation(translation_key: object) -> Translation | None:
    """Localize's record of a counterpart that is made segment by segment; None for one written by hand."""
    return (
        Translation.objects.filter(source__object_id=translation_key, enabled=True)
        .select_related("source", "source__locale", "source__specific_content_type", "target_locale")
        .first()
    )


def ensure_counterpart(page: PairedPageMixin) -> PairedPageMixin:
    """The other half of ``page``, made now as a draft if there is none, its parents first.

    Two processes may do this at once: the one that comes second finds what the first one made.
    """
    existing = counterpart_of(page)
    if existing is not None:
        return existing
    try:
        with transaction.atomic():
            return _make_counterpart(page)
    except (ValidationError, IntegrityError):
        existing = counterpart_of(page)
        if existing is None:
            raise
        return existing


def _make_counterpart(page: PairedPageMixin) -> PairedPageMixin:
    parent = page.get_parent().specific
    if isinstance(parent, PairedPageMixin):
        ensure_counterpart(parent)
    locale = Locale.objects.get(language_code=other(page.language))
    draft = page.get_latest_revision_as_object()
    with no_counterparts():
        made = draft.copy_for_translation(locale)
    source, _created = TranslationSource.update_or_create_from_instance(draft)
    translation, _created = Translation.objects.get_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    if not translation.enabled:
        translation.enabled = True
        translation.save(update_fields=["enabled"])
    return made.specific


@read_once
def compose(translation: Translation) -> PairedPageMixin:
    """The counterpart as its segments make it, the original's text where one is not translated yet; not saved."""
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    page.locale = translation.target_locale
    page.change_class = ""
    show_own(page)
    if page.first_published_at is None:
        page.slug = find_available_slug(page.get_parent(), _slug_for(translation, page), ignore_page_id=page.pk)
    return page


def _slug_for(translation: Translation, page: PairedPageMixin) -> str:
    """Until its first publication the counterpart's slug is what its translator chose, or follows its own title, or is the original's."""
    if chosen := chosen_slug(translation):
        return chosen
    original = json.loads(translation.source.content_json)
    if page.title == original["title"]:
        return str(original["slug"])
    return slugify(page.title) or str(original["slug"])


def write_counterpart(
    translation: Translation, *, user: User | None = None, over: Revision | None = None
) -> PairedPageMixin:
    """Put what the segments say into a draft revision of the counterpart, ``over`` if it is given. The live row is not touched.

    Not localize's ``save_target(publish=False)``, which writes over the live row.
    """
    page = compose(translation)
    write_draft(page, user=user, over=over)
    return page


def write_draft(page: PairedPageMixin, *, user: User | None = None, over: Revision | None = None) -> None:
    """Keep ``page`` (composed, not saved) as the newest draft of its half; ``over``, where that is the newest and ``user``'s own, in its place."""
    if over is None:
        page.save_revision(user=user, clean=False)
    else:
        _write_over(over, page)
    if page.first_published_at is None:
        _follow_in_the_tree(page)


def _write_over(revision: Revision, page: PairedPageMixin) -> None:
    """As Wagtail's ``overwrite_revision``, without saving the row of the page too, nothing of which changes but what is named here."""
    revision.content = page.serializable_data()
    revision.object_str = str(page)
    revision.created_at = timezone.now()
    revision.save(update_fields=["content", "object_str", "created_at"])
    Page.objects.filter(pk=page.pk).update(
        draft_title=page.title, has_unpublished_changes=True, latest_revision_created_at=revision.created_at
    )


def _follow_in_the_tree(page: PairedPageMixin) -> None:
    """A page that was never published shows in the explorer, and in addresses, what its draft says."""
    row = page.__class__.objects.get(pk=page.pk)
    if (row.title, row.slug) != (page.title, page.slug):
        row.title, row.draft_title, row.slug = page.title, page.title, page.slug
        row.save(clean=False)
