"""What follows when somebody saves a half in the page editor on purpose; autosave wakes nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from papurbro.translation import counterparts, work
from papurbro.translation.pairs import refresh
from papurbro.translation.permissions import may_work_on
from papurbro.translation.sync import sync

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin
    from papurbro.users.models import User


@transaction.atomic
def after_saving(page: PairedPageMixin, user: User) -> None:
    """The half that is ahead: its segments follow it. The one behind, written by hand: it is in progress from now on."""
    pair = refresh(page.translation_key)
    if pair is None:
        return
    if page.language != pair.behind:
        if sync(pair, user=user):
            refresh(page.translation_key)
    elif pair.is_pending and counterparts.enabled_translation(pair.translation_key) is None and may_work_on(user, pair):
        work.record_work(pair, user)
