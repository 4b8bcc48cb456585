"""What no longer has a place: translations of texts that left the page, kept with the pair until it is level again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papurbro.translation.fragments import is_told
from papurbro.translation.marks import to_marks
from papurbro.translation.sync import units

if TYPE_CHECKING:
    from wagtail_localize.models import Translation

    from papurbro.translation.models import Pair


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A text that left the page and its translation, both in marks."""

    source: str
    translation: str
    since: datetime.datetime


def kept(pair: Pair, translation: Translation) -> list[Kept]:
    """What was translated and has no place in the page now, the latest first; what is said elsewhere in the page is left out."""
    found = units(translation)
    standing = {unit.key: unit.translation for unit in found}
    rows = list(pair.carried.exclude(old_translation="").order_by("-created_at", "-pk"))
    told = [text for text in standing.values() if text]
    told += [row.old_translation for row in rows if row.segment_key in standing and not standing[row.segment_key]]
    return [
        Kept(
            source=to_marks(row.old_source, row.old_source),
            translation=to_marks(row.old_translation, row.old_source),
            since=row.created_at,
        )
        for row in rows
        if row.segment_key not in standing and not is_told(row.old_translation, told)
    ]
