"""A pair's segments as a translator meets them: numbered, named, with what changed and where to start."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail_localize.models import StringTranslation, Translation, TranslationContext

from papurbro.translation.desk.drafts import drafts_of
from papurbro.translation.desk.models import Draft
from papurbro.translation.marks import MARK, to_marks
from papurbro.translation.models import Carried
from papurbro.translation.once import read_once
from papurbro.translation.places import Place, Places, places_of
from papurbro.translation.sync import Unit, units
from papurbro.translation.talk.models import MachineText
from papurbro.translation.wording import Piece, changes, pieces

if TYPE_CHECKING:
    import datetime

    from papurbro.translation.models import Pair
    from papurbro.users.models import User


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One segment. Texts are in marks (``translation.marks``)."""

    number: int
    unit: Unit
    place: Place
    #: Where it stands, as localize calls it: "title", "body.<block>.alt".
    path: str
    source: str
    saved: str
    carried: str
    source_pieces: tuple[Piece, ...]
    old_source_pieces: tuple[Piece, ...]
    saved_by: User | None
    saved_at: datetime.datetime | None
    draft: Draft | None = None
    #: A machine's proposal in marks, or "", and where it comes from.
    machine_text: str = ""
    machine: MachineText | None = None

    @property
    def key(self) -> str:
        """What its form fields are known by."""
        return self.unit.key

    @property
    def is_done(self) -> bool:
        """Whether a translation of the source as it is now was saved, and nobody has begun to write it anew."""
        return self.saved != "" and self.draft is None

    @property
    def has_changed(self) -> bool:
        """Whether the source was changed after it had been translated."""
        return self.old_source_pieces != ()

    @property
    def awaits_confirmation(self) -> bool:
        """Whether an older translation is offered as the start, which nobody has looked at since the source changed."""
        return not self.saved and self.draft is None and (self.carried or self.machine_text) != ""

    @property
    def is_machine(self) -> bool:
        """Whether a machine's text is offered as the start, which nobody has looked at."""
        return self.awaits_confirmation and not self.carried

    @property
    def standing(self) -> str:
        """The text that people have given it: what is half written, or else what is saved."""
        return self.draft.text if self.draft is not None else self.saved

    @property
    def start(self) -> str:
        """What the field begins with: what people have given it, or else the translation of the source before it changed."""
        return self.standing or self.carried or self.machine_text

    @property
    def start_without_draft(self) -> str:
        """What the field begins with when nothing is half written."""
        return self.saved or self.carried or self.machine_text

    @property
    def token(self) -> str:
        """Of the text that people have given it, so that a form can tell whether somebody else wrote meanwhile."""
        return token_of(self.standing)

    @property
    def written_by(self) -> User | None:
        """Whose text it is."""
        return self.draft.user if self.draft is not None else self.saved_by

    @property
    def marks(self) -> list[str]:
        """The marks that a translation must carry, in order."""
        return [match.group() for match in MARK.finditer(self.source)]


def token_of(text: str) -> str:
    """A short name of a text in marks; that of an empty one is empty."""
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""


def segments(pair: Pair, translation: Translation) -> list[Segment]:
    """Every segment in order; a bounded number of queries, whatever their number."""
    return read(pair, translation).segments


@dataclass(frozen=True)
class Reading:
    """The segments of a pair, and the drafts that were written for a part which is gone."""

    segments: list[Segment]
    homeless: list[Draft]


@read_once
def read(pair: Pair, translation: Translation) -> Reading:
    """The segments in order, each with its draft, and the drafts that found no place; a bounded number of queries."""
    found = units(translation)
    sources = {unit.key: to_marks(unit.source, unit.source) for unit in found}
    drafts, homeless = drafts_of(pair, sources)
    paths = dict(TranslationContext.objects.filter(object_id=pair.translation_key).values_list("pk", "path"))
    carried = {row.segment_key: row for row in pair.carried.all()}
    machine = {row.key: row for row in pair.machine_texts.select_related("asked_by")}
    rows = _translations(pair, translation)
    places = places_of(translation)
    made = [
        _segment(
            number,
            unit,
            places,
            paths.get(unit.context_id, unit.field),
            carried.get(unit.key),
            rows.get((unit.string_id, unit.context_id)),
            drafts.get(unit.key),
            machine.get(unit.key),
        )
        for number, unit in enumerate(found, start=1)
    ]
    return Reading(made, homeless)


def _translations(pair: Pair, translation: Translation) -> dict[tuple[int, int], StringTranslation]:
    rows = StringTranslation.objects.filter(
        context__object_id=pair.translation_key, locale=translation.target_locale
    ).select_related("last_translated_by")
    return {(row.translation_of_id, row.context_id): row for row in rows}


def _segment(
    number: int,
    unit: Unit,
    places: Places,
    path: str,
    carried: Carried | None,
    row: StringTranslation | None,
    draft: Draft | None,
    machine: MachineText | None,
) -> Segment:
    source = to_marks(unit.source, unit.source)
    old: tuple[Piece, ...] = ()
    new = pieces(source)
    if carried is not None:
        old, new = changes(to_marks(carried.old_source, carried.old_source), source)
    return Segment(
        number=number,
        unit=unit,
        place=places.of(path),
        path=path,
        source=source,
        saved=to_marks(unit.translation, unit.source) if unit.translation else "",
        carried=to_marks(carried.old_translation, unit.source) if carried else "",
        source_pieces=new,
        old_source_pieces=old,
        saved_by=row.last_translated_by if row else None,
        saved_at=row.updated_at if row else None,
        draft=draft,
        machine_text=to_marks(machine.text, unit.source) if machine else "",
        machine=machine,
    )
