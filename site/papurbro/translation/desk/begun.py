"""What was begun anew over a finished text: nobody sends or approves a piece while such a half sentence lies on the desk, forgotten.

Publishing does not ask: what was approved stays approved while somebody begins to write it better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from papurbro.translation import counterparts
from papurbro.translation.errors import NotReady
from papurbro.translation.people import name_of
from papurbro.translation.segments import segments

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.segments import Segment

#: Characters of a half-written text that a sentence shows.
SHOWN = 60


def begun_anew(pair: Pair) -> list[Segment]:
    """The parts that have a finished text and a draft over it, in order; one query where nothing is half written."""
    if not pair.drafts.exists():
        return []
    translation = counterparts.enabled_translation(pair.translation_key)
    found = segments(pair, translation) if translation is not None else []
    return [segment for segment in found if segment.saved and segment.draft is not None]


def require_finished(pair: Pair) -> None:
    """Raise ``NotReady``, naming it and its part, where a text was begun anew and nobody has called it finished."""
    found = begun_anew(pair)
    if not found:
        return
    first = found[0]
    where = f"{reverse('translation:work', args=[pair.pk])}?part={first.key}#part-{first.number}"
    if len(found) > 1:
        numbers = ", ".join(str(segment.number) for segment in found)
        raise NotReady(
            _("Begun anew and not finished, in the parts %(numbers)s. Finish each, or go back to its finished text.")
            % {"numbers": numbers},
            where=where,
        )
    raise NotReady(_sentence(first), where=where)


def _sentence(segment: Segment) -> str:
    said = {"number": segment.number, "text": _shortened(segment.standing)}
    if segment.written_by is None:
        return (
            _(
                "Part %(number)s was begun anew and is not finished: “%(text)s”. Finish it, or go back to its finished text."
            )
            % said
        )
    return _(
        "%(name)s began part %(number)s anew and has not finished it: “%(text)s”. Finish it, or go back to its finished text."
    ) % {**said, "name": name_of(segment.written_by)}


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
