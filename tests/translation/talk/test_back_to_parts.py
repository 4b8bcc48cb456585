"""From a page that was written as a whole to parts: only where every word stays as it is; otherwise it is said what does not fit."""

import pytest

from papurbro.translation import counterparts, freely, history, into_parts, work
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair, Status
from papurbro.translation.origins import Origin

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

WELSH = ["Bydd <b>te</b> yn y neuadd am 19:00.", "Mae croeso i bawb yn y neuadd."]
ENGLISH = ["There is <b>tea</b> in the hall at 19:00.", "Everybody is welcome in the hall."]


@pytest.fixture
def halves():
    """Two drafts that were both written by hand, and agree."""
    pages = factories.make_ready_pair()
    factories.edit(pages["cy"], title="Te yn y neuadd", body=WELSH)
    factories.edit(pages["en"], title="Tea in the hall", body=ENGLISH)
    work.record_work(factories.pair_of(pages["cy"]), factories.superuser())
    return pages


def said(page):
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    return draft.title, [child.value.source for child in draft.body]


def test_two_pages_that_are_built_alike_become_parts_and_not_a_word_changes(halves):
    before = said(halves["en"])
    pair = factories.pair_of(halves["cy"])

    pair = into_parts.take(pair, factories.superuser())

    assert (pair.segments_done, pair.segments_total) == (3, 3)
    title, body = said(halves["en"])
    assert (title, [text.split(">", 1)[1] for text in body]) == (
        before[0],
        [text.split(">", 1)[1] for text in before[1]],
    )
    assert {part.text for part in history.latest(pair)} >= {"Everybody is welcome in the hall."}
    assert set(pair.written.values_list("origin", flat=True)) == {Origin.CARRIED}


def test_there_and_back_again_nothing_is_lost(desk, mair):
    desk.finish(mair)
    before = desk.draft()

    pair = into_parts.take(freely.write_freely(desk.pair, mair), mair)

    after = desk.draft()
    assert (pair.segments_done, pair.status) == (3, Status.IN_PROGRESS)
    assert (after.title, str(after.body)) == (before.title, str(before.body))
    assert [segment.saved for segment in desk.parts()][1:] == [
        "There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00.",
        "Everybody is welcome.",
    ]


def test_what_was_not_translated_yet_is_a_part_to_translate(desk, mair):
    desk.write(mair, "Te yn", "Tea in the hall")
    pair = into_parts.take(freely.write_freely(desk.pair, mair), mair)

    assert (pair.segments_done, pair.segments_total) == (1, 3)


@pytest.mark.parametrize(
    "english",
    [
        [ENGLISH[0]],
        [*ENGLISH, "And one thing more, in English alone."],
        [
            "There is tea in the <b>hall</b> at 19:00. <i>Come!</i>",
            f'{ENGLISH[1]} <a href="https://example.org/">More</a>',
        ],
    ],
)
def test_where_anything_would_be_lost_nothing_changes_and_it_is_said_what(halves, english):
    factories.edit(halves["en"], body=english)
    before = said(halves["en"])
    pair = work.record_work(factories.pair_of(halves["cy"]), factories.superuser())

    with pytest.raises(PairError) as refused:
        into_parts.take(pair, factories.superuser())

    assert "Nothing was changed." in refused.value.sentence
    assert said(halves["en"]) == before
    assert counterparts.enabled_translation(pair.translation_key) is None


def test_a_page_that_has_to_catch_up_is_not_taken_for_translated(halves):
    pair = work.approve(factories.pair_of(halves["cy"]), factories.superuser())
    factories.edit(halves["cy"], body=["Bydd <b>te</b> yn y neuadd am 20:00.", WELSH[1]])
    pair = factories.pair_of(halves["cy"])
    assert pair.status == Status.STALE

    with pytest.raises(PairError):
        into_parts.take(pair, factories.superuser())
    assert Pair.objects.get(pk=pair.pk).status == Status.STALE


def test_a_pair_that_was_approved_stays_approved(halves):
    pair = work.approve(factories.pair_of(halves["cy"]), factories.superuser())
    assert pair.status == Status.READY

    assert into_parts.take(pair, factories.superuser()).status == Status.READY


def test_whoever_may_not_work_on_it_does_not_decide_it(halves):
    with pytest.raises(PairError):
        into_parts.take(factories.pair_of(halves["cy"]), factories.translator("ifan"))
