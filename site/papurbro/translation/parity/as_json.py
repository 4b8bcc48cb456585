"""The report as JSON has it; the keys are described in docs/parity.md."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from papurbro.translation.parity.days import in_days, in_percent
from papurbro.translation.parity.models import Why
from papurbro.translation.parity.report import ANY
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from papurbro.tags.models import Tag
    from papurbro.translation.parity.models import Gap
    from papurbro.translation.parity.pieces import OneLanguage, Pieces, Summary
    from papurbro.translation.parity.report import Delays, Line, Report
    from papurbro.translation.parity.scope import Scope


def as_json(report: Report) -> dict[str, Any]:
    """Plain values: text, whole numbers, numbers with one decimal, lists, objects and null."""
    return {
        "made_at": report.made_at.isoformat(),
        "scope": _scope(report.scope),
        "pieces": _summary(report.summary),
        "delays": {
            language: {why or "any": _delays(report.delays[language][why]) for why in (ANY, *Why.values)}
            for language in LANGUAGES
        },
        "brought_delays": {language: _delays(report.brought[language]) for language in LANGUAGES},
        "oldest": [_gap(gap, report.made_at) for gap in report.oldest],
        "waiting": {language: vars(report.words[language]) for language in LANGUAGES},
        "ages": [vars(band) for band in report.ages],
        "decisions": [vars(reason) | {"decision": reason.decision.value} for reason in report.reasons],
        "by_month": [{"month": _month(line.what), **_line(line)} for line in report.by_month],
        "by_tag": [{**_tag(line.what), **_line(line)} for line in report.by_tag],
        "by_author": [{"author": str(line.what) if line.what else None, **_line(line)} for line in report.by_author],
        "unrecorded": report.unrecorded,
    }


def _scope(scope: Scope) -> dict[str, Any]:
    return {
        "from": _month(scope.first),
        "to": _month(scope.last),
        "tag": scope.tag.slug_cy if scope.tag else None,
        "author": str(scope.author) if scope.author else None,
        "section": str(scope.section) if scope.section else None,
    }


def _month(day: Any) -> str | None:
    return f"{day:%Y-%m}" if isinstance(day, datetime.date) else None


def _tag(tag: Any) -> dict[str, str | None]:
    found: Tag | None = tag
    return {name: getattr(found, name) if found else None for name in ("slug_cy", "slug_en", "name_cy", "name_en")}


def _pieces(pieces: Pieces) -> dict[str, Any]:
    return {"live": pieces.live, "both": pieces.both, "share": _number(in_percent(pieces.both, pieces.live))}


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        **_pieces(summary.every),
        "in_welsh": _pieces(summary.in_language["cy"]),
        "in_english": _pieces(summary.in_language["en"]),
        "needing_both": _pieces(summary.needing_both),
        "made_here": _pieces(summary.made_here),
        "brought": _pieces(summary.brought),
        "only_welsh": _one_language(summary.only["cy"]),
        "only_english": _one_language(summary.only["en"]),
    }


def _one_language(found: OneLanguage) -> dict[str, int]:
    return {**vars(found), "total": found.total}


def _delays(delays: Delays) -> dict[str, Any]:
    spread = delays.spread
    figures = {"median": spread.median, "p95": spread.p95, "longest": spread.longest}
    return {
        "count": spread.count,
        "at_once": spread.at_once,
        **{f"{name}_days": _number(in_days(delay)) for name, delay in figures.items()},
        **{f"{name}_seconds": delay.total_seconds() if delay is not None else None for name, delay in figures.items()},
        "still_open": delays.still_open,
    }


def _gap(gap: Gap, now: datetime.datetime) -> dict[str, Any]:
    return {
        "translation_key": str(gap.pair.translation_key),
        "title": str(gap.pair),
        "language": gap.language,
        "why": gap.why,
        "since": gap.opened_at.isoformat(),
        "days": _number(in_days(gap.length(now))),
        "brought": gap.brought,
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "pieces": _pieces(line.pieces),
        "delays": {language: _delays(line.delays[language]) for language in LANGUAGES},
    }


def _number(value: Any) -> float | None:
    return float(value) if value is not None else None
