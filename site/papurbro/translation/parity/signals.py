"""What keeps the ledger: a pair's row that is saved anew takes the rows of its waits along, in one transaction."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from papurbro.translation.models import Pair
from papurbro.translation.parity.ledger import Before, keep


@receiver(pre_save, sender=Pair, dispatch_uid="parity_before")
def note_before(instance: Pair, raw: bool = False, update_fields: Any = None, **_kwargs: object) -> None:
    """Remember what the row says: afterwards nothing tells that the pair had been behind."""
    if raw or not _is_recomputed(update_fields):
        return
    fields = ("status", "change_class", "stale_since", "policy_in_force")
    row = Pair.objects.filter(pk=instance.pk).values(*fields).first() if instance.pk else None
    instance._before_parity = Before(**row) if row else Before()  # type: ignore[attr-defined]


@receiver(post_save, sender=Pair, dispatch_uid="parity_ledger")
def keep_ledger(instance: Pair, raw: bool = False, update_fields: Any = None, **_kwargs: object) -> None:
    """What is known of the pair has changed: so may have what its readers wait for."""
    before: Before | None = instance.__dict__.pop("_before_parity", None)
    if not raw and before is not None and _is_recomputed(update_fields):
        keep(instance, before)


def _is_recomputed(update_fields: Any) -> bool:
    """Whether ``pairs.refresh`` saves, or somebody who writes the whole row."""
    return update_fields is None or "status" in update_fields
