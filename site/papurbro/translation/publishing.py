"""Both halves live, scheduled, expired or taken down in one transaction, or not at all.

Every door of Wagtail's that publishes leads here (``pages.PairedPageMixin``, ``actions``, ``wagtail_hooks``); ``guards`` stand under the doors that do not.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from papurbro.translation import agreement, counterparts
from papurbro.translation.digest import content_digest
from papurbro.translation.errors import NotReady, PairError
from papurbro.translation.models import Pair, Status
from papurbro.translation.pages import ChangeClass, PairedPageMixin
from papurbro.translation.pairs import refresh
from papurbro.translation.sharing import copy_shared_fields, share_with_live_counterpart
from papurbro.translation.sync import sync
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.users.models import User

logger = logging.getLogger(__name__)

#: What Wagtail's ``publish_scheduled`` logs: the one caller that nothing may be raised at.
SCHEDULED = "wagtail.publish.scheduled"

_in_hand: ContextVar[frozenset[object]] = ContextVar("pairs_in_hand", default=frozenset())


class Outcome(Enum):
    """What became of a wish to publish."""

    BOTH = auto()
    ONE = auto()
    HELD = auto()
    SCHEDULED = auto()


@contextmanager
def in_hand(translation_key: object) -> Iterator[None]:
    """While this lasts, whoever opened it answers for both halves of the pair, and the guards let them pass."""
    token = _in_hand.set(_in_hand.get() | {translation_key})
    try:
        yield
    finally:
        _in_hand.reset(token)


def is_in_hand(translation_key: object) -> bool:
    """Whether somebody is answering for both halves of this pair now."""
    return translation_key in _in_hand.get()


def publish_half(page: PairedPageMixin, revision: Revision, *, user: User | None = None, **options: Any) -> Outcome:
    """``page.publish``: what Wagtail's callers ask of one half is done for the pair.

    Raises ``NotReady`` or ``PairError`` with nothing changed; to ``publish_scheduled`` it raises nothing and logs instead.
    """
    if is_in_hand(page.translation_key):
        page.publish_alone(revision, user=user, **options)
        return Outcome.ONE
    if options.get("log_action") == SCHEDULED:
        return _publish_due(page, revision)
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
    _look_again(page)
    try:
        with transaction.atomic(), in_hand(page.translation_key):
            pair = lock(page)
            if not skip_permission_checks:
                check_rights(pair, user)
            return _Publication(pair, page, revision, user, options).run()
    except NotReady:
        _keep_wished_date_as_due(page, revision)
        raise


def _keep_wished_date_as_due(page: PairedPageMixin, revision: Revision) -> None:
    """A date that could not be promised is still the date by which the work is wanted."""
    wished = revision.as_object().go_live_at
    if wished is not None and wished > timezone.now():
        due = timezone.localtime(wished).date()
        Pair.objects.filter(translation_key=page.translation_key).update(due=due)


def keep_change_class(revision: Revision, change_class: str) -> None:
    """Write into the revision what its edit means for the other half."""
    revision.content["change_class"] = ChangeClass(change_class).value
    revision.save(update_fields=["content"])


def _look_again(page: PairedPageMixin) -> None:
    """Segments follow the newest draft even when publishing is then refused: translators see at once what waits."""
    key = page.translation_key
    with transaction.atomic():
        pair = refresh(key)
        if pair is not None and sync(pair):
            refresh(key)


def lock(page: PairedPageMixin) -> Pair:
    """The pair's row, locked until the transaction ends: two publications of one pair come one after the other."""
    pair = Pair.objects.select_for_update().filter(translation_key=page.translation_key).first()
    if pair is None:
        pair = refresh(page.translation_key)
    assert pair is not None  # noqa: S101 - a saved page always has a pair
    return refresh(pair.translation_key) or pair


def check_rights(pair: Pair, user: User | None) -> None:
    """Publishing a pair needs the right to publish both halves; publishing one that goes alone needs it for that one."""
    if user is None:
        return
    for half in (pair.original, pair.counterpart):
        if half is not None and pair.goes_together and not half.specific.permissions_for_user(user).can_publish():
            raise PairError(
                _("You may not publish “%(title)s”, and both versions go out together.")
                % {"title": half.get_admin_display_title()}
            )


class _Publication:
    """One wish to publish one half of one pair, inside its transaction and with its row locked."""

    def __init__(
        self, pair: Pair, page: PairedPageMixin, revision: Revision, user: User | None, options: dict[str, Any]
    ) -> None:
        self.pair, self.page, self.revision, self.user, self.options = pair, page, revision, user, options
        self.edited = revision.as_object()
        self.halves = counterparts.halves(pair.translation_key)
        self.language = page.language
        self.live = self.halves[self.language]
        self.other_half = self.halves.get(other(self.language))

    def run(self) -> Outcome:
        if not self.pair.goes_together:
            return self.one()
        if self.other_half is not None and self.live.live and self.other_half.live and not self.is_later:
            return self.update_live_pair()
        self.require_ready()
        return self.both()

    @property
    def is_later(self) -> bool:
        return self.edited.go_live_at is not None and self.edited.go_live_at > timezone.now()

    @property
    def change_class(self) -> str:
        return self.edited.change_class or ChangeClass.SUBSTANTIVE

    @property
    def changes_text(self) -> bool:
        return content_digest(self.edited) != content_digest(self.live)

    def update_live_pair(self) -> Outcome:
        if self.pair.status in (Status.READY, Status.CURRENT):
            return self.both()
        if not self.changes_text or self.change_class in (ChangeClass.TYPO, ChangeClass.CORRECTION):
            return self.one()
        return self.hold()

    def hold(self) -> Outcome:
        """New content waits as a draft until the other half has caught up; then both go."""
        keep_change_class(self.revision, ChangeClass.SUBSTANTIVE)
        self.pair.held_by, self.pair.held_at = self.user, timezone.now()
        self.pair.save(update_fields=["held_by", "held_at"])
        return Outcome.HELD

    def require_ready(self) -> None:
        if self.pair.status not in (Status.READY, Status.CURRENT):
            raise not_ready(self.pair)

    def one(self) -> Outcome:
        """This half alone: a typo, a correction, a half that goes by itself."""
        was_agreed = agreement.agrees_with_live(self.pair, self.halves)
        if self.language != self.pair.original_language:
            copy_shared_fields(self.halves.get(self.pair.original_language), self.edited)
            self.revision = self.edited.save_revision(user=self.user, clean=False)
        self.page.publish_alone(self.revision, user=self.user, skip_permission_checks=True, **self.options)
        if self.language == self.pair.original_language:
            share_with_live_counterpart(self.edited, self.other_half)
        if self.change_class == ChangeClass.TYPO and was_agreed:
            agreement.keep_through_typo(self.pair, user=self.user)
        elif not self.pair.goes_together:
            agreement.settle(self.pair)
        return Outcome.SCHEDULED if self.is_later else Outcome.ONE

    def both(self) -> Outcome:
        for language in (self.pair.original_language, self.pair.counterpart_language):
            revision = self.revision if language == self.language else self.revision_of_other()
            half = self.halves[language]
            options = self.options if language == self.language else {"log_action": self.options.get("log_action", True)}
            half.publish_alone(revision, user=self.user, skip_permission_checks=True, **options)
        if self.is_later:
            return Outcome.SCHEDULED
        agreement.settle(self.pair)
        return Outcome.BOTH

    def revision_of_other(self) -> Revision:
        """The other half's newest draft, with the dates and the shared fields of this publication."""
        draft = self.draft_of_other()
        if other(self.language) == self.pair.counterpart_language:
            copy_shared_fields(self.edited, draft)
        draft.go_live_at, draft.expire_at = self.edited.go_live_at, self.edited.expire_at
        return draft.save_revision(user=self.user, log_action=False)

    def draft_of_other(self) -> PairedPageMixin:
        translation = counterparts.enabled_translation(self.pair.translation_key)
        if translation is not None and translation.target_locale.language_code != self.language:
            return counterparts.compose(translation)
        assert self.other_half is not None  # noqa: S101 - a ready pair has both halves
        return self.other_half.get_latest_revision_as_object()


def not_ready(pair: Pair) -> NotReady:
    """Why ``pair`` cannot go out, in one plain sentence, with where to go."""
    sentence = _REASONS[Status(pair.status)][pair.behind]
    return NotReady(sentence, where=where_to_work(pair))


def where_to_work(pair: Pair) -> str:
    """The address of the editor in which the half that is behind is worked on."""
    from django.urls import reverse

    return reverse("translation:work", args=[pair.pk])


_REASONS: dict[Status, dict[str, Any]] = {
    Status.MISSING: {
        "cy": gettext_lazy("Not published: nobody has begun the Welsh version yet."),
        "en": gettext_lazy("Not published: nobody has begun the English version yet."),
    },
    Status.IN_PROGRESS: {
        "cy": gettext_lazy("Not published: the Welsh version is still being written."),
        "en": gettext_lazy("Not published: the English version is still being written."),
    },
    Status.IN_REVIEW: {
        "cy": gettext_lazy("Not published: the Welsh version waits for somebody to approve it."),
        "en": gettext_lazy("Not published: the English version waits for somebody to approve it."),
    },
    Status.STALE: {
        "cy": gettext_lazy("Not published: the Welsh version has to follow what was changed."),
        "en": gettext_lazy("Not published: the English version has to follow what was changed."),
    },
}


def publish_held(pair: Pair) -> Outcome | None:
    """Send out what an editor wished to publish and what waited for the other half; None where nothing waits."""
    if not pair.is_held:
        return None
    page = pair.ahead_page.specific
    outcome = publish(page, page.get_latest_revision(), user=pair.held_by, skip_permission_checks=True)
    Pair.objects.filter(pk=pair.pk).update(held_at=None, held_by=None)
    return outcome


def _publish_due(page: PairedPageMixin, revision: Revision) -> Outcome:
    """A schedule's moment has come. The two halves were approved together and go together; nothing is raised."""
    try:
        with transaction.atomic(), in_hand(page.translation_key):
            return _publish_due_pair(page, revision)
    except Exception:
        logger.exception("scheduled pair %s stays as it is", page.translation_key)
        return Outcome.HELD


def _publish_due_pair(page: PairedPageMixin, revision: Revision) -> Outcome:
    pair = lock(page)
    if not Revision.objects.filter(pk=revision.pk, approved_go_live_at__isnull=False).exists():
        return Outcome.BOTH  # went out with its other half a moment ago
    other_half = counterparts.counterpart_of(page)
    other_revision = other_half.scheduled_revision if other_half else None
    if pair.goes_together and other_revision is None and not (other_half and other_half.live):
        logger.warning("scheduled half of pair %s held back: its other half is not approved", pair.pk)
        return Outcome.HELD
    page.publish_alone(revision, log_action=SCHEDULED)
    if other_half is not None and other_revision is not None and pair.goes_together:
        other_half.publish_alone(other_revision, log_action=SCHEDULED)
    agreement.settle(pair)
    return Outcome.BOTH


def unpublish_half(
    page: PairedPageMixin,
    set_expired: bool = False,
    commit: bool = True,
    user: User | None = None,
    log_action: bool | str = True,
) -> None:
    """``page.unpublish``: takes the pair down, or one half where it goes by itself."""
    key = page.translation_key
    options: dict[str, Any] = {"set_expired": set_expired, "user": user, "log_action": log_action}
    if is_in_hand(key):
        page.unpublish_alone(commit=commit, **options)
        return
    with transaction.atomic(), in_hand(key):
        pair = lock(page)
        for half in _to_take_down(pair, page):
            half.unpublish_alone(commit=commit, **options)
        page.refresh_from_db()


def _to_take_down(pair: Pair, page: PairedPageMixin) -> list[PairedPageMixin]:
    if not pair.goes_together:
        return [page]
    return [half for half in counterparts.halves(pair.translation_key).values() if half.live]
