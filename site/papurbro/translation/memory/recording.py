"""What a published pair says becomes part of the memory; what it no longer says stays there, as older."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from papurbro.translation.memory import rarity
from papurbro.translation.memory.couples import couples
from papurbro.translation.memory.models import Recorded, Use
from papurbro.translation.memory.storing import BATCH, Stored, store
from papurbro.translation.models import Pair, Status

if TYPE_CHECKING:
    from papurbro.translation.memory.entries import Entry

#: Characters of each of the two digests that make a fingerprint.
_HALF = 32
_LONGEST_PATH = 500


def fingerprint(pair: Pair) -> str:
    """Of the texts of a pair that is up to date: the digests that its two halves agreed on."""
    return pair.made_from[:_HALF] + pair.made_digest[:_HALF]


def unrecorded() -> QuerySet[Pair]:
    """Pairs that are up to date and say something that was not taken into the memory yet."""
    agreed = Concat(Substr("made_from", 1, _HALF), Substr("made_digest", 1, _HALF))
    taken = Recorded.objects.filter(pair=OuterRef("pk"), fingerprint=OuterRef("agreed"))
    return Pair.objects.filter(status=Status.CURRENT).annotate(agreed=agreed).exclude(Exists(taken))


@transaction.atomic
def record(pair: Pair, *, again: bool = False) -> Stored:
    """Take in what ``pair`` says now. Where that is known already, or it is not up to date, nothing is done, unless ``again``."""
    current = Pair.objects.select_for_update().get(pk=pair.pk)
    stored = Stored()
    print_of_it = fingerprint(current)
    known = Recorded.objects.filter(pair=current, fingerprint=print_of_it).exists()
    if current.status != Status.CURRENT or (known and not again):
        return stored
    entries = [entry for couple in couples(current) for entry in couple.with_sentences()]
    for start in range(0, len(entries), BATCH):
        store(entries[start : start + BATCH], stored)
    rarity.add(stored.words)
    _keep_uses(current, entries, stored)
    Recorded.objects.update_or_create(pair=current, defaults={"fingerprint": print_of_it})
    return stored


def let_go(pair_id: int) -> None:
    """Nothing of a pair stands before readers any more: its units stay, as older. When it comes back they are what they were."""
    if Recorded.objects.filter(pair=pair_id).delete()[0]:
        Use.objects.filter(pair=pair_id, gone_at=None).update(gone_at=timezone.now())


def _keep_uses(pair: Pair, entries: list[Entry], stored: Stored) -> None:
    """Each unit stands where its text stands; where a text no longer does, its unit stands there no longer."""
    now = {
        (stored.units[entry.digest], entry.path[:_LONGEST_PATH]) for entry in entries if entry.digest in stored.units
    }
    before = {(use.unit_id, use.path): use for use in Use.objects.filter(pair=pair)}
    back = [before[place].pk for place in now & before.keys() if before[place].gone_at]
    gone = [before[place].pk for place in before.keys() - now if not before[place].gone_at]
    Use.objects.bulk_create([Use(unit_id=unit, pair=pair, path=path) for unit, path in sorted(now - before.keys())])
    Use.objects.filter(pk__in=back).update(gone_at=None)
    Use.objects.filter(pk__in=gone).update(gone_at=timezone.now())
