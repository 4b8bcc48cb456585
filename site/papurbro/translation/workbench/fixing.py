"""Putting into a text what a check says could stand there instead, where no script does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papurbro.translation.marks import normal
from papurbro.translation.workbench.assistance import found_in
from papurbro.translation.workbench.sheet import sheet_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papurbro.translation.editor import Entry
    from papurbro.translation.models import Pair
    from papurbro.translation.workbench.pressed import Pressed


def fixed_text(pair: Pair, pressed: Pressed, entries: Mapping[str, Entry]) -> str:
    """What stands in the field, with the one finding put right; as it is where that finding is no longer there."""
    entry = entries.get(pressed.fixed)
    sheet = sheet_of(pair)
    field = sheet.of(pressed.fixed) if sheet else None
    if entry is None or field is None:
        return entry.text if entry else ""
    text = normal(entry.text)
    for found in found_in(pair, field.segment, text):
        finding = found.finding
        if finding.digest == pressed.finding and finding.fix is not None and finding.start is not None:
            return text[: finding.start] + finding.fix + text[finding.end or finding.start :]
    return text
