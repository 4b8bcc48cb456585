"""Dates and times in words, by Babel: Django's own Welsh misspells July and mixes languages.

Welsh writes the names of days with a small d in mid-sentence ("ar ddydd Sadwrn"), which CLDR does not;
times are always on the 24-hour clock, as public bodies in Wales write them.
"""

import datetime as dt
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_timedelta

from papurbro.welsh.languages import LOCALES, Language

LONDON: Final = ZoneInfo("Europe/London")

_DAY: Final[dict[Language, str]] = {"cy": "EEEE, d MMMM", "en": "EEEE d MMMM"}


def format_day(
    date: dt.date,
    language: Language,
    *,
    weekday: bool = False,
    year: bool = True,
    sentence: bool = False,
) -> str:
    """Return a day in words: "21 Tachwedd 2026", "dydd Sadwrn, 21 Tachwedd", "Saturday 21 November".

    `sentence` gives the first letter its capital, for the start of a sentence or a line of its own.
    A datetime counts as the day that it is in Wales.
    """
    pattern = (_DAY[language] if weekday else "d MMMM") + (" y" if year else "")
    words = _small_day(format_date(_day_of(date), pattern, locale=LOCALES[language]), language)
    return words[:1].upper() + words[1:] if sentence else words


def on_day(date: dt.date, language: Language, *, year: bool = False) -> str:
    """Return "ddydd Sadwrn, 21 Tachwedd" or "on Saturday 21 November", for use in a sentence."""
    words = format_day(date, language, weekday=True, year=year)
    return f"d{words}" if language == "cy" else f"on {words}"


def format_time(time: dt.time | dt.datetime) -> str:
    """Return a time as 14:05. An aware datetime is shown in the time of Wales."""
    local = _in_wales(time) if isinstance(time, dt.datetime) and time.tzinfo else time
    return f"{local:%H:%M}"


def format_moment(moment: dt.datetime, language: Language) -> str:
    """Return an aware datetime as "21 Tachwedd 2026, 14:05", in the time of Wales.

    Raises ValueError when the datetime is naive, for nobody knows when that is.
    """
    local = _in_wales(moment)
    return f"{format_day(local, language)}, {format_time(local)}"


def month_name(month: int, language: Language) -> str:
    """Return the name of a month, 1 to 12."""
    return format_date(dt.date(2000, month, 1), "LLLL", locale=LOCALES[language])


def in_month(month: int, language: Language, year: int | None = None) -> str:
    """Return "ym mis Tachwedd 2026" or "in November 2026"."""
    return _with_month("ym mis", "in", month, language, year)


def from_month(month: int, language: Language, year: int | None = None) -> str:
    """Return "o fis Tachwedd 2026" or "from November 2026"."""
    return _with_month("o fis", "from", month, language, year)


def to_month(month: int, language: Language, year: int | None = None) -> str:
    """Return "i fis Tachwedd 2026" or "to November 2026"."""
    return _with_month("i fis", "to", month, language, year)


def relative(moment: dt.datetime, now: dt.datetime, language: Language) -> str:
    """Return how long ago, or how soon, a moment is: "2 awr yn ôl", "in 3 days"."""
    return format_timedelta(moment - now, add_direction=True, threshold=1, locale=LOCALES[language])


def _with_month(welsh: str, english: str, month: int, language: Language, year: int | None) -> str:
    words = f"{welsh if language == 'cy' else english} {month_name(month, language)}"
    return words if year is None else f"{words} {year}"


def _small_day(words: str, language: Language) -> str:
    return f"d{words[1:]}" if language == "cy" and words.startswith("Dydd") else words


def _day_of(date: dt.date) -> dt.date:
    if isinstance(date, dt.datetime):
        return _in_wales(date).date() if date.tzinfo else date.date()
    return date


def _in_wales(moment: dt.datetime) -> dt.datetime:
    if moment.tzinfo is None:
        msg = "a moment needs a time zone"
        raise ValueError(msg)
    return moment.astimezone(LONDON)
