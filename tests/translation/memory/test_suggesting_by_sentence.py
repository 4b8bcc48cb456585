"""A sentence that is known is offered inside a longer text, and what all sentences are known of is put together."""

import pytest

from papurbro.translation.memory.suggesting import suggest

pytestmark = pytest.mark.usefixtures("in_english")

ONE = ("Mae'r neuadd wedi ailagor.", "The hall has reopened.")
TWO = ("Bydd te a chacennau ar gael.", "There will be tea and cakes.")
THREE = ("Dewch â ffrind gyda chi!", "Bring a friend with you!")
UNKNOWN = "Mae angen gwirfoddolwyr i osod y byrddau erbyn deg."


def asked(text, **known):
    return suggest(text, source="cy", target="en", **known)


def test_a_sentence_of_a_file_is_offered_inside_a_longer_text(remember):
    remember(*ONE)

    (found,) = asked(f"{UNKNOWN} {ONE[0]} Cysylltwch â'r ysgrifennydd am fanylion y rota a'r allwedd.")

    assert (found.kind, found.sentence, found.target, found.percent) == ("sentence", ONE[0], ONE[1], 100)


def test_each_sentence_is_looked_for_by_likeness_too(remember):
    remember("Bydd te a bisgedi ar gael.", "There will be tea and biscuits.")

    found = asked(f"{UNKNOWN} {TWO[0]}")

    assert [(one.kind, one.sentence, one.target) for one in found] == [
        ("sentence", TWO[0], "There will be tea and biscuits.")
    ]
    assert 65 <= found[0].percent < 100


def test_a_whole_that_is_matched_well_needs_no_sentences(remember):
    remember(f"{ONE[0]} {TWO[0]}", f"{ONE[1]} {TWO[1]}")
    remember(*ONE)

    assert [one.kind for one in asked(f"{ONE[0]} {TWO[0]}")] == ["part"]


def test_a_text_whose_sentences_are_all_known_is_put_together(remember):
    for couple in (ONE, TWO, THREE):
        remember(*couple)

    found = asked(f"{ONE[0]}\n{THREE[0]} {TWO[0]}")

    assert (found[0].target, found[0].kind) == (f"{ONE[1]}\n{THREE[1]} {TWO[1]}", "part")
    assert found[0].percent == 99, "it is not the same text, only of the same sentences"
    assert found[0].unit_id == 0
    assert found[0].origin == "put together from sentences"
    assert {one.sentence for one in found[1:]} == {ONE[0], TWO[0], THREE[0]}


def test_one_sentence_that_nobody_knows_stays_as_it_is(remember):
    for couple in (ONE, TWO, THREE):
        remember(*couple)

    (whole, *_sentences) = asked(f"{ONE[0]} {TWO[0]} Ie, chi. {THREE[0]}")

    assert whole.target == f"{ONE[1]} {TWO[1]} Ie, chi. {THREE[1]}"
    assert 50 <= whole.percent < 99


def test_nothing_is_put_together_where_most_is_unknown(remember):
    remember(*ONE)

    found = asked(f"{ONE[0]} {UNKNOWN} {UNKNOWN.replace('deg', 'naw')}")

    assert [one.kind for one in found] == ["sentence"]


def test_marks_of_and_between_sentences_stay(remember):
    remember("Gweler ⟦1⟧y wefan⟦/1⟧.", "See ⟦1⟧the website⟦/1⟧.")
    remember(*ONE)

    whole = asked(f"⟦1⟧{ONE[0]} Gweler ⟦2⟧y wefan⟦/2⟧.⟦/1⟧")[0]

    assert whole.target == f"⟦1⟧{ONE[1]} See ⟦2⟧the website⟦/2⟧.⟦/1⟧"
