"""The two halves stand under the two halves of one section: where one is moved, the other follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page
from wagtail.signals import post_page_move

from papurbro.translation import counterparts
from papurbro.translation.errors import NotAllowed
from papurbro.translation.pages import PairedPageMixin

if TYPE_CHECKING:
    from papurbro.users.models import User


@receiver(post_page_move, dispatch_uid="pairs_page_moved")
def follow(instance: Any, parent_page_before: Page, parent_page_after: Page, **_kwargs: object) -> None:
    """Move the other half as well, where it stood beside this one and the new place has a counterpart."""
    page = instance.specific
    if not isinstance(page, PairedPageMixin) or parent_page_before.pk == parent_page_after.pk:
        return
    follower = _follower(page, parent_page_before)
    place = _place(page, parent_page_after)
    if follower is not None and place is not None:
        follower.move(place, pos="last-child")


def _follower(page: PairedPageMixin, parent_before: Page) -> PairedPageMixin | None:
    half = counterparts.counterpart_of(page)
    stood_beside = half is not None and half.get_parent().translation_key == parent_before.translation_key
    return half if stood_beside else None


def _place(page: PairedPageMixin, parent: Page) -> Page | None:
    return (
        Page.objects.filter(translation_key=parent.translation_key, alias_of__isnull=True)
        .exclude(locale_id=page.locale_id)
        .first()
    )


def check_follower(page: Page, destination: Page, user: User) -> None:
    """Raise ``NotAllowed`` where ``user`` may not move the other half of ``page`` to where it follows."""
    half = page.specific
    if not isinstance(half, PairedPageMixin):
        return
    follower, place = _follower(half, half.get_parent()), _place(half, destination)
    if follower is not None and place is not None and not follower.permissions_for_user(user).can_move_to(place):
        raise NotAllowed(_("You may not move the other version of this page, and it would have to follow."))


class MovePair(MovePageAction):
    """Wagtail's move as one transaction, refused where the user may not move both halves."""

    def check(self, parent_after: Page, skip_permission_checks: bool = False) -> None:
        """Besides what Wagtail checks: the right to move the other half to where it follows."""
        super().check(parent_after, skip_permission_checks=skip_permission_checks)
        if self.user is not None and not skip_permission_checks:
            check_follower(self.page, parent_after, self.user)

    def execute(self, skip_permission_checks: bool = False) -> None:
        """Both move, or none."""
        with transaction.atomic():
            super().execute(skip_permission_checks=skip_permission_checks)


def move_pair(page: Page, destination: Page, user: User) -> None:
    """Move ``page`` to the end of ``destination``, and its other half to the end of the destination's. Raises ``NotAllowed``."""
    MovePair(page, destination, pos="last-child", user=user).execute()
