"""What the page of notes shows: the piece first, then its parts in order, then what was about parts that are gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from papurbro.translation.marks import to_marks
from papurbro.translation.talk import notes
from papurbro.translation.wording import Piece, pieces
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.talk.models import Thread


@dataclass(frozen=True)
class Place:
    """One part with what is said about it; ``number`` is None where the part is gone, and 0 for the whole piece."""

    key: str
    number: int | None
    source_pieces: tuple[Piece, ...] = ()
    threads: list[Thread] = field(default_factory=list)
    typed: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether the original no longer has this part."""
        return self.number is None


def notes_context(pair: Pair, typed: dict[str, str]) -> dict[str, Any]:
    """The context of ``translation/talk/notes_page.html``. ``typed`` is what could not be kept, by part."""
    threads = notes.threads_by_part(pair)
    parts = notes.parts_of(pair)
    places = [Place("", 0, (), threads.get("", []), typed.get("", ""))]
    for number, (key, unit) in enumerate(parts.items(), start=1):
        if key in threads or key in typed:
            source = pieces(to_marks(unit.source, unit.source))
            places.append(Place(key, number, source, threads.get(key, []), typed.get(key, "")))
    for key, found in threads.items():
        if key and key not in parts:
            places.append(Place(key, None, pieces(found[0].source), found, typed.get(key, "")))
    return {"pair": pair, "places": places, "source_language": other(pair.behind)}
