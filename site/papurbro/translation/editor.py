"""Saving what was written in the workbench: all of it that fits, and nothing of it lost.

Each field comes back with a token of the text that it started from. A field that somebody else changed meanwhile, and this person too,
is not written: both texts are shown and the person chooses. What cannot stand as a translation yet (half a sentence, a mark too few) is
kept as a draft (``desk.drafts``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from papurbro.translation import counterparts, work
from papurbro.translation.desk import drafts
from papurbro.translation.errors import PairError
from papurbro.translation.locks import require_unlocked
from papurbro.translation.marks import MARK, MarkError, from_marks, normal
from papurbro.translation.models import Pair, Status
from papurbro.translation.people import name_of
from papurbro.translation.permissions import may_work_on
from papurbro.translation.segments import Segment, segments, token_of
from papurbro.translation.sync import sync, units
from papurbro.translation.workbench.sittings import draft_of_this_sitting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papurbro.users.models import User

Choice = Literal["", "mine", "theirs"]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One field as it came back from the form.

    ``token`` is of the saved text that the field started from; ``seen`` of the other person's text that was shown beside it;
    ``still_fits`` says that an older translation, left as it is, holds for the changed source too; ``finished`` that the person wrote here just
    now, and calls it finished by what they do with the form.
    """

    text: str
    token: str
    still_fits: bool = False
    finished: bool = False
    choice: Choice = ""
    seen: str = ""

    @property
    def is_touched(self) -> bool:
        """Whether the person did anything with this field, or it came along as it was shown."""
        return _was_changed(self) or self.still_fits or self.finished or self.choice != ""


@dataclass
class Saved:
    """What became of a form. Keys are those of the segments."""

    pair: Pair
    written: int = 0
    errors: dict[str, str] = field(default_factory=dict)
    conflicts: set[str] = field(default_factory=set)
    #: Texts whose segment is gone, because the original was changed meanwhile.
    homeless: list[str] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Whether everything that was written could be saved."""
        return not (self.errors or self.conflicts or self.homeless)


@transaction.atomic
def save_segments(pair: Pair, user: User, entries: Mapping[str, Entry]) -> Saved:
    """Write the fields that ``user`` changed; raises ``PairError``, with nothing written, where they may not work on this pair."""
    saved, translation = _begin(pair, user)
    found = segments(saved.pair, translation)
    for segment in found:
        if segment.key in entries:
            _save(saved, translation, segment, entries[segment.key], user)
    _find_homeless(saved, found, entries, user)
    _make_it_show(saved, translation, user)
    return saved


@transaction.atomic
def keep_draft(pair: Pair, user: User, key: str, entry: Entry) -> Saved:
    """Keep one field as it is while ``user`` is still writing in it: no translation is touched. Raises as ``save_segments`` does."""
    saved, translation = _begin(pair, user)
    found = segments(saved.pair, translation)
    for segment in found:
        if segment.key == key and _was_changed(entry):
            _keep(saved, segment, entry, user)
    _find_homeless(saved, found, {key: entry}, user)
    Pair.objects.filter(pk=saved.pair.pk, assignee=user).update(claimed_at=timezone.now())
    return saved


def _begin(pair: Pair, user: User) -> tuple[Saved, Translation]:
    current = Pair.objects.select_for_update(of=("self",)).select_related("original", "counterpart").get(pk=pair.pk)
    if not may_work_on(user, current):
        raise PairError(lost_claim(current))
    require_unlocked(current, user)
    translation = counterparts.enabled_translation(current.translation_key)
    if translation is None:
        raise PairError(_("This version is written as a whole by now: open it in the page editor."))
    return Saved(current), translation


def _find_homeless(saved: Saved, found: list[Segment], entries: Mapping[str, Entry], user: User) -> None:
    """What was written for a part that is gone stays on the desk until somebody puts it away."""
    known = {segment.key for segment in found}
    lost = {key: normal(entry.text) for key, entry in entries.items() if key not in known and _was_changed(entry)}
    for key, text in lost.items():
        drafts.keep_homeless(saved.pair, key, text, user)
    saved.homeless = list(lost.values())


def _keep(saved: Saved, segment: Segment, entry: Entry, user: User) -> None:
    text = normal(entry.text)
    if _collides(segment, entry, text):
        saved.conflicts.add(segment.key)
    elif "\x00" in text:
        saved.errors[segment.key] = _unkeepable()
    elif text in (segment.saved, segment.start_without_draft):
        drafts.drop(segment)
    else:
        drafts.keep(saved.pair, segment, text, user)


def lost_claim(pair: Pair) -> str:
    """Why somebody who had a form open may not save it any more."""
    if pair.assignee is None:
        return _("Nothing was saved: this is not yours to work on at the moment. Take it on again, then save.")
    return _("Nothing was saved: %(name)s is working on this now. Your text is still here.") % {
        "name": name_of(pair.assignee)
    }


def _make_it_show(saved: Saved, translation: Translation, user: User) -> None:
    """The draft follows what was saved, and the segments follow what was changed in the original meanwhile."""
    if saved.written:
        counterparts.write_counterpart(translation, user=user, over=draft_of_this_sitting(saved.pair, user))
        sync(saved.pair, user=user)
    if saved.written or _has_only_to_be_looked_at(saved.pair, translation):
        saved.pair = work.note_work(saved.pair, user)


def _has_only_to_be_looked_at(pair: Pair, translation: Translation) -> bool:
    """The original changed, and nothing of it is left to translate: it lost a paragraph, say. Saving then says that it fits."""
    return pair.status == Status.STALE and all(unit.translation is not None for unit in units(translation))


def _was_changed(entry: Entry) -> bool:
    return token_of(normal(entry.text)) != entry.token


def _save(saved: Saved, translation: Translation, segment: Segment, entry: Entry, user: User) -> None:
    text = normal(entry.text)
    if not _is_meant(segment, entry, text):
        return
    if _collides(segment, entry, text):
        saved.conflicts.add(segment.key)
        return
    try:
        _write(translation, segment, text, user)
    except (MarkError, TextError) as error:
        saved.errors[segment.key] = str(error)
        if "\x00" not in text:
            drafts.keep(saved.pair, segment, text, user)
        return
    drafts.drop(segment)
    saved.written += 1


def _is_meant(segment: Segment, entry: Entry, text: str) -> bool:
    """Whether this field is to change what is saved."""
    if entry.choice == "theirs" and entry.seen == segment.token:
        return False
    if segment.draft is not None:
        # Whoever saves what is half written, in full sight of it, calls it finished.
        return text == segment.draft.text or _was_changed(entry)
    if text == segment.saved:
        return False
    if segment.awaits_confirmation and text == segment.start_without_draft:
        return entry.still_fits
    return _was_changed(entry)


def _collides(segment: Segment, entry: Entry, text: str) -> bool:
    """Whether somebody else wrote another text since this field was shown."""
    return segment.token != entry.token and text != segment.standing and not _is_settled(segment, entry)


def _is_settled(segment: Segment, entry: Entry) -> bool:
    """Whether the person has seen the other one's text, as it is now, and prefers their own."""
    return entry.choice == "mine" and entry.seen == segment.token


class TextError(ValueError):
    """A text does not fit its place; the message is a plain sentence."""


def _write(translation: Translation, segment: Segment, text: str, user: User) -> None:
    place = {
        "translation_of_id": segment.unit.string_id,
        "context_id": segment.unit.context_id,
        "locale": translation.target_locale,
    }
    if not text:
        StringTranslation.objects.filter(**place).delete()
        return
    StringTranslation.objects.update_or_create(
        **place,
        defaults={
            "data": from_marks(_fitting(segment, text), segment.unit.source),
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


def _unkeepable() -> str:
    return _("There is a character in this text that cannot be kept; write it again without copying.")


def _fitting(segment: Segment, text: str) -> str:
    if "\x00" in text:
        raise TextError(_unkeepable())
    if segment.place.single_line:
        text = " ".join(text.split())
    longest, length = segment.place.max_length, len(MARK.sub("", text))
    if longest is not None and length > longest:
        raise TextError(
            _("This is %(length)s characters long, and there is room for %(longest)s.")
            % {"length": length, "longest": longest}
        )
    return text
