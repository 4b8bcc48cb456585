"""Which parts stood where a part stands now, by order alone: what lies between two unchanged parts replaced what lay there before."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from papurbro.translation.sync import Unit


def places(before: list[Unit], after: list[Unit]) -> Iterator[tuple[Unit, list[Unit]]]:
    """For each part of ``after`` those of ``before`` that stood in its place and are not the same, the likeliest first.

    A part stays within its field; one with a place of its own (a title, an alt text) was there before all others.
    """
    matcher = SequenceMatcher(
        a=[(unit.field, unit.source) for unit in before],
        b=[(unit.field, unit.source) for unit in after],
        autojunk=False,
    )
    for tag, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        old = before[a_from:a_to] if tag != "equal" else []
        for index, new in enumerate(after[b_from:b_to]):
            yield new, _by_closeness(new, old[index : index + 1], old)


def _by_closeness(new: Unit, opposite: list[Unit], old: list[Unit]) -> list[Unit]:
    candidates = [unit for unit in old if unit.field == new.field]
    return sorted(candidates, key=lambda unit: (unit.context_id != new.context_id, unit not in opposite))


def successors(before: list[Unit], after: list[Unit]) -> list[tuple[Unit, Unit | None]]:
    """Each new part without a translation, with the old one that stood in its place and is most like it, or None."""
    return [(new, _most_like(new, old)) for new, old in places(before, after) if new.translation is None]


def _most_like(new: Unit, old: list[Unit]) -> Unit | None:
    # Of several that are equally like it, the first stood closest.
    return max(old, key=lambda unit: round(fuzz.ratio(unit.source, new.source)), default=None)
