"""Finding the facts in a text."""

import pytest

from papurbro.welsh.facts import facts


def values(found):
    return [fact.value for fact in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("am 19:30", "19:30"),
        ("am 7.30yh", "19:30"),
        ("at 7.30pm", "19:30"),
        ("at 7:30 p.m.", "19:30"),
        ("am 10yb", "10:00"),
        ("am 10 o'r gloch", "10:00"),
        ("at 12am", "00:00"),
    ],
)
def test_times(text, value):
    found = facts(text)
    assert values(found.times) == [value]
    assert found.numbers == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("21 Tachwedd 2026", "2026-11-21"),
        ("o 21 Dachwedd 2026", "2026-11-21"),
        ("a 21 Thachwedd 2026", "2026-11-21"),
        ("21ain o Dachwedd 2026", "2026-11-21"),
        ("November 21, 2026", "2026-11-21"),
        ("21st November 2026", "2026-11-21"),
        ("21/11/2026", "2026-11-21"),
        ("2026-11-21", "2026-11-21"),
        ("1af o Fawrth", "03-01"),
        ("hyd 5 Fai", "05-05"),
        ("o 3 Fehefin", "06-03"),
        ("4 Orffennaf", "07-04"),
        ("30 Fedi", "09-30"),
        ("24 Ragfyr", "12-24"),
        ("ym mis Mai", "month 05"),
        ("o fis Mawrth", "month 03"),
        ("in November", "month 11"),
        ("nos Wener", "weekday 5"),
        ("ddydd Mawrth", "weekday 2"),
        ("fore Sul", "weekday 7"),
        ("on Fridays", "weekday 5"),
    ],
)
def test_dates_in_both_languages_and_their_mutations(text, value):
    assert values(facts(text).dates) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain",
        "Mae'n dda mai hi sydd yno",
        "y medi hwn",
        "We march on",
        "May I come?",
    ],
)
def test_common_words_are_no_months(text):
    assert facts(text).dates == ()


def test_numbers_with_their_separators():
    assert values(facts("£1,250 a 3.5 km, 40%").numbers) == ["1250", "3.5", "40"]


def test_number_words_have_their_number_in_either_language():
    assert values(facts("dwy ferch, thri bachgen").number_words) == ["2", "3"]
    assert values(facts("two girls, three boys").number_words) == ["2", "3"]


def test_addresses_and_hashtags_are_whole():
    found = facts("Gweler https://example.org/a?b=1. Neu mair@example.org, #FyMro2026!")
    assert values(found.urls) == ["https://example.org/a?b=1"]
    assert values(found.emails) == ["mair@example.org"]
    assert values(found.tags) == ["#fymro2026"]
    assert found.numbers == ()


def test_links_of_rich_text_are_found_and_its_markup_is_not():
    found = facts('See <a href="https://example.org/7">it</a> or <a linktype="page" id="12">us</a>.')
    assert values(found.urls) == ["https://example.org/7", "page:12"]
    assert found.numbers == ()


def test_names_are_capitals_in_mid_sentence():
    found = facts("Daeth Mair Jones i Fangor. Wedyn aeth Huw adref. “Dewch,” meddai.")
    assert values(found.names) == ["mair", "jones", "fangor", "huw"]


def test_facts_are_shown_as_they_were_written():
    found = facts("nos Wener, 21 Tachwedd 2026 am 7.30yh")
    assert [fact.shown for fact in (*found.dates, *found.times)] == [
        "nos Wener",
        "21 Tachwedd 2026",
        "7.30yh",
    ]
