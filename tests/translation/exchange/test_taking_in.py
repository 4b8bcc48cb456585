"""What comes back fills the right parts and enters review; what is not finished is a start, and no translation."""

import dataclasses

import pytest

from papurbro.translation.exchange.models import Skeleton
from papurbro.translation.models import Status
from papurbro.translation.origins import Origin

from tests import factories
from tests.translation.exchange.making import (
    ENGLISH,
    english_of,
    part,
    parts,
    returned,
    take,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_a_file_that_fills_everything_enters_review(pair, mair, coming_back):
    result = take(coming_back(returned(pair)), mair)

    assert result.is_done
    assert [segment.saved for segment in parts(pair)] == [english_of(segment.source) for segment in parts(pair)]
    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW
    assert pair.sent_by == mair
    assert result.outcomes[0].left == 0


def test_a_file_that_fills_some_stays_in_progress_and_says_how_many_are_left(pair, mair, coming_back):
    result = take(coming_back(returned(pair, only=["Te yn"])), mair)

    assert result.is_done
    pair.refresh_from_db()
    assert pair.status == Status.IN_PROGRESS
    assert result.outcomes[0].left == 2


def test_what_is_not_marked_as_finished_comes_in_as_a_draft(pair, mair, coming_back):
    """Guard: ``is_finished`` in ``comparing._sort``."""
    result = take(coming_back(returned(pair, finished=False)), mair)

    assert result.is_done
    assert (result.outcomes[0].drafts, result.outcomes[0].finished) == (3, 0)
    assert not any(segment.is_done for segment in parts(pair))
    assert part(pair, "Te yn").start == ENGLISH["Te yn"]
    pair.refresh_from_db()
    assert pair.status == Status.MISSING


def test_whoever_hands_it_in_can_say_that_all_of_it_is_finished(pair, mair, coming_back):
    take(coming_back(returned(pair, finished=False)), mair, all_finished=True)

    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW


def test_a_draft_that_comes_back_finished_is_a_translation(pair, mair, coming_back):
    take(coming_back(returned(pair, finished=False)), mair)

    take(coming_back(returned(pair)), mair)

    assert all(segment.is_done for segment in parts(pair))


def test_a_part_left_empty_takes_nothing_away(pair, mair, coming_back):
    take(coming_back(returned(pair, only=["Te yn"])), mair)
    empty = returned(pair, only=["Mae"])

    result = take(coming_back(empty), mair)

    assert result.is_done
    assert part(pair, "Te yn").saved == ENGLISH["Te yn"]


def test_the_original_over_again_is_no_draft(pair, mair, coming_back):
    """Many tools fill it in where there is no translation. Guard: ``comparing._says_something``."""
    told = returned(pair, finished=False)
    same = tuple(dataclasses.replace(one, target=one.source) for one in told.parts)

    result = take(coming_back(dataclasses.replace(told, parts=same)), mair)

    assert (result.outcomes[0].empty, result.outcomes[0].drafts) == (3, 0)
    assert not any(segment.standing for segment in parts(pair))


def test_a_trial_run_says_what_would_be_and_changes_nothing(pair, mair, coming_back):
    """Guard: ``set_rollback`` in ``take_in``."""
    result = take(coming_back(returned(pair)), mair, dry_run=True)

    assert not result.is_done
    assert result.outcomes[0].status == Status.IN_REVIEW
    assert not any(segment.saved for segment in parts(pair))
    pair.refresh_from_db()
    assert pair.status == Status.MISSING


def test_the_history_says_that_it_came_in_a_file_and_who_sent_it(pair, mair, coming_back):
    take(coming_back(returned(pair)), mair)

    written = list(pair.written.all())
    assert {row.origin for row in written} == {Origin.FILE}
    assert {row.by for row in written} == {mair}
    assert {row.tool for row in written} == {"0.xlf"}


def test_what_stands_in_the_other_language_is_kept_and_does_not_enter_review(pair, mair, coming_back):
    told = returned(pair)
    told = dataclasses.replace(
        told,
        parts=tuple(
            dataclasses.replace(one, target=one.source) if one.source.startswith("Mae") else one for one in told.parts
        ),
    )

    result = take(coming_back(told), mair)

    assert result.is_done
    pair.refresh_from_db()
    assert pair.status == Status.IN_PROGRESS
    assert "other language" in result.outcomes[0].hindrance


def test_a_translator_fills_only_what_they_have_taken_on(pair, coming_back):
    """Guards: ``_require_rights``, and behind it the editor's own ``save_segments``."""
    told = returned(pair)

    result = take(coming_back(told), factories.translator("ifan"))

    assert not result.is_done
    assert "mair" in result.outcomes[0].problems[0].sentence
    assert not any(segment.saved for segment in parts(pair))


def test_a_file_that_fills_nothing_is_refused_to_whom_the_piece_is_not_given_all_the_same(pair, coming_back):
    """Its shape would be that of the next file. Guards: as above; ``save_segments`` asks even where there is nothing to save."""
    told = returned(pair, only=["nothing"], is_foreign=True)

    result = take(coming_back(told), factories.translator("ifan"))

    assert not result.is_done
    assert "mair" in result.outcomes[0].problems[0].sentence
    assert not Skeleton.objects.exists()


def test_an_editor_of_both_versions_fills_what_anybody_has(pair, coming_back):
    assert take(coming_back(returned(pair)), factories.editor()).is_done


def test_an_editor_of_one_version_fills_nothing(pair, coming_back):
    result = take(coming_back(returned(pair)), factories.editor("welsh_only", languages=("cy",)))

    assert not result.is_done
