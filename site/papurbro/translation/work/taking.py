"""Who works on a pair: taken on, given back, given to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation import counterparts, happenings
from papurbro.translation.errors import PairError
from papurbro.translation.locks import require_unlocked
from papurbro.translation.models import Pair
from papurbro.translation.people import name_of
from papurbro.translation.permissions import may_publish_pair, may_translate
from papurbro.translation.sync import sync
from papurbro.translation.translators.models import profile_of
from papurbro.translation.work.rows import (
    fresh,
    require_editor,
    told,
)

if TYPE_CHECKING:
    import datetime

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
    return told(happenings.claimed, fresh(pair), user=user)


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
        current = fresh(pair)
        sync(current)
    return fresh(current)


def release(pair: Pair, user: User) -> Pair:
    """Give it back; what was written stays."""
    pair = fresh(pair)
    if pair.assignee_id != user.pk and not may_publish_pair(user, pair):
        raise PairError(_("Only the person who took this on, or an editor, can give it back."))
    Pair.objects.filter(pk=pair.pk).update(assignee=None, claimed_at=None)
    return fresh(pair)


def assign(pair: Pair, user: User, *, to: User | None, due: datetime.date | None, keep_due: bool = False) -> Pair:
    """An editor gives it to somebody, with a date; ``keep_due`` leaves the date that it has."""
    require_editor(pair, user)
    dated: dict[str, Any] = {} if keep_due else {"due": due, "due_is_by_rule": False}
    Pair.objects.filter(pk=pair.pk).update(assignee=to, claimed_at=timezone.now() if to else None, **dated)
    return fresh(pair)
