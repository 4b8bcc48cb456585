"""Wagtail's page locks, kept on the pages of translation too: who may not edit a page may not write to it from the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.locks import BasicLock, ScheduledForPublishLock, WorkflowLock

from papurbro.translation.errors import PairError
from papurbro.translation.languages import version_in
from papurbro.translation.people import name_of

if TYPE_CHECKING:
    from wagtail.locks import BaseLock

    from papurbro.translation.models import Pair
    from papurbro.users.models import User


def require_unlocked(pair: Pair, user: User | None) -> None:
    """Raise ``PairError`` where the half that is behind is locked for ``user``, saying by whom or by what."""
    sentence = why_locked(pair, user)
    if sentence:
        raise PairError(sentence)


def why_locked(pair: Pair, user: User | None) -> str:
    """Why ``user`` may write nothing in the half that is behind, in one sentence; "" where no lock keeps them from it."""
    page = pair.behind_page
    lock = page.specific.get_lock() if page is not None else None
    if user is None or lock is None or not lock.for_user(user):
        return ""
    return _sentence(lock, version_in(pair.behind))


def _sentence(lock: BaseLock, version: str) -> str:
    if isinstance(lock, ScheduledForPublishLock):
        return _("The %(version)s is scheduled to be published, so nothing can be changed in it until then.") % {
            "version": version
        }
    if isinstance(lock, WorkflowLock):
        return _("The %(version)s is with its reviewers, so nobody else can change it now.") % {"version": version}
    person = lock.object.locked_by if isinstance(lock, BasicLock) else None
    if person is None:
        return _("The %(version)s is locked, so nothing can be changed in it now.") % {"version": version}
    return _("%(name)s has locked the %(version)s, so nothing can be changed in it now.") % {
        "name": name_of(person),
        "version": version,
    }
