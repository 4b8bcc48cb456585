"""The tables of delays: each way and by what was awaited; by month, tag and author."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.tags.models import Tag
from papurbro.translation.languages import active_language, name_of_language
from papurbro.translation.parity.days import in_days, in_percent
from papurbro.translation.parity.models import Why
from papurbro.translation.parity.report import ANY
from papurbro.translation.parity.tables import Column, Kind, Row, Table
from papurbro.welsh.dates import month_name
from papurbro.welsh.languages import LANGUAGES
from papurbro.welsh.sorting import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papurbro.translation.parity.report import Delays, Line, Report
    from papurbro.translation.parity.tables import Value


def delays_table(report: Report) -> Table:
    """How long readers of each language waited."""
    rows = []
    for language in LANGUAGES:
        labels = _labels(language)
        rows += [
            Row(labels[why], _delay_values(report.delays[language][why]), is_total=why == ANY)
            for why in (ANY, *Why.values)
        ]
        rows.append(Row(labels["brought"], _delay_values(report.brought[language])))
    return Table(
        key="delays",
        title=_("How long readers waited"),
        head=_("What was awaited"),
        columns=(
            Column(_("Waits")),
            Column(_("At once")),
            Column(_("Median (days)"), Kind.DAYS),
            Column(_("95 in 100 within (days)"), Kind.DAYS),
            Column(_("Longest (days)"), Kind.DAYS),
            Column(_("Still open")),
        ),
        rows=rows,
        note=_delays_note(),
    )


def _labels(language: str) -> dict[str, str]:
    """Whole phrases, because Welsh mutates."""
    if language == "cy":
        return {
            ANY: _("Welsh, all waits"),
            Why.PUBLICATION: _("Welsh, first version"),
            Why.SUBSTANTIVE: _("Welsh, new content"),
            Why.CORRECTION: _("Welsh, correction"),
            "brought": _("Welsh, brought from elsewhere (not counted above)"),
        }
    return {
        ANY: _("English, all waits"),
        Why.PUBLICATION: _("English, first version"),
        Why.SUBSTANTIVE: _("English, new content"),
        Why.CORRECTION: _("English, correction"),
        "brought": _("English, brought from elsewhere (not counted above)"),
    }


def _delays_note() -> tuple[str, ...]:
    return (
        _(
            "A wait begins when one version is published, for the first time, with new content or with a correction, "
            "and readers of the other language do not have it. It ends when the other version has followed. "
            "It is written down at the moment it happens, together with the publication itself, and cannot be edited. "
            "Where both versions go out together, in one step, the wait is 0 days and counts as “at once”."
        ),
        _(
            "The waits are those that began in the period; those that still last are counted in “Still open” and are "
            "not in the median. Waits that ended because the piece was taken down, or because somebody decided that "
            "no translation is needed, are not delays and are not counted."
        ),
        _(
            "To find the median, all waits are put in order of length: it is the one in the middle, and with an even "
            "number the shorter of the two in the middle. “95 in 100 within” is the wait that at least 95 of every "
            "100 do not exceed. Both are real waits of real pieces (the nearest rank), never a value in between. "
            "Days have one decimal; less than a minute is no wait."
        ),
        _(
            "Waits of before this site kept such a list were worked out from the history of its pages. "
            "How fast anybody translates is not measured."
        ),
    )


def month_table(report: Report) -> Table:
    """By the month in which a piece came out, or a wait began."""
    lines = sorted(report.by_month, key=lambda line: str(line.what))
    note = _("Pieces by the month in which they came out first, in either language; waits by the month they began in.")
    return _breakdown(
        "by-month", _("By month"), _("Month"), ((month_in_words(line.what), line) for line in lines), note
    )


def tag_table(report: Report) -> Table:
    """By tag, in the alphabetical order of the language of the screen."""
    note = _("A piece with several tags stands under each of them, so these lines add up to more than all pieces.")
    language = active_language()
    named = [
        (line.what.name(language) if isinstance(line.what, Tag) else _("Without a tag"), line) for line in report.by_tag
    ]
    return _breakdown("by-tag", _("By tag"), _("Tag"), _in_order(named), note)


def author_table(report: Report) -> Table:
    """By whoever wrote the piece."""
    note = _(
        "By those who wrote the piece; a piece by several stands under each of them. "
        "It tells whose pieces reach readers of both languages, not how anybody works."
    )
    named = [(str(line.what) if line.what else _("Without an author"), line) for line in report.by_author]
    return _breakdown("by-author", _("By author"), _("Author"), _in_order(named), note)


def _in_order(named: Iterable[tuple[str, Line]]) -> Iterable[tuple[str, Line]]:
    """Alphabetically, the line of those without one last."""
    language = active_language()
    return sorted(named, key=lambda each: (each[1].what is None, sort_key(each[0], language)))


def _breakdown(key: str, title: str, head: str, lines: Iterable[tuple[str, Line]], note: str) -> Table:
    return Table(
        key=key,
        title=title,
        head=head,
        columns=_breakdown_columns(),
        rows=[Row(label, _breakdown_values(line)) for label, line in lines],
        note=(note, _("The delays are those of all waits, without what was brought from elsewhere.")),
        empty=_("There is nothing to tell of this period."),
    )


def _breakdown_columns() -> tuple[Column, ...]:
    columns = [Column(_("Pieces")), Column(_("In both languages")), Column(_("Share (%)"), Kind.PERCENT)]
    for language in LANGUAGES:
        words = {"language": name_of_language(language)}
        columns += [
            Column(_("%(language)s: waits") % words),
            Column(_("%(language)s: median (days)") % words, Kind.DAYS),
            Column(_("%(language)s: 95 in 100 within (days)") % words, Kind.DAYS),
            Column(_("%(language)s: still open") % words),
        ]
    return tuple(columns)


def _breakdown_values(line: Line) -> tuple[Value, ...]:
    values: list[Value] = [line.pieces.live, line.pieces.both, in_percent(line.pieces.both, line.pieces.live)]
    for language in LANGUAGES:
        delays = line.delays[language]
        spread = delays.spread
        values += [spread.count, in_days(spread.median), in_days(spread.p95), delays.still_open]
    return tuple(values)


def _delay_values(delays: Delays) -> tuple[Value, ...]:
    spread = delays.spread
    days = (in_days(spread.median), in_days(spread.p95), in_days(spread.longest))
    return (spread.count, spread.at_once, *days, delays.still_open)


def month_in_words(month: object) -> str:
    """ "Tachwedd 2026", of a day that begins a month."""
    if not isinstance(month, datetime.date):
        return ""
    return _("%(month)s %(year)s") % {"month": month_name(month.month, active_language()), "year": month.year}
