"""All parts of a pair, each with what its field shows, as the work page and the answers to single parts need them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.translation import counterparts
from papurbro.translation.marks import normal
from papurbro.translation.segments import read, token_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papurbro.translation.desk.models import Draft
    from papurbro.translation.editor import Entry, Saved
    from papurbro.translation.models import Pair
    from papurbro.translation.segments import Segment


@dataclass(frozen=True)
class Field:
    """One part with what its field shows: what was saved, or what came back from a form that could not be saved whole."""

    segment: Segment
    entry: Entry | None = None
    error: str = ""
    conflict: bool = False
    #: Whether it is the first of several parts with one label ("Text"), so that the label is shown once.
    begins_group: bool = True

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.entry.text if self.entry is not None else self.segment.start

    @property
    def token(self) -> str:
        """Of the text that this field started from; what could not stand as a translation lies on the desk by now (``editor``)."""
        if self.entry is None or not (self.conflict or self.error):
            return self.segment.token
        is_kept = self.error and "\x00" not in self.entry.text
        return token_of(normal(self.entry.text)) if is_kept else self.entry.token

    @property
    def rows(self) -> int:
        """How tall the field is at first."""
        return max(1, len(self.segment.source) // 55 + self.segment.source.count("\n") + 1)

    @property
    def placeholder(self) -> str:
        """What an empty field says."""
        return _("%(label)s · not translated yet") % {"label": self.segment.place.label}


@dataclass(frozen=True)
class Sheet:
    """The parts in order, and the drafts whose part is gone."""

    fields: list[Field]
    homeless: list[Draft]

    @property
    def total(self) -> int:
        """How many parts there are."""
        return len(self.fields)

    @property
    def done(self) -> int:
        """How many are finished."""
        return sum(field.segment.is_done for field in self.fields)

    @property
    def first_open(self) -> Field | None:
        """The first part that is not finished."""
        return next((field for field in self.fields if not field.segment.is_done), None)

    @property
    def digest(self) -> str:
        """Of what the parts are: a page that was shown with another one no longer shows the original as it is."""
        return hashlib.sha256("".join(field.segment.key for field in self.fields).encode()).hexdigest()[:16]

    def of(self, key: str) -> Field | None:
        """The part with this key."""
        return next((field for field in self.fields if field.segment.key == key), None)

    def after(self, key: str) -> Field | None:
        """The next unfinished part after this one, round the end of the text, or None where all are finished."""
        position = next((index for index, field in enumerate(self.fields) if field.segment.key == key), -1)
        turned = [*self.fields[position + 1 :], *self.fields[: position + 1]]
        return next((field for field in turned if not field.segment.is_done), None)


def sheet_of(pair: Pair, entries: Mapping[str, Entry] | None = None, saved: Saved | None = None) -> Sheet | None:
    """Read it; None for a pair that is written as a whole. ``entries`` are what a form sent that has to be shown again.

    Segments lead from the original to the counterpart, so a pair that turned is worked on as a whole.
    """
    if pair.counterpart is None or pair.behind != pair.counterpart_language:
        return None
    translation = counterparts.enabled_translation(pair.translation_key)
    if translation is None:
        return None
    reading = read(pair, translation)
    return Sheet(_fields(reading.segments, entries or {}, saved), reading.homeless)


def _fields(found: list[Segment], entries: Mapping[str, Entry], saved: Saved | None) -> list[Field]:
    errors = saved.errors if saved else {}
    conflicts = saved.conflicts if saved else set()
    labels = ["", *(segment.place.label for segment in found)]
    return [
        Field(
            segment,
            entries.get(segment.key),
            errors.get(segment.key, ""),
            segment.key in conflicts,
            segment.place.label != before,
        )
        for segment, before in zip(found, labels, strict=False)
    ]
