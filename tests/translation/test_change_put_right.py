"""A number, a date or a link put right on both halves in one action.

Guards: ``put_right._not_found`` (both or none), ``put_right._keep_agreements`` (the halves agree as before),
``replacing.Replacement._pattern`` (a number within a number is another number).
"""

import pytest
from django.test import Client
from django.urls import reverse

from papurbro.translation.counterparts import enabled_translation
from papurbro.translation.digest import links
from papurbro.translation.errors import PairError
from papurbro.translation.models import Status
from papurbro.translation.pages import ChangeClass
from papurbro.translation.publication import Outcome
from papurbro.translation.put_right import put_right
from papurbro.translation.replacing import Replacement

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

WELSH = 'Cynhelir y cyfarfod am <a href="https://example.org/hen">19:00</a> ar 3 Rhagfyr yn neuadd y pentref.'
ENGLISH = 'The meeting is held at <a href="https://example.org/hen">19:00</a> on 3 December in the village hall.'
TIME = {"cy": ("19:00", "19:30"), "en": ("19:00", "19:30")}
DAY = {"cy": ("3 Rhagfyr", "4 Rhagfyr"), "en": ("3 December", "4 December")}
LINK = dict.fromkeys(("cy", "en"), ("https://example.org/hen", "https://example.org/newydd"))
LINKS = {
    "cy": ("https://example.org/hen", "https://example.org/cy"),
    "en": ("https://example.org/hen", "https://example.org/en"),
}


def by_hand():
    return factories.pair_of(factories.make_pair(cy={"body": [WELSH]}, en={"body": [ENGLISH]})[0])


def by_segments():
    page = factories.make_post("cy", body=[WELSH])
    text = 'The meeting is held at <a id="a1">19:00</a> on 3 December in the village hall.'
    pair = factories.with_counterpart(page)
    pair = factories.translate_all(pair, bodies=[text])
    for verb in (factories.work.send_for_review, factories.work.approve):
        pair = verb(pair, factories.superuser())
    factories.publish(page)
    return factories.pair_of(page)


@pytest.fixture(params=[by_hand, by_segments], ids=["by hand", "by segments"])
def pair(request):
    return request.param()


def bodies(pair):
    return {
        half.language: str(half.body)
        for half in (type(page.specific).objects.get(pk=page.pk) for page in (pair.original, pair.counterpart))
    }


@pytest.mark.parametrize("replacements", [TIME, DAY, LINK, LINKS], ids=["a time", "a day", "a link", "two links"])
def test_it_is_right_on_both_live_halves_and_the_pair_stays_up_to_date(pair, replacements):
    assert put_right(pair, factories.superuser(), replacements) == Outcome.BOTH

    now = bodies(pair)
    for language, (old, new) in replacements.items():
        assert new in now[language]
        assert old not in now[language]
    assert factories.pair_of(pair.original).status == Status.CURRENT


def test_the_segments_are_right_as_well():
    pair = by_segments()

    put_right(pair, factories.superuser(), TIME)

    draft = factories.counterparts.compose(enabled_translation(pair.translation_key))
    assert "19:30" in str(draft.body)
    assert links(draft) == ["https://example.org/hen"]


@pytest.mark.parametrize("language", ["cy", "en"])
def test_nothing_changes_where_one_half_does_not_hold_it(pair, language):
    before = bodies(pair)

    with pytest.raises(PairError, match="21:45"):
        put_right(pair, factories.superuser(), {**TIME, language: ("21:45", "19:30")})

    assert bodies(pair) == before
    assert "19:30" not in str(pair.original.specific.get_latest_revision_as_object().body)


def test_a_pair_that_is_not_up_to_date_is_put_right_in_its_drafts_only(pair):
    factories.edit(pair.original, body=[WELSH, "Bydd te a bara brith i bawb ar ôl y cyfarfod."])
    factories.publish(pair.original, ChangeClass.CORRECTION)
    pair = factories.pair_of(pair.original)

    assert put_right(pair, factories.superuser(), TIME) is None

    assert "19:00" in bodies(pair)["en"]
    pair = factories.pair_of(pair.original)
    assert "19:30" in str(pair.original.specific.get_latest_revision_as_object().body)
    assert (pair.status, pair.change_class) == (Status.STALE, ChangeClass.CORRECTION)


def test_it_is_for_those_who_may_publish_both(pair):
    with pytest.raises(PairError):
        put_right(pair, factories.editor("hanner", languages=("cy",)), TIME)

    assert "19:00" in bodies(pair)["cy"]


def test_every_place_is_shown_before_anything_changes(pair):
    client = Client()
    client.force_login(factories.superuser())
    address = reverse("translation:put_right", args=[pair.pk])
    form = {"old_cy": "19:00", "new_cy": "19:30", "old_en": "19:00", "new_en": "19:30"}

    shown = client.post(address, form).content.decode()
    assert shown.count("<del>19:00</del>") == 2
    assert "19:00" in bodies(pair)["cy"]

    client.post(address, {**form, "seen": "yes"})
    assert "19:30" in bodies(pair)["cy"]
    assert "19:30" in bodies(pair)["en"]


@pytest.mark.parametrize(
    ("old", "text"),
    [("10", "yn 2010"), ("19:3", "am 19:30"), ("3 Rhagfyr", "ar 13 Rhagfyr"), ("9:30", "am 19:30"), ("19", "am 19:30")],
)
def test_a_number_within_another_number_is_left_alone(old, text):
    assert Replacement(old, "X").in_text(text) == text


def test_what_only_machines_read_is_left_alone():
    source = '<p data-block-key="10"><a linktype="page" id="10">10</a></p>'

    assert Replacement("10", "11").in_html(source) == '<p data-block-key="10"><a linktype="page" id="10">11</a></p>'
