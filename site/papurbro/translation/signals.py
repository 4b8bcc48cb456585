"""What keeps ``Pair`` true: every save that could change it asks for a refresh when the transaction commits."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from papurbro.translation import counterparts
from papurbro.translation.arising import Before, note
from papurbro.translation.autosave import is_autosaving
from papurbro.translation.models import Pair, PairSettings, Policy
from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.pairs import refresh, refresh_later
from papurbro.translation.policy import pairs_below


def _paired(page: object) -> bool:
    model = getattr(page, "specific_class", None) or type(page)
    return isinstance(model, type) and issubclass(model, PairedPageMixin) and not getattr(page, "alias_of_id", None)


@receiver(post_save, dispatch_uid="pairs_page_saved")
def page_saved(sender: type, instance: Any, created: bool = False, raw: bool = False, **_kwargs: object) -> None:
    """A page was written: its pair may have changed; a new one needs its other half."""
    if raw or not issubclass(sender, Page) or not _paired(instance):
        return
    if created and sender is not Page and not counterparts.are_switched_off():
        page = instance
        transaction.on_commit(lambda: _give_counterpart(page.pk))
    if not is_autosaving() or created:
        refresh_later(instance.translation_key)


def _give_counterpart(pk: int) -> None:
    page = Page.objects.filter(pk=pk).first()
    if page is not None and not page.is_root():
        counterparts.ensure_counterpart(page.specific)
        refresh(page.translation_key)


@receiver(post_delete, dispatch_uid="pairs_page_deleted")
def page_deleted(sender: type, instance: Any, **_kwargs: object) -> None:
    """One half went: the other one is what remains."""
    if issubclass(sender, PairedPageMixin) and not instance.alias_of_id:
        refresh_later(instance.translation_key)


@receiver(post_save, sender=Revision, dispatch_uid="pairs_revision_saved")
def revision_saved(instance: Revision, raw: bool = False, **_kwargs: object) -> None:
    """A draft was written on purpose."""
    if raw or is_autosaving():
        return
    page = instance.content_object
    if isinstance(page, PairedPageMixin):
        refresh_later(page.translation_key)


@receiver([post_save, post_delete], sender=StringTranslation, dispatch_uid="pairs_segment_saved")
def segment_saved(instance: StringTranslation, **_kwargs: object) -> None:
    """A segment was translated, or taken away."""
    if instance.context_id:
        refresh_later(instance.context.object_id)


@receiver([post_save, post_delete], sender=TranslationSource, dispatch_uid="pairs_source_saved")
def source_saved(instance: TranslationSource, **_kwargs: object) -> None:
    """The segments were made anew."""
    refresh_later(instance.object_id)


@receiver([post_save, post_delete], sender=Translation, dispatch_uid="pairs_translation_saved")
def translation_saved(instance: Translation, **_kwargs: object) -> None:
    """A counterpart changed between segments and writing by hand."""
    refresh_later(instance.source.object_id)


@receiver(post_save, sender=PairSettings, dispatch_uid="pairs_policy_saved")
def site_policy_saved(**_kwargs: object) -> None:
    """The site's policy changed: it holds for all that nobody decided otherwise."""
    _refresh_policies(list(Pair.objects.filter(policy="")))


@receiver(post_save, sender=Pair, dispatch_uid="pairs_pair_saved")
def pair_saved(instance: Pair, created: bool, update_fields: frozenset[str] | None, **_kwargs: object) -> None:
    """A decision about a pair, or about the section it heads, changed what is derived from it."""
    if created or update_fields is None or "policy_below" in update_fields:
        keys = pairs_below(instance) if not created else []
        _refresh_policies(list(Pair.objects.filter(translation_key__in=keys, policy="")))


def _refresh_policies(pairs: list[Pair]) -> None:
    from papurbro.translation.policy import policy_in_force

    for pair in pairs:
        policy = policy_in_force(pair)
        if policy != pair.policy_in_force:
            _put_under(pair.pk, policy)


@transaction.atomic
def _put_under(pk: int, policy: Policy) -> None:
    """What is to be translated from now on waits from now on, and not since it was last looked at."""
    pair = Pair.objects.select_for_update().filter(pk=pk).first()
    if pair is not None:
        before = Before.of(pair)
        pair.policy_in_force = policy
        pair.save(update_fields=["policy_in_force", "status", *note(pair, before, in_bulk=True)])
