"""Figures of two texts: the same however they are written, and found where they are not."""

import pytest

from papurbro.welsh.figures import Figures, differences


def told(english, welsh):
    found = differences(Figures(english, "en"), Figures(welsh, "cy"))
    return [(each.kind, each.source and each.source.shown, each.target and each.target.shown) for each in found]


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("May 5-7, 2026", "5-7 Mai 2026"),
        ("the fifth of May", "5 Mai"),
        ("in May", "ym mis Mai"),
        ("31 December", "31 Rhagfyr 2026"),
        ("Sunday school", "Ysgol Sul"),
        ("Monday to Friday", "Llun i Gwener"),
        ("12 noon, then 2-4pm", "hanner dydd, wedyn 14:00–16:00"),
        ("half past seven", "am 7:30"),
        ("7:30", "19:30"),
        ("quarter to eight", "7:45"),
        ("£1.2m and 2,000,000", "£1.2 miliwn a 2 filiwn"),
        ("01970 123456", "01970 123 456"),
        ("£5.00", "£5"),
        ("12 and again 12", "12"),
    ],
)
def test_these_are_the_same(english, welsh):
    assert told(english, welsh) == []
    assert [*differences(Figures(welsh, "cy"), Figures(english, "en"))] == []


@pytest.mark.parametrize(
    ("english", "welsh", "found"),
    [
        ("31 December 2021", "30 Ebrill 2021", ("dates", "31 December 2021", "30 Ebrill 2021")),
        ("31 December 2021", "31 Rhagfyr 2020", ("dates", "31 December 2021", "31 Rhagfyr 2020")),
        ("in June", "ym mis Gorffennaf", ("dates", "June", "mis Gorffennaf")),
        ("on Friday", "nos Iau", ("dates", "Friday", "nos Iau")),
        ("7.30pm", "7.30yb", ("times", "7.30pm", "7.30yb")),
        ("12 of them", "13 ohonynt", ("numbers", "12", "13")),
        ("1.5 km", "15 km", ("numbers", "1.5", "15")),
        ("01970 123456", "01970 123465", ("numbers", "01970 123456", "01970 123465")),
        ("3 of them", "rhai", ("numbers", "3", None)),
        ("some", "3 ohonynt", ("numbers", None, "3")),
    ],
)
def test_these_are_not(english, welsh, found):
    assert told(english, welsh) == [found]
