"""A pair is not told what it says itself; what stands in the same kind of place comes first."""

import pytest

from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.recording import record
from papurbro.translation.memory.suggesting import suggest

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("founded", "in_english")]

CY = "Mae'r neuadd wedi ailagor. Daeth dau gant ynghyd i weld y to newydd."
EN = "The hall has reopened. Two hundred came together to see the new roof."


def recorded(cy=CY, en=EN, titles=("Neuadd y pentref", "The village hall")):
    welsh, _english = factories.make_pair(cy={"body": [cy], "title": titles[0]}, en={"body": [en], "title": titles[1]})
    pair = factories.pair_of(welsh)
    record(pair)
    return pair


def asked(text, **known):
    return suggest(text, source="cy", target="en", **known)


def test_what_the_pair_says_in_that_very_place_is_an_echo():
    pair = recorded()

    assert asked(CY) != []
    assert asked(CY, leave_out=pair) == []


def test_what_another_page_says_too_is_none():
    pair = recorded()
    recorded()

    assert next(one.target for one in asked(CY, leave_out=pair)) == EN


def test_when_one_sentence_was_edited_the_pair_keeps_the_others():
    """Guard: ``Question.is_echo`` leaves out places, not the pair."""
    pair = recorded(cy=f"{CY} Bydd te.", en=f"{EN} There will be tea.")
    edited = "Mae'r capel ar gau tan y Pasg am fod y to yn gollwng yn arw. Daeth dau gant ynghyd i weld y to newydd."

    found = asked(edited, leave_out=pair)

    assert "Two hundred came together to see the new roof." in [one.target for one in found if one.kind == "sentence"]
    assert all(one.origin == "published here" for one in found if one.unit_id)


def test_a_title_is_offered_for_a_title_before_a_paragraph_that_says_the_same():
    recorded(cy="Te a chacen yn y neuadd", en="Tea and a cake in the hall")
    recorded(titles=("Te a chacen yn y neuadd", "Tea and cake in our hall"))
    recorded(cy="Te a chacen yn y neuadd", en="Tea and cakes in the hall")

    first_title = asked("Te a chacen yn y neuadd", path="title")[0]
    first_body = asked("Te a chacen yn y neuadd", path="body.3f1c6f5e-0d0b-4c57-9d4a-0e6a1b6f7c11")[0]

    assert first_title.target == "Tea and cake in our hall"
    assert first_body.target == "Tea and cakes in the hall"


def test_what_stands_on_a_page_comes_before_what_does_not_any_more():
    recorded(cy="Te yn y neuadd", en="Tea in the old hall")
    Unit.objects.get(en="Tea in the old hall").uses.update(gone_at="2026-01-01T00:00:00Z")
    recorded(cy="Te yn y neuadd", en="Tea in the hall")

    found = asked("Te yn y neuadd")

    assert [(one.target, one.origin) for one in found] == [
        ("Tea in the hall", "published here"),
        ("Tea in the old hall", "published here earlier"),
    ]


def test_what_was_imported_before_it_was_published_here_is_no_echo_of_another_page(remember):
    remember("Te yn y neuadd", "Tea in the hall")
    pair = recorded()

    assert [one.target for one in asked("Te yn y neuadd", leave_out=pair)] == ["Tea in the hall"]
