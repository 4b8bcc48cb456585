"""A stale, foreign or broken file is answered with what does not fit, by part and line, and nothing changes."""

import dataclasses

import pytest

from papurbro.translation import counterparts, work
from papurbro.translation.exchange.comparing import Why
from papurbro.translation.models import Pair, Status
from papurbro.translation.segments import token_of

from tests import factories
from tests.translation.exchange.making import BODY, ENGLISH, TITLE, a_file, export, part, parts, returned, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def told(pair):
    """The whole file in English, made before anything changes."""
    return returned(pair)


def change_first_paragraph(pair):
    factories.edit(pair.original.specific, body=["Ni fydd te yn y neuadd, ond bydd coffi.", BODY[1]])
    work.make_ready_for_work(pair)


def assert_nothing_changed(pair):
    assert not any(segment.standing for segment in parts(pair))
    pair.refresh_from_db()
    assert pair.status == Status.MISSING
    assert not pair.written.exists()


def test_a_part_that_was_changed_since_is_named_and_nothing_is_taken_in(pair, mair, told, coming_back):
    """Guard: the segment's key, and its reference, in ``comparing._matched``."""
    change_first_paragraph(pair)

    result = take(coming_back(told), mair)

    assert not result.is_done
    (problem,) = result.outcomes[0].problems
    assert problem.why == Why.CHANGED
    assert "Bydd ⟦1⟧te" in problem.sentence
    assert problem.text == ENGLISH["Bydd"]
    assert problem.line is not None
    assert result.outcomes[0].finished == 2
    assert_nothing_changed(pair)


def test_the_parts_that_still_fit_are_taken_in_on_a_second_word(pair, mair, told, coming_back):
    change_first_paragraph(pair)

    result = take(coming_back(told), mair, only_fitting=True)

    assert result.is_done
    assert [segment.saved for segment in parts(pair)] == [ENGLISH["Te yn"], "", ENGLISH["Mae croeso"]]
    pair.refresh_from_db()
    assert pair.status == Status.IN_PROGRESS


def test_nothing_is_done_on_a_second_word_where_nothing_fits(pair, mair, told, coming_back):
    stranger = dataclasses.replace(told, piece="6f1b4f62-3b1d-4b7e-9a55-0d6f3c2b1a00")

    assert not take(coming_back(stranger), mair, only_fitting=True).is_done


def test_a_paragraph_that_moved_keeps_what_came_for_it(pair, mair, told, coming_back):
    """Its key may be another one by then; its words are the same."""
    strangers = tuple(dataclasses.replace(one, key=f"{n:032x}", reference=None) for n, one in enumerate(told.parts))

    result = take(coming_back(dataclasses.replace(told, parts=strangers)), mair)

    assert result.is_done
    assert all(segment.is_done for segment in parts(pair))


def test_a_key_of_another_database_is_no_key(pair, mair, told, coming_back):
    """The keys are made of numbers, which are the same in every database; what they stood for is in the reference."""
    other = tuple(
        dataclasses.replace(
            one,
            source="Rhywbeth arall.",
            reference=dataclasses.replace(one.reference, source=token_of("Rhywbeth arall.")),
        )
        for one in told.parts
    )

    result = take(coming_back(dataclasses.replace(told, parts=other)), mair)

    assert not result.is_done
    assert {problem.why for problem in result.outcomes[0].problems} == {Why.CHANGED}
    assert_nothing_changed(pair)


def test_a_source_that_a_tool_wrote_its_own_way_is_still_the_same(pair, mair, told, coming_back):
    odd = tuple(
        dataclasses.replace(one, source=one.source.replace("'", "’").replace(" ", "\u00a0"), reference=None)
        for one in told.parts
    )

    assert take(coming_back(dataclasses.replace(told, parts=odd)), mair).is_done


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"piece": "6f1b4f62-3b1d-4b7e-9a55-0d6f3c2b1a00", "site": "elsewhere.example"}, "elsewhere.example"),
        ({"piece": "6f1b4f62-3b1d-4b7e-9a55-0d6f3c2b1a00", "site": "testserver"}, "no such piece on this site"),
        ({"piece": "not a key"}, "no such piece"),
        ({"piece": ""}, "does not say which piece"),
        ({"source_language": "en", "target_language": "cy"}, "English → Welsh"),
        ({"source_language": "fr", "target_language": "de"}, "fr → de"),
    ],
)
def test_a_file_of_another_piece_site_or_language_is_told(pair, mair, told, coming_back, changes, words):
    result = take(coming_back(dataclasses.replace(told, **changes)), mair)

    assert not result.is_done
    assert words in result.outcomes[0].problems[0].sentence
    assert_nothing_changed(pair)


def test_a_file_handed_in_on_another_page_is_told(pair, mair, told, coming_back):
    other = factories.with_counterpart(factories.make_post("cy"))

    result = take(coming_back(told), mair, pair=other)

    assert TITLE in result.outcomes[0].problems[0].sentence
    assert_nothing_changed(pair)


def test_a_file_that_lost_its_piece_is_taken_for_the_one_of_the_page(pair, mair, told, coming_back):
    assert take(coming_back(dataclasses.replace(told, piece="")), mair, pair=pair).is_done


def test_a_broken_mark_is_told_by_part_and_nothing_is_taken_in(pair, mair, told, coming_back):
    broken = tuple(
        dataclasses.replace(one, target="There is tea.") if one.source.startswith("Bydd") else one for one in told.parts
    )

    result = take(coming_back(dataclasses.replace(told, parts=broken)), mair)

    assert not result.is_done
    (problem,) = result.outcomes[0].problems
    assert (problem.why, problem.part) == (Why.TEXT, part(pair, "Bydd").number)
    assert "⟦1⟧" in problem.sentence
    assert_nothing_changed(pair)


def test_a_part_with_a_broken_mark_is_left_out_on_a_second_word_and_not_kept_as_half_written(
    pair, mair, told, coming_back
):
    """Guard: the second call of ``save_segments`` in ``taking_in._save``."""
    broken = tuple(
        dataclasses.replace(one, target="There is tea.") if one.source.startswith("Bydd") else one for one in told.parts
    )

    result = take(coming_back(dataclasses.replace(told, parts=broken)), mair, only_fitting=True)

    assert result.is_done
    assert part(pair, "Bydd").standing == ""
    assert part(pair, "Mae").saved == ENGLISH["Mae croeso"]


def test_a_title_that_is_too_long_is_told(pair, mair, told, coming_back):
    long = tuple(
        dataclasses.replace(one, target="x" * 300) if one.source.startswith("Te yn") else one for one in told.parts
    )

    result = take(coming_back(dataclasses.replace(told, parts=long)), mair)

    assert "300" in result.outcomes[0].problems[0].sentence


def test_a_part_that_stands_in_the_file_twice_is_told(pair, mair, told, coming_back):
    doubled = dataclasses.replace(
        told, parts=(*told.parts, dataclasses.replace(told.parts[0], target="Something else"))
    )

    result = take(coming_back(doubled), mair)

    assert [problem.why for problem in result.outcomes[0].problems] == [Why.TWICE]


def test_one_file_of_several_that_does_not_fit_holds_back_all(pair, mair, told, coming_back):
    second = work.claim(factories.with_counterpart(factories.make_post("cy", title=TITLE, body=BODY)), mair)
    files = coming_back(told, dataclasses.replace(returned(second), source_language="en"))

    result = take(files, mair)

    assert not result.is_done
    assert [bool(outcome.problems) for outcome in result.outcomes] == [False, True]
    assert_nothing_changed(pair)
    assert take(files, mair, only_fitting=True).is_done
    assert Pair.objects.get(pk=pair.pk).status == Status.IN_REVIEW


def test_a_piece_that_is_written_as_a_whole_by_now_takes_no_file(pair, told, coming_back):
    translation = counterparts.enabled_translation(pair.translation_key)
    translation.enabled = False
    translation.save()

    result = take(coming_back(told), factories.superuser())

    assert "as a whole" in result.outcomes[0].problems[0].sentence


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"Dear editor, here it is", "none of the files"),
        (b"<html></html>", "not an XLIFF 1.2"),
        (b"<xliff><file>", "line 1"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b'msgid "a"\nmsgstr "b\n\nmsgid', "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(pair, mair, data, words):
    result = take(a_file(data), mair, pair=pair)

    assert words in result.outcomes[0].problems[0].sentence
    assert_nothing_changed(pair)


@pytest.mark.parametrize("kind", ["xliff", "docx"])
def test_a_file_cut_off_on_its_way_is_told(pair, mair, kind):
    data = export(pair, kind)

    result = take(a_file(data[: len(data) * 2 // 3]), mair, pair=pair)

    assert not result.is_done
    assert "damaged" in result.outcomes[0].problems[0].sentence
    assert_nothing_changed(pair)
