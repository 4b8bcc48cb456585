"""Marks are numbered so that texts can be compared, and moved into the text that was asked about."""

import pytest

from papurbro.translation.memory.marking import canonical, fitted, is_well_formed, unwrapped


def test_texts_with_other_numbers_are_the_same():
    assert canonical("Gweler ⟦4⟧yma⟦/4⟧ a  ⟦2⟧draw⟦/2⟧") == canonical("Gweler ⟦1⟧yma⟦/1⟧ a ⟦3⟧draw⟦/3⟧")


def test_texts_with_more_marks_are_not():
    assert canonical("Gweler ⟦1⟧yma⟦/1⟧") != canonical("Gweler yma")


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("⟦1⟧a⟦/1⟧ ⟦2⟧b⟦/2⟧", True),
        ("⟦1⟧a⟦2⟧b⟦/2⟧⟦/1⟧", True),
        ("⟦1⟧⟦/1⟧", True),
        ("⟦1⟧a⟦2⟧b⟦/1⟧⟦/2⟧", False),
        ("⟦1⟧a", False),
        ("a⟦/1⟧", False),
        ("⟦1⟧a⟦/1⟧⟦1⟧b⟦/1⟧", False),
    ],
)
def test_marks_are_sound_when_they_nest(text, sound):
    assert is_well_formed(text) is sound


def test_a_translation_gets_the_marks_of_the_text_that_was_asked_about():
    assert fitted("See ⟦2⟧here⟦/2⟧ and ⟦1⟧there⟦/1⟧", "⟦1⟧Draw⟦/1⟧ ac ⟦2⟧yma⟦/2⟧", "⟦5⟧Draw⟦/5⟧ ac ⟦7⟧yma⟦/7⟧") == (
        "See ⟦7⟧here⟦/7⟧ and ⟦5⟧there⟦/5⟧"
    )


def test_marks_that_the_text_does_not_have_go_and_their_words_stay():
    assert fitted("See ⟦2⟧here⟦/2⟧ and ⟦1⟧there⟦/1⟧", "⟦1⟧Draw⟦/1⟧ ac ⟦2⟧yma⟦/2⟧", "⟦1⟧Draw⟦/1⟧ ac yma") == (
        "See here and ⟦1⟧there⟦/1⟧"
    )


def test_marks_that_a_sentence_shares_with_others_stand_outside_it():
    assert unwrapped("⟦1⟧Mae'n ⟦2⟧braf⟦/2⟧.") == ("⟦1⟧", "Mae'n ⟦2⟧braf⟦/2⟧.", "")
    assert unwrapped("Ydy wir.⟦/1⟧") == ("", "Ydy wir.", "⟦/1⟧")
    assert unwrapped("Mae ⟦1⟧hi'n braf.") == ("", "Mae hi'n braf.", "")
