"""While a check finds what must be put right, the text is sent, approved, published and scheduled by no door; a warning holds nothing up.

Guards: ``readiness.require_complete`` (sending, approving, publishing what is ready), ``Publication.require_nothing_new_blocks`` (an edit of what is live),
``pairs._see_for_the_first_time`` (a pair that comes as it is), ``marks.same_elements`` (a typo that is none).
"""

import pytest
from django.test import Client
from django.utils import translation

from papurbro.translation import counterparts, put_right, work
from papurbro.translation.digest import content_digest
from papurbro.translation.errors import NotReady
from papurbro.translation.models import Pair, Policy, Review, Status
from papurbro.translation.sync import units

from tests import factories
from tests.translation import test_publishing_entry_points as doors

pytestmark = [pytest.mark.usefixtures("founded", "in_english"), pytest.mark.django_db]

MARKER = "[ENGLISH TRANSLATION REQUIRED]"
PLACEHOLDER = "More than two hundred people of {pentref} came together to see the new roof and the new kitchen."
ENGLISH = factories.PARAGRAPHS["en"]
BY_DOOR = [*doors.PUBLISHES, *doors.SCHEDULES]


@pytest.fixture
def go(django_capture_on_commit_callbacks):
    """Go through a door; where it refuses by raising, that is a refusal too."""
    client = Client()
    client.force_login(factories.superuser())

    def through(door, page):
        try:
            with translation.override("en"), django_capture_on_commit_callbacks(execute=True):
                door(page, client)
        except NotReady as refusal:
            return refusal.sentence
        return ""

    return through


def of_segments(text, **kwargs):
    """Parts of which one says ``text``; whoever looks at the row alone takes it for approved."""
    pair = factories.translate_all(factories.with_counterpart(factories.make_post("cy", **kwargs)), bodies=[text])
    return approved_on_paper(pair)


def by_hand(text):
    """Two pages of which the English one says ``text``."""
    pages = factories.make_ready_pair()
    factories.edit(pages["en"], body=[ENGLISH, text])
    return approved_on_paper(factories.pair_of(pages["cy"]))


def approved_on_paper(pair):
    halves = counterparts.halves(pair.translation_key)
    made_from, made = (content_digest(halves[each].get_latest_revision_as_object()) for each in ("cy", "en"))
    Pair.objects.filter(pk=pair.pk).update(behind="en", review=Review.APPROVED, made_from=made_from, made_digest=made)
    pair = factories.pair_of(pair.original)
    assert pair.status == Status.READY
    return pair


def halves(pair):
    return counterparts.halves(pair.translation_key)


@pytest.mark.parametrize("make", [of_segments, by_hand])
@pytest.mark.parametrize("text", [MARKER, PLACEHOLDER])
def test_it_is_neither_sent_nor_approved(make, text):
    pair = make(text)

    for verb in (work.send_for_review, work.approve):
        with pytest.raises(NotReady) as refusal:
            verb(pair, factories.superuser())
        assert text in refusal.value.sentence or "{pentref}" in refusal.value.sentence


@pytest.mark.parametrize("make", [of_segments, by_hand])
def test_a_text_in_the_other_language_is_neither_sent_nor_approved(make):
    pair = make(factories.PARAGRAPHS["cy"])

    for verb in (work.send_for_review, work.approve):
        with pytest.raises(NotReady):
            verb(pair, factories.superuser())


def test_the_refusal_names_the_first_and_its_place_and_leads_there():
    pair = of_segments(MARKER)

    with pytest.raises(NotReady) as refusal:
        work.approve(pair, factories.superuser())

    assert refusal.value.sentence == f"Part 2 (Text): “{MARKER}” was left here for somebody to replace."
    assert refusal.value.where == f"/admin/translation/pairs/{pair.pk}/"


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize("door", BY_DOOR, ids=lambda door: door.__name__)
def test_pages_written_by_hand_pass_no_door(go, door, half):
    pages = halves(by_hand(MARKER))

    go(door, pages[half])

    assert doors.state(pages) == (doors.NEITHER, doors.NEITHER)


@pytest.mark.parametrize("door", BY_DOOR, ids=lambda door: door.__name__)
def test_parts_pass_no_door(go, door):
    pages = halves(of_segments(MARKER))

    go(door, pages["cy"])

    assert doors.state(pages) == (doors.NEITHER, doors.NEITHER)


def test_broken_marks_pass_no_door(go):
    pages = halves(of_segments(ENGLISH))
    bold = of_segments(
        "More than two hundred people came <b>together</b>.", body=["Daeth dros <b>ddau gant</b> ynghyd."]
    )
    translation_row = counterparts.enabled_translation(bold.translation_key)
    [unit] = [unit for unit in units(translation_row) if unit.field == "body"]
    from wagtail_localize.models import StringTranslation

    StringTranslation.objects.filter(translation_of_id=unit.string_id).update(
        data="More than two hundred came together."
    )

    refusal = go(doors.page_publish, halves(bold)["cy"])

    assert "marks of the original are missing" in refusal
    assert go(doors.page_publish, pages["cy"]) == ""  # and one without marks does


def test_a_half_that_goes_by_itself_does_not_go_either(go):
    pair = by_hand(MARKER)
    work.set_policy(pair, factories.superuser(), Policy.INDEPENDENT, "They may.")

    go(doors.page_publish, halves(pair)["en"])

    assert doors.state(halves(pair))[0] == doors.NEITHER


@pytest.mark.parametrize("change_class", ["typo", "correction", "substantive"])
def test_an_edit_of_what_is_live_brings_none_in(change_class):
    welsh, english = factories.make_pair()
    english = factories.edit(english, body=[ENGLISH, MARKER])

    with pytest.raises(NotReady):
        factories.publish(english, change_class)

    english.refresh_from_db()
    assert MARKER not in str(english.body)
    assert factories.fresh({"cy": welsh})["cy"].live


def test_a_typo_is_put_right_though_a_marker_stood_there_before():
    section = factories.site().section
    pages = {"cy": factories.post("cy"), "en": factories.post("en", body=["The rooof is new, and so it is.", MARKER])}
    english = factories.make_live_pair(pages, section)["en"]
    Pair.objects.for_page(english).update(policy=Policy.TOGETHER, review=Review.APPROVED)
    english = factories.edit(english, body=["The roof is new, and so it is.", MARKER])

    factories.publish(english, "typo")

    assert "The roof is new" in str(factories.fresh({"en": english})["en"].body)


def test_what_waits_for_the_other_half_brings_none_in_when_that_is_ready():
    """The English was rewritten, and the Welsh followed: what goes out then is the English as it stands."""
    welsh, english = factories.make_pair()
    factories.edit(english, body=[ENGLISH, "All were made welcome there."])
    pair = factories.pair_of(welsh)
    assert pair.behind == "cy"
    factories.edit(welsh, body=[factories.PARAGRAPHS["cy"], "Croesawyd pawb yno."])
    factories.edit(english, body=[ENGLISH, MARKER])
    pair = work.record_work(factories.pair_of(welsh), factories.superuser())

    with pytest.raises(NotReady):
        factories.publish(work.approve(pair, factories.superuser()).original)

    assert MARKER not in str(factories.fresh({"en": english})["en"].body)


def test_what_is_put_right_on_both_at_once_brings_none_in():
    welsh, english = factories.make_pair()
    pair = factories.pair_of(welsh)

    with pytest.raises(NotReady):
        put_right.put_right(
            pair, factories.superuser(), {"cy": ("gegin newydd", "gegin hardd"), "en": ("new kitchen", "TODO kitchen")}
        )

    assert "TODO" not in str(factories.fresh({"en": english})["en"].body)


def test_a_typo_that_adds_a_link_is_none():
    """The translation lacks the link, so it has to follow: it is not taken for as good as it was."""
    pair = factories.make_live(factories.make_post("cy", body=["Daeth dros ddau gant ynghyd i'r neuadd."]))
    original = factories.edit(
        pair.original.specific, body=['Daeth dros ddau gant ynghyd i\'r <a href="https://example.org/">neuadd</a>.']
    )

    factories.publish(original, "typo")

    assert factories.pair_of(original).status == Status.STALE


def test_a_pair_that_comes_with_a_marker_is_in_progress():
    section = factories.site().section
    pages = {"cy": factories.post("cy"), "en": factories.post("en", body=[ENGLISH, MARKER])}

    made = factories.make_live_pair(pages, section)

    assert factories.pair_of(made["cy"]).status == Status.IN_PROGRESS


def test_warnings_hold_nothing_up(go):
    pair = by_hand("On 30 April 2021 some 13 people  came came together to see what was new in the valley hall.")

    assert go(doors.page_publish, halves(pair)["cy"]) == ""
    assert doors.state(halves(pair))[0] == doors.BOTH
