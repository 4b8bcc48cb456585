"""What people do with a pair: take it, work on it, send it, approve it, send it back, decide about it.

Each verb takes the pair and the person, knows no request, raises ``PairError`` with nothing changed, and returns the pair as it is afterwards.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation import agreement, counterparts, happenings, readiness, reviewing
from papurbro.translation.digest import content_digest
from papurbro.translation.errors import PairError
from papurbro.translation.locks import require_unlocked
from papurbro.translation.models import Pair, Policy, Review, Status
from papurbro.translation.pairs import refresh
from papurbro.translation.people import name_of as name_of
from papurbro.translation.permissions import (
    may_publish_pair,
    may_translate,
    may_work_on,
)
from papurbro.translation.refusals import not_ready
from papurbro.translation.sync import sync
from papurbro.translation.talk import notes
from papurbro.translation.translators.models import profile_of
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.dispatch import Signal
    from django_stubs_ext import StrOrPromise

    from papurbro.users.models import User


def claim(pair: Pair, user: User) -> Pair:
    """Take the pair on. One conditional update: of two who ask at once, one gets it and the other is told who has it."""
    if not may_translate(user):
        raise PairError(_("Only translators can take on a translation."))
    ready = make_ready_for_work(pair)
    if not ready.is_pending:
        raise PairError(_("There is nothing to translate here at the moment."))
    require_unlocked(pair, user)
    _require_their_languages(ready, user)
    if not Pair.objects.filter(pk=pair.pk).free_for(user).update(assignee=user, claimed_at=timezone.now()):
        pair.refresh_from_db()
        raise PairError(_("%(name)s is working on this already.") % {"name": name_of(pair.assignee)})
    return _told(happenings.claimed, _fresh(pair), user=user)


def _require_their_languages(pair: Pair, user: User) -> None:
    """Translators work from and into the languages that they named; what an editor gave them is theirs all the same."""
    if pair.behind in profile_of(user).languages or pair.assignee_id == user.pk or may_publish_pair(user, pair):
        return
    raise PairError(_OTHER_DIRECTION[pair.behind])


_OTHER_DIRECTION: dict[str, StrOrPromise] = {
    "cy": gettext_lazy("This one goes into Welsh, and you translate into English. An editor can give it to you."),
    "en": gettext_lazy("This one goes into English, and you translate into Welsh. An editor can give it to you."),
}


def make_ready_for_work(pair: Pair) -> Pair:
    """See that there is a counterpart to work on, and that its segments follow the original's newest draft."""
    if pair.original is not None and pair.counterpart is None:
        counterparts.ensure_counterpart(pair.original.specific)
    with transaction.atomic():
        current = _fresh(pair)
        sync(current)
    return _fresh(current)


def release(pair: Pair, user: User) -> Pair:
    """Give it back; what was written stays."""
    pair = _fresh(pair)
    if pair.assignee_id != user.pk and not may_publish_pair(user, pair):
        raise PairError(_("Only the person who took this on, or an editor, can give it back."))
    Pair.objects.filter(pk=pair.pk).update(assignee=None, claimed_at=None)
    return _fresh(pair)


def assign(pair: Pair, user: User, *, to: User | None, due: datetime.date | None, keep_due: bool = False) -> Pair:
    """An editor gives it to somebody, with a date; ``keep_due`` leaves the date that it has."""
    _require_editor(pair, user)
    dated: dict[str, Any] = {} if keep_due else {"due": due, "due_is_by_rule": False}
    Pair.objects.filter(pk=pair.pk).update(assignee=to, claimed_at=timezone.now() if to else None, **dated)
    return _fresh(pair)


@transaction.atomic
def record_work(pair: Pair, user: User) -> Pair:
    """Somebody wrote in the half that is behind, from the other half as it is now: it is in progress again."""
    current = _locked(pair)
    if not may_work_on(user, current):
        raise PairError(_("Take this on first: then you can work on it."))
    require_unlocked(current, user)
    ahead = counterparts.halves(current.translation_key)[other(current.behind)]
    current.started_at = current.started_at or timezone.now()
    current.made_from = content_digest(ahead.get_latest_revision_as_object())
    current.review = Review.NONE
    current.save(update_fields=["started_at", "made_from", "review"])
    # Whoever works on it keeps it.
    Pair.objects.filter(pk=current.pk, assignee=user).update(claimed_at=timezone.now())
    return _fresh(current)


def send_for_review(pair: Pair, user: User) -> Pair:
    """The translator says that it is done; where nobody reviews it is ready by that. Refused where something is still missing."""
    with transaction.atomic():
        current = _locked(pair)
        if not may_work_on(user, current):
            raise PairError(_("Take this on first: then you can send it."))
        require_unlocked(current, user)
        if current.status == Status.STALE:
            raise PairError(_("The text was changed while you worked: look at what is new, save, and send again."))
        readiness.require_complete(current)
        sent = {"sent_by": user, "sent_at": timezone.now(), "review_note": "", "made_digest": _digest_behind(current)}
        Pair.objects.filter(pk=current.pk).update(review=Review.SENT, **sent)
        current = _told(happenings.sent_for_review, _fresh(current), user=user)
        if not reviewing.nobody_reviews():
            return current
        current = _found_good(current, user, reviewer=None)
    return _sent_out(current)


def approve(pair: Pair, user: User, *, seen: str | None = None) -> Pair:
    """A reviewer finds it good: it is ready, and what was held for it goes out.

    ``seen`` names the text that they had before them (``reviewing.seen_digest``): refused where it reads otherwise by now.
    """
    with transaction.atomic():
        current = _locked(pair)
        reviewing.require_reviewer(user, current)
        require_unlocked(current, user)
        if seen is not None:
            reviewing.require_seen(current, seen)
        if current.status in (Status.STALE, Status.MISSING):
            raise PairError(str(not_ready(current).sentence).replace(_("Not published: "), ""))
        readiness.require_complete(current)
        current = _found_good(current, user, reviewer=user)
    return _sent_out(current)


def _found_good(pair: Pair, user: User, *, reviewer: User | None) -> Pair:
    _write(pair, user)
    Pair.objects.filter(pk=pair.pk).update(
        review=Review.APPROVED,
        reviewed_by=reviewer,
        reviewed_at=timezone.now(),
        review_note="",
        made_digest=_digest_behind(pair),
    )
    return _told(happenings.approved, _fresh(pair), user=user)


def _sent_out(pair: Pair) -> Pair:
    from papurbro.translation import publishing

    publishing.publish_held(pair)
    return _fresh(pair)


@transaction.atomic
def send_back(pair: Pair, user: User, note: str, *, parts: Mapping[str, str] | None = None) -> Pair:
    """A reviewer sends it back, in words; ``parts`` says more of single parts, ``{Segment.key: what is to be done}``."""
    current = _locked(pair)
    _require_editor_or_reviewer(current, user)
    note, wishes = note.strip(), {key: text for key, text in (parts or {}).items() if text.strip()}
    if not note and not wishes:
        raise PairError(_("Say what is still to do, so that the translator knows."))
    wished = notes.ask_for(current, user, wishes)
    Pair.objects.filter(pk=current.pk).update(
        review=Review.NONE, reviewed_by=user, reviewed_at=timezone.now(), review_note=note
    )
    # From now on it is the translator's turn, however long the review took.
    Pair.objects.filter(pk=current.pk, assignee__isnull=False).update(claimed_at=timezone.now())
    return _told(happenings.sent_back, _fresh(current), user=user, note="\n\n".join([note, *wished]).strip())


def exempt(pair: Pair, user: User, reason: str) -> Pair:
    """Decide that no translation is needed; the other half then publishes alone."""
    _require_editor(pair, user)
    if not reason.strip():
        raise PairError(_("Say why no translation is needed; readers may ask."))
    Pair.objects.filter(pk=pair.pk).update(exempt_at=timezone.now(), exempt_by=user, exempt_reason=reason.strip())
    agreement.let_go(pair)
    return _fresh(pair)


def lift_exemption(pair: Pair, user: User) -> Pair:
    """A translation is needed after all."""
    _require_editor(pair, user)
    Pair.objects.filter(pk=pair.pk).update(exempt_at=None, exempt_by=None, exempt_reason="")
    return _fresh(pair)


def set_policy(pair: Pair, user: User, policy: str, reason: str = "") -> Pair:
    """Decide how this pair is published; ``""`` goes by the section and the site. Loses nothing."""
    _require_editor(pair, user)
    if policy == Policy.INDEPENDENT and not reason.strip():
        raise PairError(_("Say why the two versions of this page may go out apart."))
    pair.policy, pair.policy_reason = policy, reason.strip() if policy else ""
    pair.save(update_fields=["policy", "policy_reason"])
    return _fresh(pair)


def set_policy_below(pair: Pair, user: User, policy: str) -> Pair:
    """Decide how the pages below this one are published; ``""`` goes by what is above. A page's own decision is stronger."""
    _require_editor(pair, user)
    pair.policy_below = policy
    pair.save(update_fields=["policy_below"])
    return _fresh(pair)


@transaction.atomic
def swap_original(pair: Pair, user: User) -> Pair:
    """Make the other half the original. Both texts stay; from now on the new counterpart is written by hand."""
    current = _locked(pair)
    _require_editor(current, user)
    require_unlocked(current, user)
    if current.counterpart is None or current.status == Status.MISSING:
        raise PairError(_("The other version has no text of its own yet, so it cannot be the original."))
    agreed = current.status in (Status.CURRENT, Status.READY)
    translation = counterparts.enabled_translation(current.translation_key)
    if translation is not None:
        _write(current, user)
        translation.enabled = False
        translation.save(update_fields=["enabled"])
    current.original_language = other(current.original_language)
    current.save(update_fields=["original_language"])
    current = _fresh(current)
    if agreed:
        agreement.agree(current)
    else:
        # The half that was behind is the original now: it is the other one that follows, once it is finished.
        current.behind = current.original_language
        current.save(update_fields=["behind"])
    return _fresh(current)


def _write(pair: Pair, user: User | None) -> None:
    translation = counterparts.enabled_translation(pair.translation_key)
    if translation is not None:
        counterparts.write_counterpart(translation, user=user)


def _digest_behind(pair: Pair) -> str:
    page = counterparts.halves(pair.translation_key)[pair.behind]
    return content_digest(page.get_latest_revision_as_object())


def _require_editor(pair: Pair, user: User) -> None:
    if not may_publish_pair(user, pair):
        raise PairError(_("Only somebody who may publish both versions can decide this."))


def _require_editor_or_reviewer(pair: Pair, user: User) -> None:
    if not may_publish_pair(user, pair):
        reviewing.require_reviewer(user, pair)


def _locked(pair: Pair) -> Pair:
    Pair.objects.select_for_update().get(pk=pair.pk)
    return _fresh(pair)


def _told(signal: Signal, pair: Pair, **what: Any) -> Pair:
    happenings.tell(signal, pair, **what)
    return pair


def _fresh(pair: Pair) -> Pair:
    refreshed = refresh(pair.translation_key)
    if refreshed is None:
        raise PairError(_("This page is no longer there."))
    return refreshed
