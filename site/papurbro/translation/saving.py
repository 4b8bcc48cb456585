"""What follows when somebody saves a half in the page editor on purpose; autosave wakes nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from papurbro.translation import counterparts, work
from papurbro.translation.pairs import refresh
from papurbro.translation.permissions import may_work_on
from papurbro.translation.sync import sync
from papurbro.translation.versions.drafting import let_drafts_show_own

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin
    from papurbro.translation.versions.showing import Swap
    from papurbro.users.models import User


@transaction.atomic
def after_saving(page: PairedPageMixin, user: User) -> list[Swap]:
    """The half that is ahead: its segments follow it. The one behind, written by hand: it is in progress from now on.

    Returns the pictures and files that were put in the place of another language's version.
    """
    pair = refresh(page.translation_key)
    if pair is None:
        return []
    swaps = let_drafts_show_own(pair).get(page.language, [])
    if page.language != pair.behind:
        if sync(pair, user=user):
            refresh(page.translation_key)
    elif pair.is_pending and counterparts.enabled_translation(pair.translation_key) is None and may_work_on(user, pair):
        work.record_work(pair, user)
    return swaps
