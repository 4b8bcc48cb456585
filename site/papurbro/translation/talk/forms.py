"""What the fields of notes send, on the work page and on the page of notes alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import QueryDict

#: ``note-`` is about the whole piece, ``note-<Segment.key>`` about that part.
_FIELD = "note-"


def notes_of(data: QueryDict) -> dict[str, str]:
    """``{Segment.key: what was written about that part}``, the whole piece under ""; empty fields are left out."""
    found = {name.removeprefix(_FIELD): data.get(name, "") for name in data if name.startswith(_FIELD)}
    return {key: text for key, text in found.items() if text.strip()}
