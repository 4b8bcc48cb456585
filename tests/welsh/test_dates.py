"""Dates and times in words."""

import datetime as dt

import pytest

from papurbro.welsh import dates

SATURDAY = dt.date(2026, 11, 21)
UTC = dt.UTC


@pytest.mark.parametrize(
    ("language", "options", "words"),
    [
        ("cy", {}, "21 Tachwedd 2026"),
        ("en", {}, "21 November 2026"),
        ("cy", {"weekday": True}, "dydd Sadwrn, 21 Tachwedd 2026"),
        ("cy", {"weekday": True, "sentence": True}, "Dydd Sadwrn, 21 Tachwedd 2026"),
        ("en", {"weekday": True}, "Saturday 21 November 2026"),
        ("cy", {"weekday": True, "year": False}, "dydd Sadwrn, 21 Tachwedd"),
        ("en", {"year": False}, "21 November"),
    ],
)
def test_days(language, options, words):
    assert dates.format_day(SATURDAY, language, **options) == words


def test_july_is_spelt_right():
    assert dates.month_name(7, "cy") == "Gorffennaf"


def test_a_moment_counts_as_the_day_it_is_in_wales():
    late = dt.datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert dates.format_day(late, "cy") == "1 Gorffennaf 2026"
    assert dates.format_moment(late, "cy") == "1 Gorffennaf 2026, 00:30"
    assert dates.format_moment(late, "en") == "1 July 2026, 00:30"


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        dates.format_moment(dt.datetime(2026, 6, 30), "cy")  # noqa: DTZ001


def test_times_are_on_the_24_hour_clock():
    assert dates.format_time(dt.time(14, 5)) == "14:05"
    assert dates.format_time(dt.datetime(2026, 7, 1, 13, 5, tzinfo=UTC)) == "14:05"


@pytest.mark.parametrize("year", [None, 2026])
def test_months_with_their_prepositions(year):
    tail = "" if year is None else " 2026"
    assert dates.in_month(11, "cy", year) == f"ym mis Tachwedd{tail}"
    assert dates.from_month(11, "cy", year) == f"o fis Tachwedd{tail}"
    assert dates.to_month(11, "cy", year) == f"i fis Tachwedd{tail}"
    assert dates.in_month(11, "en", year) == f"in November{tail}"
    assert dates.from_month(3, "en", year) == f"from March{tail}"
    assert dates.to_month(3, "en", year) == f"to March{tail}"


def test_on_a_day():
    assert dates.on_day(SATURDAY, "cy") == "ddydd Sadwrn, 21 Tachwedd"
    assert dates.on_day(SATURDAY, "en") == "on Saturday 21 November"


@pytest.mark.parametrize(
    ("ago", "welsh", "english"),
    [
        ({"minutes": 5}, "5 munud yn ôl", "5 minutes ago"),
        ({"hours": 2}, "2 awr yn ôl", "2 hours ago"),
        ({"days": 2}, "2 ddiwrnod yn ôl", "2 days ago"),
        ({"days": -3}, "ymhen 3 diwrnod", "in 3 days"),
    ],
)
def test_relative_times(ago, welsh, english):
    now = dt.datetime(2026, 11, 21, 12, tzinfo=UTC)
    moment = now - dt.timedelta(**ago)
    assert dates.relative(moment, now, "cy") == welsh
    assert dates.relative(moment, now, "en") == english
