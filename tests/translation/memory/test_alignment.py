"""Which sentences, or blocks, answer which."""

import pytest

from papurbro.translation.memory.alignment import BLOCKS, align


def couples(first, second, *kinds, **names):
    """The pairs, as lists of places on either side."""
    beads = align(first, second, *kinds, **names)
    return [(list(range(*bead.first)), list(range(*bead.second))) for bead in beads if bead.is_pair]


def test_one_answers_one():
    cy = ["Mae'r neuadd wedi ailagor.", "Daeth dau gant o bobl ynghyd i weld y to newydd.", "Diolch i bawb."]
    en = ["The hall has reopened.", "Two hundred people came together to see the new roof.", "Thanks to all."]

    assert couples(cy, en) == [([0], [0]), ([1], [1]), ([2], [2])]


def test_one_answers_two_and_two_answer_one():
    cy = [
        "Agorwyd y drysau am y tro cyntaf ers y llifogydd, a daeth pobl o bob cwr o'r dyffryn i weld y gwaith.",
        "Roedd te ar gael.",
        "Roedd bara brith hefyd.",
    ]
    en = [
        "The doors were opened for the first time since the floods.",
        "People came from every part of the valley to see the work.",
        "There was tea, and there was bara brith too.",
    ]

    assert couples(cy, en) == [([0], [0, 1]), ([1, 2], [2])]


def test_what_was_left_out_answers_nothing():
    cy = [
        "Croeso i'r rhifyn newydd.",
        "Mae'r golygydd ar ei gwyliau tan ddiwedd mis Awst ac mae'n ymddiheuro am bob oedi.",
        "Hwyl am y tro.",
    ]
    en = ["Welcome to the new issue.", "Goodbye for now."]

    assert couples(cy, en) == [([0], [0]), ([2], [1])]


def test_numbers_hold_the_order_where_lengths_would_mislead():
    """Guard: anchors in ``_unlike``."""
    cy = ["Ffoniwch 01286 123456 heddiw.", "Mae'n costio £25 y pen i bawb."]
    en = ["It costs £25 a head for all."]

    assert couples(cy, en) == [([1], [0])]


def test_marks_hold_the_order():
    cy = ["Gweler ⟦1⟧yma⟦/1⟧.", "Darllenwch ⟦2⟧hwn⟦/2⟧."]
    en = ["Read ⟦2⟧this⟦/2⟧."]

    assert couples(cy, en) == [([1], [0])]


def test_a_short_block_is_left_out_before_two_are_joined():
    cy = ["Croeso.", "Mae'r neuadd wedi ailagor, a daeth dau gant ynghyd."]
    en = ["The hall has reopened, and two hundred came together."]

    assert couples(cy, en, BLOCKS) == [([1], [0])]


def test_names_that_both_sides_bear_hold_the_order():
    cy, en = ["Te a choffi", "Llyfrau ail law"], ["Second-hand books"]

    assert couples(cy, en, BLOCKS, names=(["a", "b"], ["b"])) == [([1], [0])]


@pytest.mark.parametrize(("cy", "en"), [([], []), (["Te."], []), ([], ["Tea."])])
def test_nothing_answers_nothing(cy, en):
    assert couples(cy, en) == []


def test_a_word_is_no_answer_to_a_paragraph():
    assert (
        couples(["Ie, wrth gwrs, a chroeso mawr i bawb sydd am ddod draw i'r neuadd nos Wener nesaf."], ["Yes."]) == []
    )
