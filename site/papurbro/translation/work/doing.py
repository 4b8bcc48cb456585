"""How far the work is: written in, sent, found good, sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from papurbro.translation import counterparts, happenings, readiness, reviewing
from papurbro.translation.desk.begun import require_finished
from papurbro.translation.digest import content_digest
from papurbro.translation.errors import PairError
from papurbro.translation.locks import require_unlocked
from papurbro.translation.models import Pair, Review, Status
from papurbro.translation.once import one_reading
from papurbro.translation.permissions import may_work_on
from papurbro.translation.refusals import not_ready
from papurbro.translation.talk import notes
from papurbro.translation.work.rows import (
    digest_behind,
    fresh,
    locked,
    require_editor_or_reviewer,
    told,
    write_counterpart,
)
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papurbro.users.models import User


@transaction.atomic
def record_work(pair: Pair, user: User) -> Pair:
    """Somebody wrote in the half that is behind, from the other half as it is now: it is in progress again."""
    # Locked and not recomputed first: which half is behind, and whose it is, was true when the last transaction ended.
    current = Pair.objects.select_for_update().get(pk=pair.pk)
    if not may_work_on(user, current):
        raise PairError(_("Take this on first: then you can work on it."))
    require_unlocked(current, user)
    return note_work(current, user)


def note_work(pair: Pair, user: User) -> Pair:
    """The same, where ``pair`` was read just now and locked, and ``user`` was asked whether they may."""
    now = timezone.now()
    claim = {"claimed_at": now} if pair.assignee_id == user.pk else {}  # whoever works on it keeps it
    with one_reading():
        ahead = counterparts.halves(pair.translation_key)[other(pair.behind)]
        Pair.objects.filter(pk=pair.pk).update(
            started_at=pair.started_at or now,
            made_from=content_digest(counterparts.text_of(ahead)),
            review=Review.NONE,
            **claim,
        )
        return fresh(pair, settles=True)


def send_for_review(pair: Pair, user: User) -> Pair:
    """The translator says that it is done; where nobody reviews it is ready by that. Refused where something is still missing."""
    with transaction.atomic():
        current = locked(pair)
        if not may_work_on(user, current):
            raise PairError(_("Take this on first: then you can send it."))
        require_unlocked(current, user)
        if current.status == Status.STALE:
            raise PairError(_("The text was changed while you worked: look at what is new, save, and send again."))
        readiness.require_complete(current)
        require_finished(current)
        sent = {"sent_by": user, "sent_at": timezone.now(), "review_note": "", "made_digest": digest_behind(current)}
        Pair.objects.filter(pk=current.pk).update(review=Review.SENT, **sent)
        current = told(happenings.sent_for_review, fresh(current), user=user)
        if not reviewing.nobody_reviews():
            return current
        current = _found_good(current, user, reviewer=None)
    return _sent_out(current)


def approve(pair: Pair, user: User, *, seen: str | None = None) -> Pair:
    """A reviewer finds it good: it is ready, and what was held for it goes out.

    ``seen`` names the text that they had before them (``reviewing.seen_digest``): refused where it reads otherwise by now.
    """
    with transaction.atomic():
        current = locked(pair)
        reviewing.require_reviewer(user, current)
        require_unlocked(current, user)
        if seen is not None:
            reviewing.require_seen(current, seen)
        if current.status in (Status.STALE, Status.MISSING):
            raise PairError(str(not_ready(current).sentence).replace(_("Not published: "), ""))
        readiness.require_complete(current)
        require_finished(current)
        current = _found_good(current, user, reviewer=user)
    return _sent_out(current)


def _found_good(pair: Pair, user: User, *, reviewer: User | None) -> Pair:
    write_counterpart(pair, user)
    Pair.objects.filter(pk=pair.pk).update(
        review=Review.APPROVED,
        reviewed_by=reviewer,
        reviewed_at=timezone.now(),
        review_note="",
        made_digest=digest_behind(pair),
    )
    return told(happenings.approved, fresh(pair), user=user)


def _sent_out(pair: Pair) -> Pair:
    from papurbro.translation import publishing

    publishing.publish_held(pair)
    return fresh(pair)


@transaction.atomic
def send_back(pair: Pair, user: User, note: str, *, parts: Mapping[str, str] | None = None) -> Pair:
    """A reviewer sends it back, in words; ``parts`` says more of single parts, ``{Segment.key: what is to be done}``."""
    current = locked(pair)
    require_editor_or_reviewer(current, user)
    note, wishes = note.strip(), {key: text for key, text in (parts or {}).items() if text.strip()}
    if not note and not wishes:
        raise PairError(_("Say what is still to do, so that the translator knows."))
    wished = notes.ask_for(current, user, wishes)
    Pair.objects.filter(pk=current.pk).update(
        review=Review.NONE, reviewed_by=user, reviewed_at=timezone.now(), review_note=note
    )
    # From now on it is the translator's turn, however long the review took.
    Pair.objects.filter(pk=current.pk, assignee__isnull=False).update(claimed_at=timezone.now())
    return told(happenings.sent_back, fresh(current), user=user, note="\n\n".join([note, *wished]).strip())
