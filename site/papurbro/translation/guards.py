"""The last guards, under every door: what reaches a row's ``save`` in spite of the routes in ``publishing``.

Wagtail's own actions write base ``Page`` rows (expiry, unpublishing from the admin, ``Page.objects.get(…).publish(…)``), and overrides
on the page type never see them. ``Page.save`` is atomic and ``post_save`` fires inside it, so a receiver that raises takes the write back.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from papurbro.translation import counterparts, publishing
from papurbro.translation.errors import NotReady, PairError
from papurbro.translation.models import Pair
from papurbro.translation.pages import PairedPageMixin


def refuse_alias(page: PairedPageMixin) -> None:
    """An alias would serve one language's text under the other's address."""
    if page.alias_of_id:
        raise PairError(_("A page here cannot be a mirror of another one: write its other version instead."))


def start_as_draft(page: PairedPageMixin) -> None:
    """A new row is a draft until it is published; Wagtail's create view inserts it live before it asks anybody."""
    if page._state.adding and page.live and not publishing.is_in_hand(page.translation_key):
        page.live = False
        page.has_unpublished_changes = True


def _is_guarded(page: Any) -> bool:
    model = getattr(page, "specific_class", None)
    return isinstance(model, type) and issubclass(model, PairedPageMixin) and not page.alias_of_id


@receiver(pre_save, dispatch_uid="guard_note_live")
def note_whether_live(
    sender: type, instance: Any, raw: bool = False, update_fields: frozenset[str] | None = None, **_kwargs: object
) -> None:
    """Remember whether the row was live before this write."""
    if raw or not issubclass(sender, Page) or instance._state.adding or not _is_guarded(instance):
        return
    if update_fields is None or "live" in update_fields:
        instance._was_live = Page.objects.filter(pk=instance.pk, live=True).exists()


@receiver(post_save, dispatch_uid="guard_hold_together")
def hold_together(sender: type, instance: Any, raw: bool = False, **_kwargs: object) -> None:
    """A half that went live by itself is refused; one that was taken down takes the other with it."""
    was_live = instance.__dict__.pop("_was_live", None)
    if raw or was_live is None or was_live == instance.live or publishing.is_in_hand(instance.translation_key):
        return
    pair = Pair.objects.for_page(instance).first()
    if pair is None or not pair.goes_together:
        return
    other_half = counterparts.counterpart_of(instance if isinstance(instance, PairedPageMixin) else instance.specific)
    if instance.live and (other_half is None or not other_half.live):
        raise NotReady(_("Both versions of this page go out together, and the other one is not ready."))
    if not instance.live and other_half is not None and other_half.live:
        with publishing.in_hand(instance.translation_key):
            other_half.unpublish_alone(set_expired=instance.expired)


@receiver(post_save, sender=Revision, dispatch_uid="guard_schedule")
def schedule_together(instance: Revision, raw: bool = False, **_kwargs: object) -> None:
    """A half cannot be scheduled by itself."""
    if raw or instance.approved_go_live_at is None:
        return
    page = instance.content_object
    if not isinstance(page, PairedPageMixin) or publishing.is_in_hand(page.translation_key):
        return
    pair = Pair.objects.for_page(page).first()
    if pair is not None and pair.goes_together:
        Revision.objects.filter(pk=instance.pk).update(approved_go_live_at=None)
        raise NotReady(_("Both versions of this page are scheduled together."))


@receiver(post_delete, dispatch_uid="guard_deleted")
def take_down_the_other(sender: type, instance: Any, **_kwargs: object) -> None:
    """Deletion never cascades: what remains of a pair that goes together becomes a draft."""
    if not issubclass(sender, PairedPageMixin) or instance.alias_of_id:
        return
    pair = Pair.objects.for_page(instance).first()
    if pair is None or not pair.goes_together:
        return
    for half in counterparts.halves(instance.translation_key).values():
        if half.pk != instance.pk and half.live:
            with publishing.in_hand(instance.translation_key):
                half.unpublish_alone()
