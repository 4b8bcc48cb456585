"""The figures of a report, put together: what pages, spreadsheets and commands all tell from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, OuterRef
from django.utils import timezone

from papurbro.translation.models import Policy
from papurbro.translation.parity import decisions, pieces, waiting
from papurbro.translation.parity.grouping import Grouping, by_author, by_tag
from papurbro.translation.parity.models import Gap, Why
from papurbro.translation.parity.pieces import Pieces, Summary
from papurbro.translation.parity.scope import month_that_came_out
from papurbro.translation.parity.spread import NONE, Spread, spreads
from papurbro.welsh.dates import LONDON
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from django.db.models import Model

    from papurbro.translation.parity.decisions import Reason
    from papurbro.translation.parity.models import GapQuerySet
    from papurbro.translation.parity.scope import Scope
    from papurbro.translation.parity.waiting import Band, Words

#: Of all waits, whatever was awaited.
ANY = ""


@dataclass(frozen=True)
class Delays:
    """How long readers of one language waited; ``still_open`` of the waits that began in the period last."""

    spread: Spread = NONE
    still_open: int = 0


@dataclass(frozen=True)
class Line:
    """One month, tag or author. ``what`` is a day that begins a month, a tag, an author, or None for pieces that have none."""

    what: datetime.date | Model | None
    pieces: Pieces
    delays: dict[str, Delays]


@dataclass(frozen=True)
class Report:
    """Everything that is told. ``delays`` and ``brought`` are by awaited language, the former by what was awaited too (``ANY`` for all)."""

    scope: Scope
    made_at: datetime.datetime
    summary: Summary
    delays: dict[str, dict[str, Delays]]
    brought: dict[str, Delays]
    oldest: list[Gap]
    words: dict[str, Words]
    ages: list[Band]
    reasons: list[Reason]
    by_month: list[Line]
    by_tag: list[Line]
    by_author: list[Line]
    unrecorded: int


def make_report(scope: Scope, now: datetime.datetime | None = None) -> Report:
    """Ask the database; the number of queries does not depend on how many pieces there are."""
    made_at = now or timezone.now()
    here, gaps = scope.gaps().made_here(), scope.gaps()
    return Report(
        scope=scope,
        made_at=made_at,
        summary=pieces.summarise(scope.pieces()),
        delays=_delays(here),
        brought=_brought(gaps.filter(brought=True)),
        oldest=waiting.oldest(scope.open_gaps()),
        words=waiting.words(scope.pairs()),
        ages=waiting.ages(scope.open_gaps(), made_at),
        reasons=decisions.reasons(scope.pieces()),
        by_month=_by_month(scope, here),
        by_tag=_by_grouping(scope, here, by_tag()),
        by_author=[line for grouping in by_author() for line in _by_grouping(scope, here, grouping)],
        unrecorded=_unrecorded(scope),
    )


def _delays(gaps: GapQuerySet) -> dict[str, dict[str, Delays]]:
    of_each, of_all = spreads(gaps, "language", "why"), spreads(gaps, "language")
    lasting = _lasting(gaps, "language", "why")
    found: dict[str, dict[str, Delays]] = {}
    for language in LANGUAGES:
        found[language] = {
            why: Delays(of_each.get((language, why), NONE), lasting.get((language, why), 0)) for why in Why.values
        }
        total = sum(delays.still_open for delays in found[language].values())
        found[language] = {ANY: Delays(of_all.get((language,), NONE), total), **found[language]}
    return found


def _brought(gaps: GapQuerySet) -> dict[str, Delays]:
    spread, lasting = spreads(gaps, "language"), _lasting(gaps, "language")
    return {language: Delays(spread.get((language,), NONE), lasting.get((language,), 0)) for language in LANGUAGES}


def _lasting(gaps: GapQuerySet, *group: str) -> dict[tuple[Any, ...], int]:
    """How many of ``gaps`` last, by the fields of ``group``; one query."""
    rows = gaps.still_open().order_by().values_list(*group).annotate(Count("pk"))
    return {tuple(key): count for *key, count in rows}


def _by_month(scope: Scope, gaps: GapQuerySet) -> list[Line]:
    counted = {
        moment.astimezone(LONDON).date(): found
        for moment, found in pieces.by_group(scope.pieces(), month_that_came_out()).items()
        if moment is not None
    }
    grouped = _grouped(gaps, F("month"))
    months = sorted({*counted, *(month for _language, month in grouped)})
    return [_line(month, month, counted, grouped) for month in months]


def _by_grouping(scope: Scope, gaps: GapQuerySet, grouping: Grouping | None) -> list[Line]:
    """In no order: that depends on the language in which it is told."""
    if grouping is None:
        return []
    counted = pieces.by_group(scope.pieces(), grouping.key())
    grouped = _grouped(gaps, grouping.key("pair__"))
    keys = {*counted, *(key for _language, key in grouped)}
    rows = grouping.model._default_manager.in_bulk()
    return [_line(rows.get(key), key, counted, grouped) for key in keys if key is None or key in rows]


def _grouped(gaps: GapQuerySet, key: Any) -> dict[tuple[str, Any], Delays]:
    """``{(awaited language, value of key): Delays}``; two queries."""
    gaps = gaps.annotate(group=key)
    found, lasting = spreads(gaps, "language", "group"), _lasting(gaps, "language", "group")
    return {
        (language, group): Delays(found.get((language, group), NONE), lasting.get((language, group), 0))
        for language, group in {*found, *lasting}
    }


def _line(what: Any, key: Any, counted: dict[Any, Pieces], grouped: dict[tuple[str, Any], Delays]) -> Line:
    delays: dict[str, Delays] = {language: grouped.get((language, key), Delays()) for language in LANGUAGES}
    return Line(what, counted.get(key, Pieces()), delays)


def _unrecorded(scope: Scope) -> int:
    """Pieces that need both versions and of which the ledger knows nothing yet: ``manage.py parity rebuild`` looks into their past."""
    needing = scope.pieces().filter(exempt_at=None).exclude(policy_in_force=Policy.SINGLE)
    return needing.filter(~Exists(Gap.objects.filter(pair=OuterRef("pk")))).count()
