"""Dates, times and numbers that the two texts do not share. There are good reasons for some, so these warn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.registry import check
from papurbro.welsh.almanac import day_of, month_of, year_of
from papurbro.welsh.dates import format_day
from papurbro.welsh.figures import Difference, Kind

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part
    from papurbro.welsh.facts import Fact
    from papurbro.welsh.languages import Language


@check("dates", Severity.WARN, gettext_lazy("Dates"))
def dates(part: Part) -> Iterator[Note]:
    """Days, months and weekdays, in whichever mutated form a month stands."""
    return _notes(part, "dates", _date_in)


@check("times", Severity.WARN, gettext_lazy("Times"))
def times(part: Part) -> Iterator[Note]:
    """Times of day, however they are written."""
    return _notes(part, "times", lambda fact, _language: fact.value)


@check("numbers", Severity.WARN, gettext_lazy("Numbers"))
def numbers(part: Part) -> Iterator[Note]:
    """Numbers in figures; the other text may have them in words."""
    return _notes(part, "numbers", lambda fact, _language: fact.shown)


def _notes(part: Part, kind: Kind, in_target: Callable[[Fact, Language], str | None]) -> Iterator[Note]:
    for difference in part.differences:
        if difference.kind != kind:
            continue
        source, target = difference.source, difference.target
        fix = in_target(source, part.target_language) if source and target else None
        start, end = (target.start, target.end) if target else (None, None)
        what = (source.value if source else "", target.value if target else "")
        yield Note(_sentence(difference), what, start, end, fix)


def _sentence(difference: Difference) -> str:
    source = difference.source.shown if difference.source else ""
    target = difference.target.shown if difference.target else ""
    if source and target:
        return _("Here stands “%(found)s”, and the original has “%(original)s”.") % {
            "found": target,
            "original": source,
        }
    if source:
        return _("“%(original)s” of the original is not here.") % {"original": source}
    return _("“%(found)s” does not stand in the original.") % {"found": target}


def _date_in(fact: Fact, language: Language) -> str | None:
    """A day of the calendar in words; a weekday or a month alone mutates with what stands before it, so it is left to people."""
    day, month, year = day_of(fact.value), month_of(fact.value), year_of(fact.value)
    if not (day and month):
        return None
    try:
        date = dt.date(int(year or 2000), int(month), int(day))
    except ValueError:
        return None
    return format_day(date, language, year=bool(year))
