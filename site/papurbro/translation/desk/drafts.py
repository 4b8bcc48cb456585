"""Keeping what is half written, and finding its place again when the original changes meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from papurbro.translation.desk.models import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papurbro.translation.models import Pair
    from papurbro.translation.segments import Segment
    from papurbro.users.models import User

#: A changed source is taken for the one that a draft was written for when they are as like as this, of 100; a rewritten one is another text.
LIKE_ENOUGH = 60


def keep(pair: Pair, segment: Segment, text: str, user: User) -> None:
    """Keep ``text`` (in marks) for this part; it takes the place of the draft that the part had."""
    drop(segment)
    Draft.objects.update_or_create(
        pair=pair, segment_key=segment.key, defaults={"source": segment.source, "text": text, "user": user}
    )


def keep_homeless(pair: Pair, key: str, text: str, user: User) -> None:
    """Keep a text whose part is gone, under the name that the part had."""
    said = {"text": text.replace("\x00", ""), "user": user}
    Draft.objects.update_or_create(
        pair=pair, segment_key=key[:64], defaults=said, create_defaults={**said, "source": ""}
    )


def drop(segment: Segment) -> None:
    """The part has a finished text: no draft of it is left."""
    if segment.draft is not None:
        Draft.objects.filter(pk=segment.draft.pk).delete()


def drafts_of(pair: Pair, sources: Mapping[str, str]) -> tuple[dict[str, Draft], list[Draft]]:
    """The drafts by the key of their part, and those whose part is gone. ``sources`` are the parts' texts by key; one query.

    A draft of a part that was changed goes with the part that reads most like it, unless that one has a draft of its own.
    """
    placed: dict[str, Draft] = {}
    homeless: list[Draft] = []
    rows = sorted(pair.drafts.select_related("user"), key=lambda row: row.segment_key not in sources)
    for row in rows:
        key = row.segment_key if row.segment_key in sources else _closest(row, sources, placed)
        if key:
            placed[key] = row
        else:
            homeless.append(row)
    return placed, homeless


def _closest(row: Draft, sources: Mapping[str, str], taken: Mapping[str, Draft]) -> str:
    likeness = {key: fuzz.ratio(row.source, text) for key, text in sources.items() if key not in taken}
    best = max(likeness, key=lambda key: likeness[key], default="")
    return best if best and likeness[best] >= LIKE_ENOUGH else ""
