"""The last guards, under every door: what reaches a row's ``save`` in spite of the routes in ``publishing``.

Wagtail's own actions write base ``Page`` rows (expiry, unpublishing from the admin, ``Page.objects.get(…).publish(…)``), and overrides
on the page type never see them. ``Page.save`` is atomic and ``post_save`` fires inside it, so a receiver that raises takes the write back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from papurbro.translation import agreement, readiness, schedule
from papurbro.translation.answering import in_hand, is_in_hand
from papurbro.translation.errors import NotReady, PairError
from papurbro.translation.models import Pair
from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.pairs import refresh
from papurbro.translation.publication import Publication
from papurbro.translation.publishing import lock

_LIVENESS = {"live", "live_revision"}


def refuse_alias(page: PairedPageMixin) -> None:
    """An alias would serve one language's text under the other's address."""
    if page.alias_of_id:
        raise PairError(_("A page here cannot be a mirror of another one: write its other version instead."))


def start_as_draft(page: PairedPageMixin) -> None:
    """A new row is a draft until it is published; Wagtail's create view inserts it live before it asks anybody.

    A copy that was to be kept live starts so too, and then has never been published.
    """
    if is_in_hand(page.translation_key):
        return
    if page._state.adding and page.live:
        page.live = False
        page.has_unpublished_changes = True
        page._was_to_be_live = True
    if page.__dict__.get("_was_to_be_live") and not page.live:
        page.live_revision = page.first_published_at = page.last_published_at = None


def _is_guarded(page: Any) -> bool:
    model = getattr(page, "specific_class", None)
    return isinstance(model, type) and issubclass(model, PairedPageMixin) and not page.alias_of_id


@dataclass(frozen=True)
class Before:
    """The row as it was before a write that nobody answers for."""

    page: PairedPageMixin

    def goes_live(self, after: Any) -> bool:
        """Whether the write publishes: a page that was not live, or another text of one that was."""
        return bool(after.live) and (not self.page.live or self.page.live_revision_id != after.live_revision_id)

    def goes_down(self, after: Any) -> bool:
        """Whether the write takes the page down."""
        return self.page.live and not after.live


@receiver(pre_save, dispatch_uid="guard_note_before")
def note_before(
    sender: type, instance: Any, raw: bool = False, update_fields: frozenset[str] | None = None, **_kwargs: object
) -> None:
    """Remember the row as it was before a write that changes whether, or with what, it is live."""
    if raw or not issubclass(sender, Page) or instance._state.adding or is_in_hand(instance.translation_key):
        return
    if (update_fields is not None and not _LIVENESS & update_fields) or not _is_guarded(instance):
        return
    row = Page.objects.filter(pk=instance.pk).only("live", "live_revision").first()
    if row is not None and (row.live, row.live_revision_id) != (instance.live, instance.live_revision_id):
        # The lock first, as in ``publishing``: who locks in the same order waits and never stands in the other's way.
        refresh(instance.translation_key)
        instance._before = Before(instance.specific_class.objects.get(pk=instance.pk))


@receiver(post_save, dispatch_uid="guard_hold_together")
def hold_together(sender: type, instance: Any, raw: bool = False, **_kwargs: object) -> None:
    """A half that goes live takes its other half along or is refused; one that was taken down takes the other with it."""
    before: Before | None = instance.__dict__.pop("_before", None)
    if raw or before is None:
        return
    pair = Pair.objects.for_page(instance).first()
    if pair is None:
        return
    if not pair.goes_together:
        _require_own_text(pair, instance, before)
        return
    with in_hand(instance.translation_key):
        if before.goes_live(instance):
            _take_along(pair, instance, before.page)
        elif before.goes_down(instance):
            _take_down_the_other(instance, expired=instance.expired)
            agreement.let_go(pair)


def _require_own_text(pair: Pair, instance: Any, before: Before) -> None:
    """A half that goes by itself has a text of its own, whichever door it takes."""
    if before.goes_live(instance) and instance.locale.language_code == pair.behind:
        readiness.require_complete(pair)


def _take_along(pair: Pair, instance: Any, before: PairedPageMixin) -> None:
    if instance.live_revision is None:
        raise NotReady(_("Both versions of this page go out together: publish it, so that its other version goes too."))
    Publication(pair, before, instance.live_revision, before=before).run()


def _take_down_the_other(page: Any, *, expired: bool = False) -> None:
    # Not ``counterparts.halves``: a half that is being deleted has lost its own row already, and its ``Page`` row still stands.
    others = Page.objects.filter(translation_key=page.translation_key, alias_of=None, live=True).exclude(pk=page.pk)
    for half in others:
        half.specific.unpublish_alone(set_expired=expired)


@receiver(pre_save, sender=Revision, dispatch_uid="guard_unschedule")
def unschedule_together(
    instance: Revision, raw: bool = False, update_fields: frozenset[str] | None = None, **_kwargs: object
) -> None:
    """Cancelling the schedule of one half cancels the other's. Before the write: where this fails neither is cancelled."""
    if raw or update_fields != frozenset({"approved_go_live_at"}) or instance.approved_go_live_at is not None:
        return
    page = _loose_half(instance)
    if page is not None:
        schedule.unschedule_other(page)


@receiver(post_save, sender=Revision, dispatch_uid="guard_schedule")
def schedule_together(instance: Revision, raw: bool = False, **_kwargs: object) -> None:
    """A half that is scheduled takes its other half along, or is refused."""
    if raw or instance.approved_go_live_at is None:
        return
    page = _loose_half(instance)
    if page is None:
        return
    try:
        with transaction.atomic(), in_hand(page.translation_key):
            Publication(lock(page), page, instance, before=page).run()
    except Exception:
        # A revision's save is no transaction: what it wrote has to be taken back by hand.
        Revision.objects.filter(pk=instance.pk).update(approved_go_live_at=None)
        raise


def _loose_half(revision: Revision) -> PairedPageMixin | None:
    """The half that ``revision`` is of, if it goes with another one and nobody is answering for both."""
    page = revision.content_object
    if not isinstance(page, PairedPageMixin) or is_in_hand(page.translation_key):
        return None
    pair = Pair.objects.for_page(page).first()
    return page if pair is not None and pair.goes_together else None


@receiver(post_delete, dispatch_uid="guard_deleted")
def take_down_what_remains(sender: type, instance: Any, **_kwargs: object) -> None:
    """Deletion never cascades: what remains of a pair that goes together becomes a draft."""
    if not issubclass(sender, PairedPageMixin) or instance.alias_of_id:
        return
    pair = Pair.objects.for_page(instance).first()
    if pair is not None and pair.goes_together:
        with in_hand(instance.translation_key):
            _take_down_the_other(instance)
            agreement.let_go(pair)
