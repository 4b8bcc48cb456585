"""What people say to each other about a part or a piece: saying it, settling it, taking it up again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import TranslationContext

from papurbro.translation import counterparts
from papurbro.translation.errors import PairError
from papurbro.translation.marks import MARK, normal, to_marks
from papurbro.translation.permissions import may_see
from papurbro.translation.sync import units
from papurbro.translation.talk.mentions import mentions
from papurbro.translation.talk.models import Note, Thread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papurbro.translation.models import Pair
    from papurbro.translation.sync import Unit
    from papurbro.users.models import User

#: Characters.
LONGEST = 4000
#: So many people may be called by one note: each gets a letter.
MENTIONED_AT_MOST = 20


@dataclass(frozen=True)
class Said:
    """A note as it was kept, the names in it that nobody bears, and whether its part was gone, so that it is about the piece."""

    note: Note
    unknown: list[str]
    is_about_piece_instead: bool = False


@transaction.atomic
def say(pair: Pair, user: User, text: str, *, key: str = "", kind: str = Note.Kind.NOTE) -> Said:
    """Add a note to the thread of the part ``key``, or to that of the piece; a thread that was settled is open again.

    Those who are mentioned, and those who wrote in the thread before, get a letter; those to whom something is sent back are written to
    about that (``happenings.sent_back``). Raises ``PairError`` with nothing changed.
    """
    if not may_see(user, pair):
        raise PairError(_("You may not see this page’s translation."))
    text = _checked(text)
    meant = mentions(text, pair)
    if len(meant.people) > MENTIONED_AT_MOST:
        raise PairError(_("A note may mention %(most)s people at most.") % {"most": MENTIONED_AT_MOST})
    thread = _thread(pair, key)
    before = list(thread.notes.exclude(by=None).values_list("by", flat=True))
    note = Note.objects.create(thread=thread, kind=kind, by=user, text=text)
    note.mentioned.set(meant.people)
    _open_again(thread)
    in_thread = set(before) - (_told_otherwise(pair) if kind == Note.Kind.TO_DO else set())
    readers = {person.pk for person in meant.people} | in_thread
    transaction.on_commit(partial(_write_to, note.pk, sorted(readers - {user.pk})))
    return Said(note, meant.unknown, is_about_piece_instead=bool(key) and not thread.key)


def _told_otherwise(pair: Pair) -> set[int | None]:
    """Who gets a letter about the sending back."""
    return {pair.assignee_id, pair.sent_by_id}


def _checked(text: str) -> str:
    text = normal(text).replace("\x00", "")
    if not text:
        raise PairError(_("Write something first."))
    if len(text) > LONGEST:
        raise PairError(
            _("This note is %(length)s characters long, and there is room for %(longest)s.")
            % {"length": len(text), "longest": LONGEST}
        )
    return text


def _thread(pair: Pair, key: str) -> Thread:
    """The thread of that part; of the piece where there is no such part."""
    existing = pair.threads.filter(key=key).order_by("-started_at").first()
    if existing is not None:
        return existing
    unit = parts_of(pair).get(key)
    if unit is None:
        return pair.threads.filter(key="").first() or Thread.objects.create(pair=pair)
    path = TranslationContext.objects.values_list("path", flat=True).get(pk=unit.context_id)
    return Thread.objects.create(pair=pair, key=key, path=path, source=to_marks(unit.source, unit.source))


def parts_of(pair: Pair) -> dict[str, Unit]:
    """``{Segment.key: part}``, in order; empty for a page that is written as a whole."""
    translation = counterparts.enabled_translation(pair.translation_key)
    return {unit.key: unit for unit in units(translation)} if translation is not None else {}


def _write_to(note: int, readers: list[int]) -> None:
    from papurbro.translation.talk.tasks import mail_note

    for reader in readers:
        mail_note.enqueue(note, reader)


def ask_for(pair: Pair, user: User, wishes: Mapping[str, str]) -> list[str]:
    """What a reviewer who sends the piece back wants done in single parts, ``{Segment.key: words}``; returns each with its part's text."""
    asked = [say(pair, user, text, key=key, kind=Note.Kind.TO_DO).note for key, text in wishes.items()]
    return [f"“{MARK.sub('', note.thread.source)}”: {note.text}" if note.thread.source else note.text for note in asked]


def resolve(thread: Thread, user: User) -> None:
    """It is settled, or done."""
    _require_sight(thread, user)
    Thread.objects.filter(pk=thread.pk, resolved_at=None).update(resolved_at=timezone.now(), resolved_by=user)


def reopen(thread: Thread, user: User) -> None:
    """It is not settled after all."""
    _require_sight(thread, user)
    _open_again(thread)


def _open_again(thread: Thread) -> None:
    Thread.objects.filter(pk=thread.pk).update(resolved_at=None, resolved_by=None)


def _require_sight(thread: Thread, user: User) -> None:
    if not may_see(user, thread.pair):
        raise PairError(_("You may not see this page’s translation."))


def threads_by_part(pair: Pair) -> dict[str, list[Thread]]:
    """``{Segment.key: its threads in order}``, the piece's own under ""; two queries, whatever their number."""
    found: dict[str, list[Thread]] = defaultdict(list)
    for thread in pair.threads.with_notes().order_by("started_at", "pk"):
        found[thread.key].append(thread)
    return dict(found)


def to_do(pair: Pair) -> list[Thread]:
    """What a reviewer asked for in single parts and nobody has called done, in order."""
    return [thread for thread in pair.threads.unresolved().with_notes().order_by("started_at", "pk") if thread.is_to_do]
