"""When the original changes, what was said and written about a part goes with it to the part that came after it."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from django.dispatch import receiver
from rapidfuzz import fuzz

from papurbro.translation import happenings, history
from papurbro.translation.marks import to_marks

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.sync import Unit

#: Of 100: two texts as like as this are taken for one that was edited.
LIKE_ENOUGH = 60
#: Of 100: a text of so many signs that stands in another as nearly as this is taken for a piece of it.
CONTAINED, LONG_ENOUGH = 90, 15


@receiver(happenings.parts_changed, dispatch_uid="talk_follows_its_part")
def parts_changed(pair: Pair, before: list[Unit], after: list[Unit], **_kwargs: object) -> None:
    """The original's parts are others now."""
    follow(pair, before, after)


def follow(pair: Pair, before: list[Unit], after: list[Unit]) -> None:
    """Move the threads of every part of ``before`` that is gone to the part of ``after`` that came after it, and link their histories.

    A part without an heir keeps its threads: they are shown with the text that they were about.
    """
    found = heirs(before, after)
    history.succeed(pair, ((old.key, new.key) for old, news in found for new in news))
    closest = {old.key: _most_like(old, news) for old, news in found}
    for thread in pair.threads.filter(key__in=closest):
        unit = closest[thread.key]
        thread.key, thread.source = unit.key, to_marks(unit.source, unit.source)
        thread.save(update_fields=["key", "source"])


def heirs(before: list[Unit], after: list[Unit]) -> list[tuple[Unit, list[Unit]]]:
    """Each part that is gone with those that came after it: moved, changed, split, or put in its place."""
    stands, stood = {unit.key for unit in after}, {unit.key for unit in before}
    come = [unit for unit in after if unit.key not in stood]
    in_place = _in_place(before, after)
    found = []
    for old in before:
        if old.key not in stands:
            new = [unit for unit in come if unit.string_id == old.string_id]
            new = new or [unit for unit in come if _is_of(unit, old)] or in_place.get(old.key, [])
            if new:
                found.append((old, new))
    return found


def _is_of(new: Unit, old: Unit) -> bool:
    """Whether the one text reads like the other, or the shorter of them stands in the longer: it was split, or merged with its neighbour."""
    if fuzz.ratio(old.source, new.source) >= LIKE_ENOUGH:
        return True
    shorter = min(len(old.source), len(new.source))
    return shorter >= LONG_ENOUGH and fuzz.partial_ratio(old.source, new.source) >= CONTAINED


def _in_place(before: list[Unit], after: list[Unit]) -> dict[str, list[Unit]]:
    """What stands now between the same neighbours, one for one, field by field."""
    found: dict[str, list[Unit]] = {}
    matcher = SequenceMatcher(a=[unit.key for unit in before], b=[unit.key for unit in after], autojunk=False)
    for tag, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if tag == "replace":
            pairs = zip(before[a_from:a_to], after[b_from:b_to], strict=False)
            found |= {old.key: [new] for old, new in pairs if old.field == new.field}
    return found


def _most_like(old: Unit, candidates: list[Unit]) -> Unit:
    return max(candidates, key=lambda unit: fuzz.ratio(old.source, unit.source))
