"""Charts drawn on the server: where each bar, line and word stands. The template only writes them down.

All is measured in units of a drawing that is 320 wide, so that at 360 px a word of 12 units is 12 px high. What a bar stands for is told by its
pattern, its place and the key, never by its colour alone; every figure stands in the table beside.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.translation.languages import name_of_language
from papurbro.translation.parity.days import in_days
from papurbro.translation.parity.tables_delays import month_in_words
from papurbro.translation.parity.tables_now import age_label
from papurbro.translation.parity.telling import in_words
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papurbro.translation.parity.report import Line, Report

WIDTH = 320
_BAR, _GAP, _TEXT = 16, 6, 18
#: So many months are drawn; the table has them all.
MONTHS = 24


@dataclass(frozen=True)
class Bar:
    """A rectangle filled with the pattern called ``fill``."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True)
class Word:
    """A text, its baseline at ``y``; ``anchor`` is "start", "middle" or "end"."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass
class Chart:
    """``key`` makes its patterns' names unique in the page; ``fills`` are the patterns that are used."""

    key: str
    title: str
    description: str
    fills: tuple[str, ...]
    height: float = 0
    bars: list[Bar] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    lines: list[float] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Of the drawing."""
        return WIDTH


def charts_of(report: Report) -> dict[str, Chart]:
    """By the key of the table that each stands beside; none where there is nothing to draw."""
    found = (_shares(report), _ages(report), _medians(report))
    return {chart.key: chart for chart in found if chart is not None}


def _shares(report: Report) -> Chart | None:
    """One bar for each language: how many of its pieces are in both, and how many in it alone."""
    chart = Chart(
        key="pieces",
        title=_("Pieces in both languages"),
        description=_(
            "Two bars, one for the pieces in Welsh and one for those in English, each divided into those in both languages and the rest."
        ),
        fills=("both", "only"),
    )
    if not report.summary.every.live:
        return None
    _key(chart, ((_("In both languages"), "both"), (_("In one language only"), "only")))
    labels = {"cy": _("Pieces in Welsh"), "en": _("Pieces in English")}
    for language in LANGUAGES:
        pieces = report.summary.in_language[language]
        words = {"label": labels[language], "both": in_words(pieces.both), "live": in_words(pieces.live)}
        _label(chart, _("%(label)s: %(both)s of %(live)s") % words)
        both = WIDTH * pieces.both / pieces.live if pieces.live else 0
        chart.bars.append(Bar(0, chart.height, both, _BAR, "both"))
        chart.bars.append(Bar(both, chart.height, WIDTH - both if pieces.live else 0, _BAR, "only"))
        chart.height += _BAR + _GAP
    return chart


def _ages(report: Report) -> Chart | None:
    """Two bars for each band of days: what is awaited in Welsh and in English."""
    counts = [[band.missing[language] + band.outdated[language] for language in LANGUAGES] for band in report.ages]
    most = max(max(pair) for pair in counts)
    if not most:
        return None
    chart = Chart(
        key="ages",
        title=_("Age of the waits today"),
        description=_(
            "For each number of days two bars: how many Welsh and how many English versions are missing or need updating."
        ),
        fills=tuple(LANGUAGES),
    )
    _key(chart, tuple((_awaited(language), language) for language in LANGUAGES))
    for band, pair in zip(report.ages, counts, strict=True):
        _label(chart, _("Days: %(days)s") % {"days": age_label(band)})
        for language, count in zip(LANGUAGES, pair, strict=True):
            _bar_with_count(chart, language, count, most)
        chart.height += _GAP
    return chart


def _bar_with_count(chart: Chart, fill: str, count: int, most: int) -> None:
    room = WIDTH - 48
    width = room * count / most
    chart.bars.append(Bar(0, chart.height, width, _BAR - 3, fill))
    chart.words.append(Word(width + 5, chart.height + _BAR - 5, in_words(count)))
    chart.height += _BAR


def _medians(report: Report) -> Chart | None:
    """Two columns for each month: the median wait for Welsh and for English."""
    lines = [line for line in sorted(report.by_month, key=lambda line: str(line.what)) if _has_delays(line)][-MONTHS:]
    if not lines:
        return None
    chart = Chart(
        key="by-month",
        title=_("Median wait by month, in days"),
        description=_(
            "For each month two columns: how many days readers waited for the Welsh and for the English version, in the middle of all waits."
        ),
        fills=tuple(LANGUAGES),
    )
    _key(chart, tuple((_awaited(language), language) for language in LANGUAGES))
    top = _scale(max(_median(line, language) or Decimal() for line in lines for language in LANGUAGES))
    _columns(chart, lines, top)
    return chart


def _columns(chart: Chart, lines: Sequence[Line], top: int) -> None:
    axis, tall = 34, 120
    base = chart.height + tall + 8
    for share in (0, 0.5, 1):
        chart.lines.append(base - tall * share)
        chart.words.append(Word(axis - 6, base - tall * share + 4, in_words(_tidy(top * share)), "end"))
    step = (WIDTH - axis) / len(lines)
    every = math.ceil(len(lines) / 4)
    for number, line in enumerate(lines):
        left = axis + number * step
        width = min(step * 0.4, 24)
        for place, language in enumerate(LANGUAGES):
            median = _median(line, language)
            if median is not None:
                height = max(tall * float(median) / top, 1)
                chart.bars.append(Bar(left + place * width, base - height, width, height, language))
        if number % every == 0:
            chart.words.append(Word(left, base + 15, _short_month(line)))
    chart.height = base + 22


def _scale(most: Decimal) -> int:
    """The end of the axis: 2, 4, 10, 20, 40, 100 … days."""
    power = 1
    while True:
        for step in (2, 4, 10):
            if most <= step * power:
                return step * power
        power *= 10


def _tidy(value: float) -> int | Decimal:
    return int(value) if value == int(value) else Decimal(str(value))


def _median(line: Line, language: str) -> Decimal | None:
    return in_days(line.delays[language].spread.median)


def _has_delays(line: Line) -> bool:
    return any(line.delays[language].spread.count for language in LANGUAGES)


def _short_month(line: Line) -> str:
    return f"{line.what:%m/%y}" if month_in_words(line.what) else ""


def _awaited(language: str) -> str:
    return _("Awaited: %(language)s") % {"language": name_of_language(language)}


def _key(chart: Chart, entries: Sequence[tuple[str, str]]) -> None:
    """What each pattern stands for, a line each: at 360 px two do not fit beside each other."""
    for text, fill in entries:
        chart.bars.append(Bar(0, chart.height + 2, 22, 12, fill))
        chart.words.append(Word(29, chart.height + 12, text))
        chart.height += _TEXT
    chart.height += _GAP


def _label(chart: Chart, text: str) -> None:
    chart.words.append(Word(0, chart.height + 12, text))
    chart.height += _TEXT
