"""Words looked up in the memory and in the glossary, in either language, whatever form they stand in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models.functions import Length
from django.utils.translation import gettext as _

from papurbro.translation.glossary.finding import terms_in, where_used
from papurbro.translation.glossary.models import Term
from papurbro.translation.memory.folding import folded
from papurbro.translation.memory.lookup import Lookup, Stretch, stretches
from papurbro.translation.memory.marking import bare
from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.offers import with_places
from papurbro.translation.memory.origins import author_of, origin_of
from papurbro.welsh.languages import Language, other

#: So many rows are read at most, and so many times more than were asked for are looked at closely.
_MOST_ROWS: Final = 1_000
_CLOSELY: Final = 5


@dataclass(frozen=True, kw_only=True)
class Found:
    """A unit or a term that has the words: its text in their language, and what it is in the other. Without marks.

    ``kind`` is "term" or "unit", ``id`` the number of that; stretches of ``source`` are the words, those of ``target`` the terms that answer them.
    """

    kind: str
    id: int
    source: str
    target: str
    source_stretches: tuple[Stretch, ...]
    target_stretches: tuple[Stretch, ...]
    origin: str
    author: str
    date: datetime.date | None
    is_reverse: bool
    is_reviewed: bool


def concordance(words: str, *, language: str, limit: int = 20) -> list[Found]:
    """At most ``limit`` terms and units that have ``words`` (of ``language``), terms first, then what has them side by side.

    Words count in every form: mutated, singular and plural. Of several, those of up to three letters may be missing. At most six queries.
    """
    lookup = Lookup.of(words, language)
    if not lookup.words or limit < 1:
        return []
    terms = _terms(lookup, words, limit)
    return [*(_of_term(term, lookup) for term in terms), *_units(lookup, terms, limit - len(terms))]


def _terms(lookup: Lookup, words: str, limit: int) -> list[Term]:
    """The terms that stand in the words, then the terms that the words stand in, the shortest first."""
    found = {one.term.pk: one.term for one in terms_in(words, language=lookup.language)}
    holding = Term.objects.exclude(pk__in=found).holding(lookup.language, *lookup.keys)
    nearest = holding.order_by(Length(lookup.language), "pk")[: limit * _CLOSELY]
    return [*found.values(), *(term for term in nearest if lookup.found_in(term.text(lookup.language)))][:limit]


def _of_term(term: Term, lookup: Lookup) -> Found:
    source, target = term.text(lookup.language), term.text(other(lookup.language))
    return Found(
        kind="term",
        id=term.pk,
        source=source,
        target=target,
        source_stretches=stretches(source, lookup.found_in(source)),
        target_stretches=stretches(target, []),
        origin=_("glossary: %(status)s") % {"status": term.get_status_display()},
        author="",
        date=None,
        is_reverse=False,
        is_reviewed=term.is_settled,
    )


def _units(lookup: Lookup, terms: list[Term], limit: int) -> Iterator[Found]:
    if limit < 1:
        return
    # In no order: a database that had to keep one might read them all.
    rows = (
        Unit.objects.usable()
        .filter(lookup.condition)
        .order_by()
        .values_list("pk", f"folded_{lookup.language}")[:_MOST_ROWS]
    )
    phrase = folded(" ".join(lookup.words))
    nearest = sorted(rows, key=lambda row: (phrase not in row[1], len(row[1]), -row[0]))[: limit * _CLOSELY]
    units = with_places(pk for pk, _text in nearest)
    found = [(unit, spans) for unit in units.values() if (spans := lookup.found_in(bare(unit.text(lookup.language))))]
    found.sort(key=lambda each: _rank(lookup, *each))
    for unit, spans in found[:limit]:
        yield _of_unit(unit, lookup, spans, terms)


def _rank(lookup: Lookup, unit: Unit, spans: list[tuple[int, int]]) -> tuple[bool, bool, int, int]:
    text = bare(unit.text(lookup.language))
    return not lookup.is_phrase_in(text, spans), not unit.is_reviewed, len(text), -unit.pk


def _of_unit(unit: Unit, lookup: Lookup, spans: list[tuple[int, int]], terms: list[Term]) -> Found:
    target_language = other(lookup.language)
    source, target = bare(unit.text(lookup.language)), bare(unit.text(target_language))
    return Found(
        kind="unit",
        id=unit.pk,
        source=source,
        target=target,
        source_stretches=stretches(source, spans),
        target_stretches=stretches(target, _answers(terms, target, target_language)),
        origin=origin_of(unit, stands=bool(getattr(unit, "standing", []))),
        author=author_of(unit),
        date=unit.written_on,
        is_reverse=unit.is_reverse(target_language),
        is_reviewed=unit.is_reviewed,
    )


def _answers(terms: list[Term], text: str, language: Language) -> list[tuple[int, int]]:
    """Where the terms stand in a translation, none over another."""
    spans: list[tuple[int, int]] = []
    for span in sorted(span for term in terms if (span := where_used(term, text, language=language))):
        if not spans or span[0] >= spans[-1][1]:
            spans.append(span)
    return spans
