"""Both halves of a pair that goes together are taken down, or expire, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from papurbro.translation import agreement, counterparts
from papurbro.translation.answering import in_hand, is_in_hand
from papurbro.translation.models import Pair
from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.pairs import refresh

if TYPE_CHECKING:
    from papurbro.users.models import User


def unpublish_half(
    page: PairedPageMixin,
    set_expired: bool = False,
    commit: bool = True,
    user: User | None = None,
    log_action: bool | str | None = True,
) -> None:
    """``page.unpublish``: takes the pair down, or one half where it goes by itself.

    ``commit=False`` is Wagtail's way of saying that the page is being deleted; what that means for its other half ``guards`` see to.
    Raises what Wagtail raises when ``user`` may not take down both.
    """
    options: dict[str, Any] = {"set_expired": set_expired, "user": user, "log_action": log_action}
    if is_in_hand(page.translation_key) or not commit:
        page.unpublish_alone(commit=commit, **options)
        return
    with transaction.atomic(), in_hand(page.translation_key):
        pair = refresh(page.translation_key)
        for half in _to_take_down(pair, page):
            half.unpublish_alone(**options)
        if pair is not None:
            agreement.let_go(pair)
    page.refresh_from_db()


def _to_take_down(pair: Pair | None, page: PairedPageMixin) -> list[PairedPageMixin]:
    if pair is None or not pair.goes_together:
        return [page]
    return [half for half in counterparts.halves(pair.translation_key).values() if half.live]
