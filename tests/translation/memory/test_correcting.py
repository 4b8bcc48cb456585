"""A bad unit is corrected or retired; who did it and what it said before is kept, and nothing is deleted."""

import pytest

from papurbro.translation.memory import correcting
from papurbro.translation.memory.correcting import UnitError
from papurbro.translation.memory.models import Change, Unit
from papurbro.translation.memory.suggesting import suggest

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def mair():
    return factories.translator("mair")


@pytest.fixture
def unit(remember):
    return remember("Neuadd y pentref", "The village hal", is_reviewed=False)


def offered(text, **known):
    return [one.target for one in suggest(text, source="cy", target="en", **known)]


def test_a_corrected_unit_says_what_it_was_corrected_to(unit, mair):
    correcting.correct(unit, mair, cy="Neuadd y pentref", en="The village hall", reason="spelling")

    assert offered("Neuadd y pentref") == ["The village hall"]
    kept = Change.objects.get()
    assert (kept.verb, kept.by, kept.en, kept.reason) == ("corrected", mair, "The village hal", "spelling")
    unit.refresh_from_db()
    assert unit.is_reviewed
    assert unit.corrected_at is not None


def test_it_is_found_by_its_new_words_and_no_longer_by_its_old_ones(unit, mair):
    """Guard: the trigger on change (SQLite), and the words counted."""
    correcting.correct(unit, mair, cy="Ysgol gynradd Llanberis", en="Llanberis primary school")

    assert offered("Ysgol gynradd fach Llanberis") == ["Llanberis primary school"]
    assert offered("Neuadd ein pentref") == []


def test_it_does_not_come_back_with_the_file_that_it_came_from(unit, mair, remember):
    correcting.correct(unit, mair, cy="Neuadd y pentref", en="The village hall")

    assert remember("Neuadd y pentref", "The village hal").pk == unit.pk
    assert remember("Neuadd y pentref", "The village hall").pk == unit.pk
    assert Unit.objects.count() == 1


@pytest.mark.parametrize(
    ("cy", "en", "sentence"),
    [
        ("", "The hall", "Welsh: there are no words"),
        ("Neuadd", "…", "English: there are no words"),
        ("Neuadd", "The ⟦1⟧hall", "English: a mark"),
        ("Neuadd", "hall " * 3000, "English: this is longer"),
        ("Neuadd y pentref", "The village hal", "Nothing was changed"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(unit, mair, cy, en, sentence):
    with pytest.raises(UnitError, match=sentence):
        correcting.correct(unit, mair, cy=cy, en=en)

    unit.refresh_from_db()
    assert unit.en == "The village hal"
    assert not Change.objects.exists()


def test_a_retired_unit_is_offered_no_more_until_it_is_taken_up_again(unit, mair, remember):
    correcting.retire(unit, mair, reason="wrong village")
    assert offered("Neuadd y pentref") == []
    remember("Neuadd y pentref", "The village hal")
    assert offered("Neuadd y pentref") == [], "the file brings it back no second time"

    correcting.restore(unit, mair)

    assert offered("Neuadd y pentref") == ["The village hal"]
    assert list(Change.objects.values_list("verb", "reason")) == [("restored", ""), ("retired", "wrong village")]


def test_a_unit_that_somebody_finds_good_counts_as_reviewed(unit, mair):
    assert suggest("Neuadd y pentref", source="cy", target="en")[0].percent == 97

    correcting.review(unit, mair)

    assert suggest("Neuadd y pentref", source="cy", target="en")[0].percent == 100


@pytest.mark.parametrize("verb", ["retire", "restore", "review"])
def test_what_is_so_already_is_said(unit, mair, verb):
    if verb == "retire":
        correcting.retire(unit, mair)
    if verb == "review":
        correcting.review(unit, mair)
    number = Change.objects.count()

    with pytest.raises(UnitError):
        getattr(correcting, verb)(unit, mair)

    assert Change.objects.count() == number


@pytest.mark.parametrize("verb", ["correct", "retire", "restore", "review"])
def test_only_translators_change_the_memory(unit, verb):
    visitor = factories.translator("visitor")
    visitor.groups.clear()
    texts = {"cy": "Te", "en": "Tea"} if verb == "correct" else {}

    with pytest.raises(UnitError, match="Only translators"):
        getattr(correcting, verb)(unit, visitor, **texts)
