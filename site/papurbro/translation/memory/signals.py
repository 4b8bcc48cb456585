"""A pair that is up to date goes into the memory, whoever published it and by whatever door."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from papurbro.translation.memory.recording import let_go, unrecorded
from papurbro.translation.memory.tasks import take_in
from papurbro.translation.models import Pair, Status


@receiver(post_save, sender=Pair, dispatch_uid="memory_pair_saved")
def pair_saved(instance: Pair, raw: bool = False, **_kwargs: Any) -> None:
    """Its row was written: once that is committed, see whether it says something new, or nothing any more."""
    if raw:
        return
    pair_id = instance.pk
    # Robust: what was published is published, whatever becomes of the memory.
    if instance.status == Status.CURRENT:
        transaction.on_commit(lambda: _take_in(pair_id), robust=True)
    elif not _is_live(instance):
        transaction.on_commit(lambda: let_go(pair_id), robust=True)


def _is_live(pair: Pair) -> bool:
    return any(half is not None and half.live for half in (pair.original, pair.counterpart))


def _take_in(pair_id: int) -> None:
    if unrecorded().filter(pk=pair_id).exists():
        take_in.enqueue(pair_id)
