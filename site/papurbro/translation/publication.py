"""One wish to publish one half of one pair: what goes out with it, and what keeps it back."""

from __future__ import annotations

from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Revision

from papurbro.translation import agreement, counterparts, readiness
from papurbro.translation.alike import are_alike
from papurbro.translation.digest import content_digest
from papurbro.translation.errors import NotReady, PairError
from papurbro.translation.models import Pair, Review, Status
from papurbro.translation.newest import newest_drafts
from papurbro.translation.pages import ChangeClass, PairedPageMixin
from papurbro.translation.pairs import refresh
from papurbro.translation.refusals import not_ready, not_the_newest, not_valid
from papurbro.translation.sharing import agree_on_dates, copy_shared_fields, share_with_live_counterpart
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.users.models import User

GOOD = (Status.READY, Status.CURRENT)


class Outcome(Enum):
    """What became of a wish to publish."""

    BOTH = auto()
    ONE = auto()
    HELD = auto()
    SCHEDULED = auto()


class Publication:
    """Runs inside a transaction, with the pair's row locked and the pair in hand.

    ``revision`` is of ``page``. Where a door of Wagtail's has written ``page`` already, ``before`` is the row as it was
    (``guards``): then only what belongs to it is still to be done, or the whole is refused.
    """

    def __init__(
        self,
        pair: Pair,
        page: PairedPageMixin,
        revision: Revision,
        *,
        user: User | None = None,
        options: dict[str, Any] | None = None,
        before: PairedPageMixin | None = None,
    ) -> None:
        self.pair, self.revision, self.user, self.options = pair, revision, user, options or {}
        self.edited: PairedPageMixin = revision.as_object()
        self.halves = counterparts.halves(pair.translation_key)
        self.language = page.language
        self.page = self.halves[self.language]
        self.is_written = before is not None
        self.before = before or self.page
        self.other_half = self.halves.get(other(self.language))
        self.take_dates_of_original()

    def run(self) -> Outcome:
        """Do it. Raises ``PairError`` where it cannot be done; the transaction then takes everything back."""
        if not self.pair.goes_together:
            return self.one()
        self.require_newest()
        if self.is_update():
            return self.update_live_pair()
        if self.change_class == ChangeClass.TYPO and self.other_was_finished():
            agreement.keep_through_typo(self.pair, user=self.user)
            self.pair = refresh(self.pair.translation_key) or self.pair
        self.require_ready()
        return self.both()

    def take_dates_of_original(self) -> None:
        """The counterpart goes out and expires when the original says, unless somebody said otherwise on it."""
        original = self.halves.get(self.pair.original_language)
        if self.pair.goes_together and original is not None and self.language != self.pair.original_language:
            # Before it was live a page's row is written over by every saved form.
            last = self.before if self.before.live else None
            agree_on_dates(self.edited, original.get_latest_revision_as_object(), live=last)

    def is_update(self) -> bool:
        """Whether this half is live, and something about it goes out now.

        Its other half may be down: an exemption was lifted, or the policy changed. Then this edit puts nothing half live that was not.
        """
        return not self.is_later and self.before.live

    @property
    def is_later(self) -> bool:
        return self.edited.go_live_at is not None and self.edited.go_live_at > timezone.now()

    @property
    def change_class(self) -> str:
        return self.edited.change_class or ChangeClass.SUBSTANTIVE

    @property
    def changes_text(self) -> bool:
        return content_digest(self.edited) != content_digest(self.before)

    def require_newest(self) -> None:
        if content_digest(self.edited) != content_digest(self.page.get_latest_revision_as_object()):
            raise not_the_newest(self.page)

    def require_ready(self) -> None:
        if self.pair.status not in GOOD:
            raise not_ready(self.pair)
        if self.pair.status == Status.READY:
            readiness.require_complete(self.pair, self.drafts)
        else:
            readiness.require_versions(self.pair, self.drafts)
        self.require_nothing_new_blocks(self.drafts)

    def require_nothing_new_blocks(self, after: dict[str, PairedPageMixin]) -> None:
        """What goes out may bring nothing into the counterpart that would have kept it back."""
        before = {**self.halves, self.language: self.before}
        readiness.require_nothing_new_blocks(self.pair, before, after)

    def other_was_finished(self) -> bool:
        """Whether the other half had been approved before this half was changed."""
        pair = self.pair
        return pair.status == Status.STALE and pair.review == Review.APPROVED and self.language != pair.behind

    def update_live_pair(self) -> Outcome:
        if self.pair.status in GOOD:
            self.require_ready()
            return self.both()
        if not self.changes_text or self.change_class in (ChangeClass.TYPO, ChangeClass.CORRECTION):
            return self.one()
        return self.hold()

    def hold(self) -> Outcome:
        """New content waits as a draft until the other half has caught up; then both go."""
        if self.is_written or self.language == self.pair.behind:
            raise not_ready(self.pair)
        self.require_nothing_new_blocks({**self.halves, self.language: self.edited})
        self.pair.held_by, self.pair.held_at = self.user, timezone.now()
        self.pair.save(update_fields=["held_by", "held_at"])
        return Outcome.HELD

    def one(self) -> Outcome:
        """This half alone: a typo, a correction, a half that goes by itself."""
        self.require_own_text()
        self.require_nothing_new_blocks({**self.halves, self.language: self.edited})
        was_agreed = agreement.agrees_with_live(self.pair, {**self.halves, self.language: self.before})
        if self.change_class == ChangeClass.TYPO and was_agreed and self.pair.goes_together:
            # The other half will be up to date by it: so it brings in nothing that would keep that back.
            readiness.require_versions_of_what_is_new(self.pair, self.before, self.edited)
        if self.language == self.pair.original_language:
            self.publish_this(self.revision)
            if not self.is_later:
                share_with_live_counterpart(self.edited, self.other_half)
        else:
            self.publish_this(self.with_shared_fields(self.revision))
        self.share_expiry()
        if self.change_class == ChangeClass.TYPO and was_agreed:
            was_level = self.other_half is not None and content_digest(self.other_half) == self.pair.made_digest
            agreement.keep_through_typo(self.pair, user=self.user)
            return self.other_follows(was_level=was_level)
        if not self.pair.goes_together:
            agreement.let_go(self.pair)
            agreement.settle(self.pair)
        return Outcome.SCHEDULED if self.is_later else Outcome.ONE

    def other_follows(self, *, was_level: bool) -> Outcome:
        """After a typo that split or moved paragraphs: where the other half says the same in the new order by now, its readers see that too.

        Of halves that go by themselves only where that one's draft was published (``was_level``).
        """
        self.pair = refresh(self.pair.translation_key) or self.pair
        if self.is_later:
            return Outcome.SCHEDULED
        may_go = was_level or self.pair.goes_together
        if self.other_half is None or not may_go or not self.may_follow(self.other_half):
            return Outcome.ONE
        draft = newest_drafts(self.pair)[self.other_half.language]
        if are_alike(draft, self.other_half) or self.would_bring_what_blocks(draft):
            return Outcome.ONE
        copy_shared_fields(self.edited, draft)
        self.publish_draft(draft)
        agreement.settle(self.pair)
        return Outcome.BOTH

    def may_follow(self, other_half: PairedPageMixin) -> bool:
        """Whether it is live, made of parts, finished, and nobody has to be asked who could say no."""
        is_made_of_parts = counterparts.enabled_translation(self.pair.translation_key) is not None
        if self.language != self.pair.original_language or not is_made_of_parts or not other_half.live:
            return False
        may_publish = self.user is None or other_half.permissions_for_user(self.user).can_publish()
        return self.pair.status in GOOD and may_publish

    def would_bring_what_blocks(self, draft: PairedPageMixin) -> bool:
        try:
            self.require_nothing_new_blocks({**self.halves, draft.language: draft})
        except NotReady:
            return True
        return False

    def share_expiry(self) -> None:
        """The two expire on one day: else the one that does first would take the other with it."""
        if not self.pair.goes_together:
            return
        for half in self.halves.values():
            type(half)._default_manager.filter(pk=half.pk).exclude(expire_at=self.edited.expire_at).update(
                expire_at=self.edited.expire_at
            )

    def require_own_text(self) -> None:
        """A half that follows has a text of its own before it goes out by itself: the draft made at once is the other's."""
        if not self.pair.goes_together and self.language == self.pair.behind:
            readiness.require_complete(self.pair)

    def with_shared_fields(self, revision: Revision) -> Revision:
        """The counterpart's ``revision`` with what the live original says that the pair has once."""
        kept = self.edited.change_class
        if not copy_shared_fields(self.halves.get(self.pair.original_language), self.edited):
            return revision
        saved: Revision = self.edited.save_revision(user=self.user, clean=False)
        saved.content["change_class"] = self.edited.change_class = kept
        saved.save(update_fields=["content"])
        return saved

    def both(self) -> Outcome:
        """Both newest drafts, the counterpart with the fields that the original shares."""
        original = self.drafts[self.pair.original_language]
        counterpart = self.drafts[self.pair.counterpart_language]
        copy_shared_fields(original, counterpart)
        for draft in (original, counterpart):
            self.publish_draft(draft)
        if self.is_later:
            return Outcome.SCHEDULED
        agreement.settle(self.pair)
        return Outcome.BOTH

    @cached_property
    def drafts(self) -> dict[str, PairedPageMixin]:
        """What each language has to say, asked for when nothing more is to be written before it goes out."""
        found = newest_drafts(self.pair)
        translation = counterparts.enabled_translation(self.pair.translation_key)
        if translation is None or translation.target_locale.language_code != self.language:
            found[self.language] = self.edited
        return found

    def publish_draft(self, draft: PairedPageMixin) -> None:
        if draft is self.edited and self.language == self.pair.original_language:
            self.publish_this(self.revision)
            return
        draft.go_live_at, draft.expire_at = self.edited.go_live_at, self.edited.expire_at
        try:
            revision = draft.save_revision(user=self.user, log_action=False)
        except PairError:
            raise
        except ValidationError as error:
            raise not_valid(draft, error) from error
        if draft.language == self.language:
            self.publish_this(revision)
        else:
            log_action = self.options.get("log_action", True)
            self.halves[draft.language].publish_alone(
                revision, user=self.user, skip_permission_checks=True, log_action=log_action
            )

    def publish_this(self, revision: Revision) -> None:
        if not self.is_written:
            self.page.publish_alone(revision, user=self.user, skip_permission_checks=True, **self.options)
