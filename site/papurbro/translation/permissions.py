"""Who may do what with a half, a claim and a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from wagtail.admin.auth import user_has_any_page_permission
from wagtail.models import PagePermissionTester
from wagtail.permissions import page_permission_policy

from papurbro.translation.models import Pair, PairSettings, ReviewRule

if TYPE_CHECKING:
    from django.http import HttpRequest

    from papurbro.users.models import User

TRANSLATE = "translation.translate_pair"


def asker(request: HttpRequest) -> User:
    """Who asks, in the admin, which lets nobody in who is not logged in."""
    return cast("User", request.user)


def may_translate(user: User) -> bool:
    """Whether ``user`` works through the queue."""
    return user.is_active and user.has_perm(TRANSLATE)


def may_see_queue(user: User) -> bool:
    """Whether ``user`` has something to do with the queue: translators, reviewers, and whoever edits pages."""
    return may_translate(user) or user_has_any_page_permission(user) or reviews_by_group(user)


def reviews_by_group(user: User) -> bool:
    """Whether the site has somebody of a group review, and ``user`` is of it."""
    settings = PairSettings.load()
    if settings.review_rule != ReviewRule.GROUP or settings.reviewers_id is None or not user.is_active:
        return False
    return bool(user.groups.filter(pk=settings.reviewers_id).exists())


def may_organise(user: User) -> bool:
    """Whether ``user`` arranges the work of others: whoever may publish somewhere. About each pair they are asked again."""
    return page_permission_policy.user_has_permission(user, "publish")


def may_publish_pair(user: User, pair: Pair) -> bool:
    """Whether ``user`` has the right to publish both halves; the same right approves, exempts and sets a policy."""
    halves = [half.specific for half in (pair.original, pair.counterpart) if half is not None]
    return bool(halves) and all(half.permissions_for_user(user).can_publish() for half in halves)


def may_see(user: User, pair: Pair) -> bool:
    """Whether ``user`` may look at both texts side by side."""
    return may_translate(user) or may_edit_some_half(user, pair) or reviews_by_group(user)


def may_edit_some_half(user: User, pair: Pair) -> bool:
    """Whether ``user`` may edit either half in the ordinary editor."""
    halves = [half.specific for half in (pair.original, pair.counterpart) if half is not None]
    return any(half.permissions_for_user(user).can_edit() for half in halves)


def may_work_on(user: User, pair: Pair) -> bool:
    """Whether ``user`` may change the half that is behind: it is claimed by them, or they publish the pair."""
    if pair.assignee_id == user.pk and may_translate(user):
        return True
    return may_publish_pair(user, pair)


class PairedPagePermissionTester(PagePermissionTester):
    """Wagtail's, and besides: a translator may edit the half they claimed where there are no segments for the workbench."""

    def can_edit(self) -> bool:
        """As in Wagtail, or claimed and written by hand."""
        return super().can_edit() or self._is_claimed_by_hand()

    def can_copy(self) -> bool:
        """As in Wagtail: a claim gives the right to write this one half, and nothing more."""
        return super().can_edit()

    def can_submit_for_moderation(self) -> bool:
        """As in Wagtail, for those who may edit without a claim: a workflow ends in publication."""
        return super().can_edit() and super().can_submit_for_moderation()

    def can_unschedule(self) -> bool:
        """As in Wagtail, and of a pair that goes together the right to the other half, whose schedule ends with this one's."""
        pair = Pair.objects.for_page(self.page).select_related("original", "counterpart").first()
        if pair is not None and pair.goes_together:
            return may_publish_pair(self.user, pair)
        return super().can_unschedule()

    def _is_claimed_by_hand(self) -> bool:
        from papurbro.translation.counterparts import enabled_translation

        if not may_translate(self.user) or self.page_locked():
            return False
        pair = Pair.objects.filter(
            translation_key=self.page.translation_key, assignee=self.user, behind=self.page.locale.language_code
        ).first()
        return pair is not None and pair.is_pending and enabled_translation(pair.translation_key) is None
