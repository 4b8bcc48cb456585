"""Entries become units; what is known already becomes none a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from papurbro.translation.memory.entries import Entry
from papurbro.translation.memory.folding import probes
from papurbro.translation.memory.models import Origin, Unit
from papurbro.welsh.languages import LANGUAGES

#: So many entries are looked up and written at a time.
BATCH = 500

#: What publication says of a unit that was imported before.
_OF_PUBLICATION = ["origin", "author", "author_name", "written_on", "written_in"]


@dataclass
class Stored:
    """What became of entries. ``words`` are the probes of the new units, still to be counted (``rarity.add``)."""

    new: int = 0
    known: int = 0
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    #: The unit of each entry, by the entry's digest.
    units: dict[str, int] = field(default_factory=dict)


def store(entries: Iterable[Entry], stored: Stored | None = None) -> Stored:
    """Write what is new of at most ``BATCH`` entries, and what is newly known of the rest. Within a transaction of the caller's.

    A unit is known by what it said when it came, and by what it says since it was corrected. ``stored`` is added to where it is given.
    """
    stored = stored or Stored()
    wanted = _each_once(entries)
    known = _known(wanted)
    _learn((unit, wanted[digest]) for digest, unit in known.items())
    new = [entry.unit() for digest, entry in wanted.items() if digest not in known]
    # Somebody else may store the same at the same moment: the one that comes second finds it there.
    Unit.objects.bulk_create(new, ignore_conflicts=True)
    stored.new += len(new)
    stored.known += len(known)
    stored.words.update(word for unit in new for word in words_of(unit))
    made = Unit.objects.filter(recorded__in=[unit.recorded for unit in new])
    stored.units |= {digest: unit.pk for digest, unit in known.items()} | dict(made.values_list("recorded", "pk"))
    return stored


def _each_once(entries: Iterable[Entry]) -> dict[str, Entry]:
    """By digest. Of two that say the same a part stands before a sentence."""
    found: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.kind):
        if entry.is_worth_keeping:
            found.setdefault(entry.digest, entry)
    return found


def _known(wanted: dict[str, Entry]) -> dict[str, Unit]:
    """The unit of each entry that has one, by digest; one query. What the entry said when it came goes before what another was corrected to."""
    units = Unit.objects.filter(Q(recorded__in=wanted) | Q(digest__in=wanted))
    by_text, by_record = {}, {}
    for unit in units.order_by("-pk"):
        by_text[unit.digest] = unit
        by_record[unit.recorded] = unit
    return {digest: unit for digest, unit in (by_text | by_record).items() if digest in wanted}


def _learn(couples: Iterable[tuple[Unit, Entry]]) -> None:
    """Write what entries add to what is known of their units; one update for all that learn the same."""
    learnt: dict[tuple[tuple[str, Any], ...], list[int]] = {}
    for unit, entry in couples:
        learnt.setdefault(tuple(_news(unit, entry).items()), []).append(unit.pk)
    for news, units in learnt.items():
        if news:
            Unit.objects.filter(pk__in=units).update(**dict(news))


def _news(unit: Unit, entry: Entry) -> dict[str, Any]:
    """What publication, review, or the other direction say of a unit. What people did with it stays."""
    news: dict[str, Any] = {}
    if entry.origin == Origin.PUBLISHED and unit.origin == Origin.IMPORTED:
        news = {name: getattr(entry, name) for name in _OF_PUBLICATION}
    elif unit.written_in not in ("", entry.written_in):
        news["written_in"] = ""
    if entry.is_reviewed and not unit.is_reviewed:
        news["is_reviewed"] = True
    if entry.kind < unit.kind:
        news["kind"] = entry.kind
    return news


def words_of(unit: Unit) -> Iterable[tuple[str, str]]:
    """The probes of a unit, with their language."""
    for language in LANGUAGES:
        for found in probes(getattr(unit, f"folded_{language}"), language):
            yield language, found
