"""Proposing the change class of an edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papurbro.welsh.difference import classify

TEXT = "Mae'r neuadd wedi ailagor. Daeth llawer o bobl y pentref i weld y lle, a chafwyd te."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Mae'r neuad wedi agor", "Mae'r neuadd wedi agor"),
        ("Teh hall is open", "The hall is open"),
        ("The hall is is open", "The hall is open"),
        ("Mae'r ty yn oer", "Mae'r tŷ yn oer"),
        ("yn Caerdydd mae'r cyfarfod", "yng Nghaerdydd mae'r cyfarfod"),
        ("y gath yn y coeden", "y gath yn y goeden"),
        ("Dewch i bro derwen", "Dewch i Bro Derwen"),
        ("Come, all of you", "Come all of you!"),
        ("a  double  space", "a double space"),
        ("any body came", "anybody came"),
        ("It's theirs", "It’s theirs"),
        ("i'r neuad ac i'r capl", "i'r neuadd ac i'r capel"),
        ("<p>Teh <b>hall</b></p>", "<p>The <b>hall</b></p>"),
    ],
)
def test_slips_are_typos(before, after):
    proposal = classify([before, TEXT], [after, TEXT])
    assert (proposal.change_class, proposal.changed_facts) == ("typo", ())


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("am 19:00 yn y neuadd", "am 19:30 yn y neuadd", "19:00 → 19:30"),
        ("nos Wener yn y neuadd", "nos Sadwrn yn y neuadd", "nos Wener → nos Sadwrn"),
        ("ar 5 Fai yn y neuadd", "ar 6 Fai yn y neuadd", "5 Fai → 6 Fai"),
        ("it costs £5", "it costs £6", "5 → 6"),
        ("mae dau fachgen", "mae tri bachgen", "dau → tri"),
        (
            "see example@example.org",
            "see sample@example.org",
            "example@example.org → sample@example.org",
        ),
        ("gan Mair Jones", "gan Mari Jones", "Mair → Mari"),
        ("it is now open", "it is not open", "+ not"),
        ("ni fydd dim lle", "ni fydd lle", "− dim"),
        ("tell us at #fymro", "tell us at #eichbro", "#fymro → #eichbro"),
        (
            '<a href="https://example.org/a">here</a>',
            '<a href="https://example.org/b">here</a>',
            "https://example.org/a → https://example.org/b",
        ),
    ],
)
def test_a_changed_fact_is_never_a_typo_and_is_named(before, after, changed):
    proposal = classify([before, TEXT], [after, TEXT])
    assert (proposal.change_class, proposal.changed_facts) == (
        "substantive",
        (changed,),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The hall is open", "The hall is closed"),
        ("Mae'r neuadd ar agor", "Mae'r neuadd ar gau"),
        ("A dog came in", "A cat came in"),
        ("The hall is open", "The hall is open and warm inside"),
        (TEXT, ""),
        (
            "one teh two hte three eht four adn five fo",
            "one the two the three the four and five of",
        ),
    ],
)
def test_other_words_are_substantive(before, after):
    assert classify([before], [after]).change_class == "substantive"


def test_the_same_time_written_otherwise_is_no_changed_fact():
    assert classify(["am 7.30yh"], ["am 19:30"]).changed_facts == ()


def test_segments_may_be_cut_otherwise():
    assert classify(["Un darn.", "Dau ddarn."], ["Un darn. Dau ddarn."]).change_class == "typo"


def test_a_moved_name_has_not_changed():
    assert classify(["Daeth Mair a Huw"], ["Daeth Huw a Mair"]).changed_facts == ()


def test_nothing_is_compared_to_nothing():
    assert classify([], []).change_class == "typo"


@given(st.lists(st.text(alphabet="abŷ 1:.<>\n'’-A"), max_size=4))
def test_an_unchanged_text_is_a_typo_of_no_fact(texts):
    proposal = classify(texts, texts)
    assert (proposal.change_class, proposal.changed_facts) == ("typo", ())


@given(st.integers(0, 2359), st.integers(0, 2359))
def test_two_different_numbers_always_differ(one, another):
    same = one == another
    proposal = classify([f"y rhif {one} yma"], [f"y rhif {another} yma"])
    assert (proposal.change_class == "typo") == same
