"""Both halves live, scheduled, expired or taken down in one transaction, or not at all.

Every door of Wagtail's that publishes leads here (``pages.PairedPageMixin``, ``actions``, ``publishing_hooks``); ``guards`` stand under the doors that do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Revision

from papurbro.translation import agreement, counterparts
from papurbro.translation.answering import in_hand, is_in_hand
from papurbro.translation.errors import NotReady
from papurbro.translation.models import Pair, Status
from papurbro.translation.pages import ChangeClass, PairedPageMixin
from papurbro.translation.pairs import refresh
from papurbro.translation.publication import Outcome, Publication
from papurbro.translation.refusals import not_allowed
from papurbro.translation.schedule import SCHEDULED, publish_due
from papurbro.translation.sync import sync
from papurbro.translation.versions.drafting import let_drafts_show_own

if TYPE_CHECKING:
    from papurbro.users.models import User


def publish_half(page: PairedPageMixin, revision: Revision, *, user: User | None = None, **options: Any) -> Outcome:
    """``page.publish``: what Wagtail's callers ask of one half is done for the pair.

    Raises ``NotReady`` or ``PairError`` with nothing changed; to ``publish_scheduled`` it raises nothing and logs instead.
    """
    if is_in_hand(page.translation_key):
        page.publish_alone(revision, user=user, **options)
        return Outcome.ONE
    if options.get("log_action") == SCHEDULED:
        return publish_due(page, revision)
    return publish(page, revision, user=user, **options)


def publish(
    page: PairedPageMixin,
    revision: Revision,
    *,
    user: User | None = None,
    change_class: str = "",
    skip_permission_checks: bool = False,
    **options: Any,
) -> Outcome:
    """Publish ``revision`` of one half, and with it what must go with it.

    ``change_class`` is what the editor said of the edit; without it the class kept in the revision counts, and after that ``substantive``.
    Raises ``NotReady`` when the other half is not ready for a pair that goes together, ``PairError`` where the user may not publish both.
    """
    if change_class:
        keep_change_class(revision, change_class)
    look_again(page)
    revision = _with_own_pictures(page, revision)
    try:
        with transaction.atomic(), in_hand(page.translation_key):
            pair = lock(page)
            if not skip_permission_checks:
                check_rights(pair, page, user)
            return Publication(pair, page, revision, user=user, options=options).run()
    except NotReady:
        _keep_wished_date_as_due(page, revision)
        raise


def publish_pair(pair: Pair, user: User | None, *, change_class: str = "") -> Outcome:
    """Publish what is ready of ``pair``: both halves, or of a pair that does not go together each half that waits.

    Raises as ``publish`` does.
    """
    ahead = pair.ahead_page
    if ahead is None:
        ahead = pair.behind_page
    assert ahead is not None  # noqa: S101 - a pair that somebody sees has a page
    with transaction.atomic():
        outcome = _publish_newest(ahead.specific, user, change_class)
        behind = pair.behind_page
        if not pair.goes_together and behind is not None and pair.status == Status.READY:
            outcome = _publish_newest(behind.specific, user, "")
    return outcome


def _publish_newest(page: PairedPageMixin, user: User | None, change_class: str) -> Outcome:
    revision = page.get_latest_revision() or page.save_revision(user=user)
    return publish(page, revision, user=user, change_class=change_class)


def publish_held(pair: Pair) -> Outcome | None:
    """Send out what an editor wished to publish and what waited for the other half; None where nothing waits."""
    if not pair.is_held or pair.ahead_page is None:
        return None
    page = pair.ahead_page.specific
    outcome = publish(page, page.get_latest_revision(), user=pair.held_by, skip_permission_checks=True)
    if outcome is not Outcome.HELD:
        agreement.let_go(pair)
    return outcome


def hold_for_later(page: PairedPageMixin, user: User | None) -> None:
    """Keep the wish to publish ``page``: it goes out, with its other half, as soon as that one is approved."""
    Pair.objects.for_page(page).update(held_by=user, held_at=timezone.now())


def keep_change_class(revision: Revision, change_class: str) -> None:
    """Write into the revision what its edit means for the other half."""
    revision.content["change_class"] = ChangeClass(change_class).value
    revision.save(update_fields=["content"])


def lock(page: PairedPageMixin) -> Pair:
    """The pair's row, recomputed, and locked until the transaction ends: two publications of one pair come one after the other."""
    pair = refresh(page.translation_key)
    assert pair is not None  # noqa: S101 - a saved page always has a pair
    return pair


def check_rights(pair: Pair, page: PairedPageMixin, user: User | None) -> None:
    """Publishing a half needs the right to publish it; of a pair that goes together, the right to publish both."""
    if user is None:
        return
    if not page.permissions_for_user(user).can_publish():
        raise PublishPagePermissionError("You do not have permission to publish this page.")
    if not pair.goes_together:
        return
    for half in counterparts.halves(pair.translation_key).values():
        if not half.permissions_for_user(user).can_publish():
            raise not_allowed(half)


def look_again(page: PairedPageMixin) -> Pair | None:
    """Segments follow the newest draft even when publishing is then refused: translators see at once what waits."""
    key = page.translation_key
    with transaction.atomic():
        pair = refresh(key)
        return refresh(key) if pair is not None and sync(pair) else pair


def _with_own_pictures(page: PairedPageMixin, revision: Revision) -> Revision:
    """``revision`` or, where it is the newest and shows a picture in the other language's version, the one that shows the own one."""
    pair = Pair.objects.for_page(page).first()
    fresh = type(page)._default_manager.get(pk=page.pk)
    if pair is None or fresh.latest_revision_id != revision.pk or page.language not in let_drafts_show_own(pair):
        return revision
    return type(page)._default_manager.get(pk=page.pk).get_latest_revision()


def _keep_wished_date_as_due(page: PairedPageMixin, revision: Revision) -> None:
    """A date that could not be promised is still the date by which the work is wanted."""
    wished = revision.as_object().go_live_at
    if wished is not None and wished > timezone.now():
        due = timezone.localtime(wished).date()
        Pair.objects.filter(translation_key=page.translation_key).update(due=due, due_is_by_rule=False)
