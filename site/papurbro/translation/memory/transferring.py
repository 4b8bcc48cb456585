"""The memory taken from a TMX file, and put into one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from papurbro.translation.memory import index, rarity
from papurbro.translation.memory.entries import Entry
from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.storing import BATCH, Stored, store
from papurbro.translation.memory.tmx import reading, writing
from papurbro.translation.memory.tmx.errors import TmxError

#: From so many new units on the index is put in order afterwards.
_MANY: Final = 2_000
_CHUNK: Final = 1_000


@dataclass(frozen=True)
class Taken:
    """What became of a file's units: new, known already, and passed over (Welsh or English missing, or nothing in them to keep)."""

    new: int
    known: int
    passed_over: int

    @property
    def read(self) -> int:
        """All of them."""
        return self.new + self.known + self.passed_over


def take_in(
    stream: IO[bytes], *, name: str, is_reviewed: bool, dry_run: bool = False, largest: int = reading.LARGEST
) -> Taken:
    """Take in a TMX file: the whole of it, or nothing.

    ``name`` is what the units are said to come from. ``is_reviewed`` says that somebody answers for them. ``dry_run`` only counts.
    Raises ``TmxError`` where the file is broken, or larger than ``largest`` (bytes).
    """
    _require_size(stream, largest)
    with transaction.atomic():
        read, stored = _store_all(reading.entries(stream, name=name[:250], is_reviewed=is_reviewed))
        # Last, and at once: nobody who publishes meanwhile has to wait for these rows.
        rarity.add(stored.words)
        if dry_run:
            transaction.set_rollback(True)
    if stored.new >= _MANY and not dry_run:
        index.settle()
    return Taken(stored.new, stored.known, read - stored.new - stored.known)


def _require_size(stream: IO[bytes], largest: int) -> None:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    if size > largest:
        raise TmxError(_("The file is larger than %(most)s MB.") % {"most": largest // 1024**2})


def _store_all(entries: Iterable[Entry | None]) -> tuple[int, Stored]:
    """How many units were read, and what became of them. What stands in the file twice is known the second time."""
    read, stored = 0, Stored()
    for batch in _batches(entries):
        read += len(batch)
        kept = [entry for entry in batch if entry is not None and entry.is_worth_keeping]
        before = stored.new + stored.known
        store(kept, stored)
        stored.known += before + len(kept) - stored.new - stored.known
        stored.units.clear()
    return read, stored


def _batches(entries: Iterable[Entry | None]) -> Iterator[list[Entry | None]]:
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        yield batch


def put_out(units: QuerySet[Unit] | None = None, *, region: str = "") -> Iterator[bytes]:
    """Units, or all that may be offered, as TMX, piece by piece. However many there are, a thousand are in memory at a time."""
    chosen = Unit.objects.usable() if units is None else units
    return writing.chunks(chosen.select_related("author").order_by("pk").iterator(chunk_size=_CHUNK), region=region)
