"""What was written here while a file was away is never overwritten unseen: both texts are shown, and somebody chooses."""

import dataclasses

import pytest

from papurbro.translation.editor import Entry, keep_draft, save_segments
from papurbro.translation.exchange.comparing import Decision
from papurbro.translation.segments import token_of

from tests.translation.exchange.making import ENGLISH, part, returned, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
HERE = "Everybody is very welcome.\nDo come."


@pytest.fixture
def told(pair):
    return returned(pair)


@pytest.fixture
def written_here(pair, mair, told):
    """One part was translated in the workbench after the file had left."""
    segment = part(pair, "Mae")
    save_segments(pair, mair, {segment.key: Entry(text=HERE, token=segment.token)})
    return part(pair, "Mae")


def test_both_texts_are_shown_and_nothing_is_taken_in(pair, mair, told, written_here, coming_back):
    """Guard: ``comparing._was_seen``."""
    result = take(coming_back(told), mair)

    assert not result.is_done
    (conflict,) = result.outcomes[0].conflicts
    assert (conflict.mine, conflict.theirs) == (ENGLISH["Mae croeso"], HERE)
    assert conflict.seen == token_of(HERE)
    assert part(pair, "Mae").saved == HERE
    assert not part(pair, "Te yn").saved


@pytest.mark.parametrize(("choice", "stays"), [("mine", ENGLISH["Mae croeso"]), ("theirs", HERE)])
def test_somebody_chooses_which_stays(pair, mair, told, written_here, coming_back, choice, stays):
    decisions = {written_here.key: Decision(choice, token_of(HERE))}

    result = take(coming_back(told), mair, decisions=decisions)

    assert result.is_done
    assert part(pair, "Mae").saved == stays
    assert part(pair, "Te yn").saved == ENGLISH["Te yn"]


def test_a_choice_over_a_text_that_changed_again_is_asked_again(pair, mair, told, written_here, coming_back):
    decisions = {written_here.key: Decision("mine", token_of(HERE))}
    save_segments(pair, mair, {written_here.key: Entry(text="Come, all.", token=written_here.token)})

    result = take(coming_back(told), mair, decisions=decisions)

    assert not result.is_done
    assert result.outcomes[0].conflicts[0].theirs == "Come, all."


def test_what_the_sender_had_before_them_may_be_changed(pair, mair, written_here, coming_back):
    """The file left after it was written here, so its translator saw it."""
    result = take(coming_back(returned(pair)), mair)

    assert result.is_done
    assert part(pair, "Mae").saved == ENGLISH["Mae croeso"]


def test_without_a_reference_nothing_is_taken_as_seen(pair, mair, written_here, coming_back):
    told = returned(pair)
    bare = dataclasses.replace(told, parts=tuple(dataclasses.replace(one, reference=None) for one in told.parts))

    assert [conflict.theirs for conflict in take(coming_back(bare), mair).outcomes[0].conflicts] == [HERE]


def test_a_draft_from_a_file_stands_beside_the_translation_and_takes_nothing_away(
    pair, mair, written_here, coming_back
):
    result = take(coming_back(returned(pair, only=["Mae"], finished=False)), mair)

    assert result.is_done
    segment = part(pair, "Mae")
    assert (segment.saved, segment.standing, segment.is_done) == (HERE, ENGLISH["Mae croeso"], False)


def test_what_somebody_is_half_way_through_here_is_not_overwritten(pair, mair, told, coming_back):
    segment = part(pair, "Mae")
    keep_draft(pair, mair, segment.key, Entry(text="Everybody is", token=segment.token))

    result = take(coming_back(told), mair)

    assert [conflict.theirs for conflict in result.outcomes[0].conflicts] == ["Everybody is"]


def test_the_same_text_in_both_is_no_conflict(pair, mair, told, coming_back):
    segment = part(pair, "Mae")
    save_segments(pair, mair, {segment.key: Entry(text=ENGLISH["Mae croeso"], token=segment.token)})

    assert take(coming_back(told), mair).is_done


def test_what_fits_is_taken_in_around_a_conflict_on_a_second_word(pair, mair, told, written_here, coming_back):
    result = take(coming_back(told), mair, only_fitting=True)

    assert result.is_done
    assert part(pair, "Mae").saved == HERE
    assert part(pair, "Te yn").saved == ENGLISH["Te yn"]
