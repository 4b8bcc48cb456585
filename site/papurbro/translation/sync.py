"""The original's latest draft to its segments, and the old translation of what changed kept as the start of the new."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    Translation,
    TranslationSource,
)

from papurbro.translation import happenings, links
from papurbro.translation.counterparts import enabled_translation, newest_content, write_counterpart
from papurbro.translation.fragments import is_told
from papurbro.translation.legacy import Legacy, fits
from papurbro.translation.models import Carried, Pair
from papurbro.translation.origins import Origin, coming_from
from papurbro.translation.placing import successors as successors

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin
    from papurbro.users.models import User


@dataclass(frozen=True)
class Unit:
    """One segment as it stands: its place, its source text, and its translation if there is one."""

    string_id: int
    context_id: int
    field: str
    source: str
    translation: str | None

    @property
    def key(self) -> str:
        """Stable while source text and place are: what a form field, or a carried text, is known by."""
        return segment_key(self.string_id, self.context_id)


def segment_key(string_id: int, context_id: int) -> str:
    """The name of a segment in forms and in ``Carried``."""
    return hashlib.sha256(f"{string_id}:{context_id}".encode()).hexdigest()[:32]


def units(translation: Translation) -> list[Unit]:
    """Every segment in order, each (text, place) once; two queries."""
    segments = (
        StringSegment.objects.filter(source=translation.source)
        .annotate_translation(translation.target_locale)
        .select_related("context", "string")
        .order_by("order")
    )
    found: dict[tuple[int, int], Unit] = {}
    for segment in segments:
        found.setdefault(
            (segment.string_id, segment.context_id),
            Unit(
                segment.string_id,
                segment.context_id,
                segment.context.path.split(".")[0],
                segment.string.data,
                segment.translation,
            ),
        )
    return list(found.values())


@transaction.atomic
def sync(pair: Pair, *, keep_translations: bool = False, user: User | None = None) -> bool:
    """Take the original's latest draft into the segments; True when they changed.

    A changed segment loses its translation in localize. Here the old one is kept: as ``Carried``, for the translator to start from, or,
    with ``keep_translations`` (a typo), as the translation itself.
    """
    translation = enabled_translation(pair.translation_key)
    if translation is None or pair.original_id is None:
        return False
    # Looked up again: a pair in memory may hold the page as it was before its newest draft.
    original = Page.objects.select_related("locale").get(pk=pair.original_id).specific
    if _is_level(translation, original):
        return False
    before, shape = units(translation), _shape(translation)
    draft = original.get_latest_revision_as_object()
    # Its new content with it: the counterpart is composed from that, blocks that the draft brought included.
    translation.source, _created = TranslationSource.update_or_create_from_instance(draft)
    after = units(translation)
    links.carry_over(translation)
    if [(u.string_id, u.context_id) for u in before] == [(u.string_id, u.context_id) for u in after]:
        if _shape(translation) != shape:
            write_counterpart(translation, user=user)
        return False
    with coming_from(Origin.CARRIED):
        _carry(pair, translation, before, after, keep_translations=keep_translations, user=user)
    happenings.parts_changed.send(sender=Pair, pair=pair, before=before, after=after)
    write_counterpart(translation, user=user)
    return True


#: What Wagtail notes of a page besides what it says: these may differ between the draft and the source that was made from it.
_NOTED = {
    "alias_of", "content_type", "depth", "draft_title", "expire_at", "expired", "first_published_at", "go_live_at", "has_unpublished_changes",
    "last_published_at", "latest_revision", "latest_revision_created_at", "live", "live_revision", "locale", "locked", "locked_at", "locked_by",
    "numchild", "owner", "path", "translation_key", "url_path", "wagtail_admin_comments",
}  # fmt: skip


def _is_level(translation: Translation, original: PairedPageMixin) -> bool:
    """Whether the segments were made from what the newest draft of the original says."""
    now = newest_content(original) or json.loads(original.to_json())
    then = json.loads(translation.source.content_json)
    return all(now.get(name) == then.get(name) for name in (now.keys() | then.keys()) - _NOTED)


def _shape(translation: Translation) -> list[object]:
    """What there is besides texts: mark-up, pictures, the addresses of links."""
    source = translation.source
    return [
        *StringSegment.objects.filter(source=source).order_by("order").values_list("context_id", "attrs"),
        *TemplateSegment.objects.filter(source=source).order_by("order").values_list("context_id", "template_id"),
        *OverridableSegment.objects.filter(source=source).order_by("order").values_list("context_id", "data_json"),
    ]


def _carry(
    pair: Pair,
    translation: Translation,
    before: list[Unit],
    after: list[Unit],
    *,
    keep_translations: bool,
    user: User | None,
) -> None:
    legacy = Legacy(pair, translation, before, after)
    same = legacy.of_the_same_text()
    for unit in legacy.new:
        if unit.string_id in same:
            _translate(translation, unit, same[unit.string_id], user)
    starts = legacy.starts([unit for unit in legacy.new if unit.string_id not in same])
    for unit, start in starts.items():
        is_enough = fits(unit, start, list(starts.values()))
        if keep_translations and is_enough:
            _translate(translation, unit, start.translation, user)
        else:
            _remember(pair, unit.key, start.source, start.translation, fits=is_enough)
    _keep_what_is_gone(pair, legacy, [start.translation for start in starts.values()])


def _keep_what_is_gone(pair: Pair, legacy: Legacy, starts: list[str]) -> None:
    """What left the page and is said nowhere else in it stays with the pair until that is level again (``kept``)."""
    told = [*starts, *legacy.said_now()]
    for unit, known in legacy.gone.items():
        if not is_told(known.translation, told):
            _remember(pair, unit.key, known.source, known.translation, fits=known.is_own)
    _forget_what_is_back(pair, legacy.after)


def _forget_what_is_back(pair: Pair, after: list[Unit]) -> None:
    back = {(unit.key, unit.source) for unit in after if unit.translation is not None}
    rows = [row.pk for row in pair.carried.all() if (row.segment_key, row.old_source) in back]
    Carried.objects.filter(pk__in=rows).delete()


def _translate(translation: Translation, unit: Unit, data: str, user: User | None) -> None:
    StringTranslation.objects.update_or_create(
        translation_of_id=unit.string_id,
        context_id=unit.context_id,
        locale=translation.target_locale,
        defaults={
            "data": data,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "last_translated_by": user,
        },
    )


def _remember(pair: Pair, key: str, old_source: str, old_translation: str, *, fits: bool) -> None:
    Carried.objects.update_or_create(
        pair=pair,
        segment_key=key,
        defaults={"old_source": old_source, "old_translation": old_translation, "fits": fits},
    )
