"""What the memory offers for a text, in which order, and what it never offers."""

import datetime

import pytest

from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.suggesting import suggest

pytestmark = pytest.mark.usefixtures("in_english")

HALL_CY = "Mae neuadd y pentref wedi ailagor ar ôl y llifogydd."
HALL_EN = "The village hall has reopened after the floods."


def asked(text, **known):
    """What is offered for a Welsh text."""
    return suggest(text, source="cy", target="en", **known)


def percents(text, **known):
    return [(suggestion.target, suggestion.percent) for suggestion in asked(text, **known)]


def test_the_same_text_is_all_of_it(remember):
    unit = remember(HALL_CY, HALL_EN, author_name="Mair")

    (found,) = asked(HALL_CY)

    assert (found.unit_id, found.percent, found.source, found.target) == (unit.pk, 100, HALL_CY, HALL_EN)
    assert (found.kind, found.sentence, found.author) == ("part", "", "Mair")
    assert (found.origin, found.date) == ("imported from cyngor.tmx", datetime.date(2026, 3, 1))
    assert (found.is_reverse, found.is_reviewed) == (False, True)


@pytest.mark.parametrize(
    "other",
    [HALL_CY.replace("ô", "o"), HALL_CY.upper(), HALL_CY.replace(".", "!"), HALL_CY.replace("neuadd", "⟦1⟧neuadd⟦/1⟧")],
)
def test_anything_else_is_less(remember, other):
    """Guard: ``likeness`` compares the texts themselves before their words."""
    remember(other, HALL_EN)

    (found,) = asked(HALL_CY)

    assert 97 <= found.percent < 100


def test_what_is_alike_is_ranked_and_its_differing_words_are_marked(remember):
    remember("Mae neuadd y dref wedi ailagor ar ôl y llifogydd.", "The town hall has reopened after the floods.")
    remember("Mae capel y pentref wedi cau ar ôl y stormydd.", "The village chapel has closed after the storms.")
    remember("Cynhelir y cyfarfod nesaf nos Iau am saith.", "The next meeting will be held on Thursday at seven.")

    found = asked(HALL_CY)

    assert [suggestion.target for suggestion in found] == [
        "The town hall has reopened after the floods.",
        "The village chapel has closed after the storms.",
    ]
    assert found[0].percent > found[1].percent >= 65
    pieces = [(piece.kind, piece.text) for piece in found[0].pieces]
    assert ("gone", "dref") in pieces
    assert ("come", "pentref") in pieces


def test_a_unit_serves_both_directions_and_the_other_one_counts_less(remember):
    remember(HALL_CY, HALL_EN)

    (found,) = suggest(HALL_EN, source="en", target="cy")

    assert found.target == HALL_CY
    assert found.is_reverse
    assert found.percent == 95


def test_what_nobody_reviewed_counts_less(remember):
    remember(HALL_CY, "Unreviewed.", is_reviewed=False)
    remember(HALL_CY, "Reviewed.")

    assert percents(HALL_CY) == [("Reviewed.", 100), ("Unreviewed.", 97)]


def test_a_retired_unit_is_never_offered(remember):
    """Guard: ``usable``."""
    remember(HALL_CY, HALL_EN)
    Unit.objects.update(retired_at=datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC))

    assert asked(HALL_CY) == []
    assert asked(HALL_CY.replace("pentref", "dref")) == []


def test_of_what_is_worth_the_same_the_newest_comes_first(remember):
    remember(HALL_CY, "Old.", written_on=datetime.date(2020, 1, 1))
    remember(HALL_CY, "New.", written_on=datetime.date(2026, 1, 1))
    remember(HALL_CY, "Nobody knows.", written_on=None)

    assert [target for target, _percent in percents(HALL_CY)] == ["New.", "Old.", "Nobody knows."]


def test_at_most_as_many_as_were_asked_for(remember):
    for number in range(8):
        remember(f"Mae neuadd {number} wedi ailagor ar ôl y llifogydd.", f"Hall {number}.")

    assert len(asked(HALL_CY)) == 5
    assert len(asked(HALL_CY, limit=2)) == 2
    assert asked(HALL_CY, limit=0) == []


@pytest.mark.parametrize("text", ["", " ", "…", "⟦1⟧⟦/1⟧", "?!"])
def test_nothing_is_offered_for_nothing(remember, text):
    remember(HALL_CY, HALL_EN)

    assert asked(text) == []


def test_what_says_the_same_twice_is_offered_once(remember):
    remember(HALL_CY, HALL_EN)
    double = remember(HALL_CY, "Wrong.")
    Unit.objects.filter(pk=double.pk).update(en=HALL_EN)

    assert percents(HALL_CY) == [(HALL_EN, 100)]


def test_a_word_in_another_mutation_is_found(remember):
    remember("Cyngor Cymuned Penmachno", "Penmachno Community Council")

    assert asked("Gyngor Cymuned Benmachno") != []


def test_a_slip_in_a_title_of_one_word_is_found(remember):
    """Guard: ``Rarity._pieces``: nobody wrote that word before."""
    remember("Llanberis", "Llanberis village")

    assert asked("Llanberris") != []


def test_marks_of_the_answer_are_those_of_the_text(remember):
    remember("Gweler ⟦1⟧y wefan⟦/1⟧ neu ⟦2⟧ffoniwch⟦/2⟧.", "⟦2⟧Phone⟦/2⟧ or see ⟦1⟧the website⟦/1⟧.")

    (found,) = asked("Gweler ⟦3⟧y wefan⟦/3⟧ neu ⟦4⟧ffoniwch⟦/4⟧.")

    assert found.percent == 100
    assert found.target == "⟦4⟧Phone⟦/4⟧ or see ⟦3⟧the website⟦/3⟧."


def test_a_mark_that_the_text_does_not_have_is_not_offered(remember):
    remember("Gweler ⟦1⟧y wefan⟦/1⟧ heddiw.", "See ⟦1⟧the website⟦/1⟧ today.")

    (found,) = asked("Gweler y wefan heddiw.")

    assert found.target == "See the website today."
    assert found.percent < 100


def test_it_costs_a_bounded_number_of_queries(remember, django_assert_max_num_queries):
    for number in range(30):
        remember(f"Mae neuadd {number} wedi ailagor ar ôl y llifogydd.", f"Hall {number} has reopened.")
    text = " ".join(f"Mae neuadd fawr {number} wedi ailagor ar ôl y llifogydd." for number in range(30))

    with django_assert_max_num_queries(8):
        assert len(asked(text)) == 5
