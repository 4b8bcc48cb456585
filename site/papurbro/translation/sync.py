"""The original's latest draft to its segments, and the old translation of what changed kept as the start of the new."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from papurbro.translation.counterparts import enabled_translation, write_counterpart
from papurbro.translation.models import Carried

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
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
    if translation is None or pair.original is None:
        return False
    before = units(translation)
    # Looked up again: a pair in memory may hold the page as it was before its newest draft.
    draft = Page.objects.get(pk=pair.original.pk).specific.get_latest_revision_as_object()
    # Its new content with it: the counterpart is composed from that, blocks that the draft brought included.
    translation.source, _created = TranslationSource.update_or_create_from_instance(draft)
    after = units(translation)
    if [(u.string_id, u.context_id) for u in before] == [(u.string_id, u.context_id) for u in after]:
        return False
    _carry(pair, translation, before, after, keep_translations=keep_translations, user=user)
    write_counterpart(translation, user=user)
    return True


def _carry(
    pair: Pair,
    translation: Translation,
    before: list[Unit],
    after: list[Unit],
    *,
    keep_translations: bool,
    user: User | None,
) -> None:
    known = _translated_before(pair, translation, after)
    start = _Starts(pair, before)
    found = successors(before, after)
    heirs = Counter(old.key for _new, old in found if old is not None)
    for new, old in found:
        if new.string_id in known:
            _translate(translation, new, known[new.string_id], user)
        elif old is not None and (text := start.of(old)):
            # One sentence that became two has no translation that fits either.
            if keep_translations and heirs[old.key] == 1:
                _translate(translation, new, text, user)
            else:
                _remember(pair, new, start.source_of(old), text)


class _Starts:
    """What a translator starts from where a segment changed: its translation, or what was carried to it by an earlier change."""

    def __init__(self, pair: Pair, before: list[Unit]) -> None:
        keys = [unit.key for unit in before if unit.translation is None]
        self.carried = {row.segment_key: row for row in pair.carried.filter(segment_key__in=keys)}

    def of(self, unit: Unit) -> str:
        if unit.translation is not None:
            return unit.translation
        return self.carried[unit.key].old_translation if unit.key in self.carried else ""

    def source_of(self, unit: Unit) -> str:
        if unit.translation is None and unit.key in self.carried:
            return self.carried[unit.key].old_source
        return unit.source


def _translated_before(pair: Pair, translation: Translation, after: list[Unit]) -> dict[int, str]:
    """What the same sentences said wherever they stood in this page, now or once: moved, or taken out and put back."""
    wanted = [unit.string_id for unit in after if unit.translation is None]
    rows = StringTranslation.objects.filter(
        translation_of__in=wanted,
        locale=translation.target_locale,
        context__object_id=pair.translation_key,
        has_error=False,
    ).order_by("updated_at", "pk")
    return dict(rows.values_list("translation_of_id", "data"))


def successors(before: list[Unit], after: list[Unit]) -> list[tuple[Unit, Unit | None]]:
    """Each new segment without a translation, with the old one that stood in its place, or None.

    Places are matched by order within the field: what lies between two unchanged segments replaced what lay there before.
    """
    matcher = SequenceMatcher(
        a=[(u.field, u.source) for u in before], b=[(u.field, u.source) for u in after], autojunk=False
    )
    found: list[tuple[Unit, Unit | None]] = []
    for _tag, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        old = before[a_from:a_to]
        for index, new in enumerate(after[b_from:b_to]):
            if new.translation is None:
                found.append((new, _closest(new, index, old)))
    return found


def _closest(new: Unit, index: int, old: list[Unit]) -> Unit | None:
    candidates = [unit for unit in old if unit.field == new.field]
    if not candidates:
        return None
    in_place = old[index] if index < len(old) and old[index].field == new.field else candidates[0]
    return max(candidates, key=lambda unit: (_likeness(unit.source, new.source), unit is in_place))


def _likeness(one: str, two: str) -> float:
    return round(SequenceMatcher(a=one, b=two, autojunk=False).ratio(), 2)


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


def _remember(pair: Pair, new: Unit, old_source: str, old_translation: str) -> None:
    Carried.objects.update_or_create(
        pair=pair, segment_key=new.key, defaults={"old_source": old_source, "old_translation": old_translation}
    )
