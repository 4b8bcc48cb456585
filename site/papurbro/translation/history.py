"""Every text that a part was given, by whom, when and whence: written down as localize's rows change, so that every door is covered.

Kept by part (``Segment.key``); where the original changed, the history of a part goes on in that of the part before it.
Who writes texts by a way of its own says so with ``origins.coming_from``. ``QuerySet.update()`` and ``bulk_create()`` pass no signal:
texts are written by ``save()`` or ``update_or_create()``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail_localize.models import StringTranslation

from papurbro.translation.marks import to_marks
from papurbro.translation.models import Pair
from papurbro.translation.origins import Origin, Way, current_way
from papurbro.translation.sync import segment_key
from papurbro.translation.talk.models import Succession, Written
from papurbro.translation.wording import Piece, changes, pieces

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from papurbro.users.models import User


def _way_of(row: StringTranslation) -> Way:
    if row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return Way(Origin.MACHINE, row.tool_name)
    return current_way() or Way(Origin.PERSON, row.tool_name)


@receiver(post_save, sender=StringTranslation, dispatch_uid="history_written")
def text_written(instance: StringTranslation, raw: bool = False, **_kwargs: object) -> None:
    """A part was given a text."""
    if not raw:
        _record_row(instance, instance.data)


@receiver(post_delete, sender=StringTranslation, dispatch_uid="history_emptied")
def text_taken_away(instance: StringTranslation, **_kwargs: object) -> None:
    """A part was emptied; a machine's text that was set aside was never its text."""
    if instance.translation_type != StringTranslation.TRANSLATION_TYPE_MACHINE:
        _record_row(instance, "")


def _record_row(row: StringTranslation, text: str) -> None:
    if row.context_id is None:
        return
    pair = Pair.objects.filter(translation_key=row.context.object_id).only("pk").first()
    if pair is None:
        return
    way = _way_of(row)
    record(
        pair,
        segment_key(row.translation_of_id, row.context_id),
        text,
        language=row.locale.language_code,
        path=row.context.path,
        source=row.translation_of.data,
        by=row.last_translated_by if text else None,
        origin=way.origin,
        tool=way.tool,
    )


def record(pair: Pair, key: str, text: str, *, language: str, origin: Origin, **place: Any) -> None:
    """Write down ``text`` (as localize keeps it), unless it is what was written down for this part last, in the same way.

    ``place`` is ``path``, ``source``, ``by`` and ``tool`` of ``Written``.
    """
    last = pair.written.filter(key=key, language=language).order_by("-at", "-pk").values_list("text", "origin").first()
    if last == (text, origin) or (last is None and not text):
        return
    Written.objects.create(pair=pair, key=key, text=text, language=language, origin=origin, **place)


@transaction.atomic
def succeed(pair: Pair, heirs: Iterable[tuple[str, str]]) -> None:
    """Write down which part came after which, ``(key of the old, key of the new)``, when the original changed."""
    Succession.objects.bulk_create(
        [Succession(pair=pair, was=old, key=new) for old, new in heirs if old != new], ignore_conflicts=True
    )


def lineage(pair: Pair) -> dict[str, set[str]]:
    """``{key: the keys of the parts that it came after, one by one}``; one query."""
    found: dict[str, set[str]] = {}
    for row in pair.successions.all():
        found.setdefault(row.key, set()).add(row.was)
    return found


def ancestors(key: str, before: dict[str, set[str]]) -> set[str]:
    """``key`` and all that it came after. A text that was changed and changed back is its own ancestor."""
    found, left = {key}, [key]
    while left:
        new = before.get(left.pop(), set()) - found
        found |= new
        left += new
    return found


@dataclass(frozen=True, kw_only=True)
class Version:
    """One text of a part as it is shown: in marks, with what changed since the one before it."""

    pk: int
    text: str
    by: User | None
    at: datetime.datetime
    origin: str
    tool: str
    #: The original's text then, or "" where it was the same as it is now.
    old_source: str
    pieces: tuple[Piece, ...]
    gone: tuple[Piece, ...]

    @property
    def origin_label(self) -> str:
        """How it came, in words."""
        return str(Origin(self.origin).label)


def versions(pair: Pair, key: str, source: str) -> list[Version]:
    """Every text that the part had, the newest first. ``source`` is the original's text now, as localize keeps it, or ""."""
    keys = ancestors(key, lineage(pair))
    rows = list(pair.written.of_parts(keys).filter(language=pair.behind).newest_first())
    return [_version(row, before, source) for row, before in zip_longest(rows, rows[1:])]


def _version(row: Written, before: Written | None, source: str) -> Version:
    text = to_marks(row.text, row.source)
    old: tuple[Piece, ...] = ()
    new = pieces(text)
    if before is not None and before.text:
        old, new = changes(to_marks(before.text, before.source), text)
    return Version(
        pk=row.pk,
        text=text,
        by=row.by,
        at=row.at,
        origin=row.origin,
        tool=row.tool,
        old_source=to_marks(row.source, row.source) if row.source != source else "",
        pieces=new,
        gone=old if any(piece.kind == "gone" for piece in old) else (),
    )


def counts(pair: Pair) -> dict[str, int]:
    """``{key: how many texts were written for that part or for those before it}``; two queries."""
    before = lineage(pair)
    own: dict[str, int] = {}
    for key in pair.written.filter(language=pair.behind).values_list("key", flat=True):
        own[key] = own.get(key, 0) + 1
    return {key: sum(own.get(each, 0) for each in ancestors(key, before)) for key in {*own, *before}}


@dataclass(frozen=True)
class Part:
    """A part that something was written for: the original's text, and the part's last, in marks."""

    key: str
    source: str
    text: str
    count: int


def latest(pair: Pair) -> list[Part]:
    """Every part that something was written for, each once with its last text, the one that changed last first.

    A part that another one came after is told of with that one.
    """
    before, numbers = lineage(pair), counts(pair)
    found: list[Part] = []
    told: set[str] = set()
    for row in pair.written.filter(language=pair.behind).newest_first():
        if row.key not in told:
            text, source = to_marks(row.text, row.source), to_marks(row.source, row.source)
            found.append(Part(row.key, source, text, numbers.get(row.key, 1)))
            told |= ancestors(row.key, before)
    return found
