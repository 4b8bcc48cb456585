"""Halves that people wrote as a whole (originals, counterparts written freely) show of each picture and file the version in their own language.

Guards: ``drafting.let_drafts_show_own`` and where it is called (``deciding._show``, ``publishing._with_own_pictures``, ``saving.after_saving``),
``drafting.agreed_as_before`` (nobody is asked for that), ``showing._Own`` (a text that shows both means to).
"""

import gc
import html

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from papurbro.translation import work
from papurbro.translation.models import Status
from papurbro.translation.publication import Outcome
from papurbro.translation.versions import deciding

from tests import factories
from tests.translation.parts.pictures import leaflet, picture, stands_in
from tests.translation.parts.writing import block, body_of, say, start

pytestmark = [
    pytest.mark.usefixtures("founded", "in_english"),
    pytest.mark.django_db,
    # Wagtail leaves it to the garbage collector to close the files of the sizes it makes.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

WELSH, ENGLISH = "Dewch i’r neuadd nos Sadwrn.", "Come to the hall on Saturday night."


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def poster():
    return picture("Poster Eisteddfod", "cy")


@pytest.fixture
def english_poster():
    return picture("Eisteddfod poster")


def body(text, *images):
    shown = [block("picture", {"image": one.pk, "alt": "", "caption": "", "credit": ""}) for one in images]
    within = "".join(f'<embed alt="" embedtype="image" format="left" id="{one.pk}"/>' for one in images)
    return body_of([*shown, block("paragraph", {}) | {"value": f"<p>{text}</p>{within}"}])


def by_hand(cy, en):
    return factories.pair_of(factories.make_pair(cy={"body": cy}, en={"body": en})[0])


def half(pair, language):
    return factories.PostPage.objects.get(translation_key=pair.translation_key, locale__language_code=language)


def shown(page):
    return [int(number) for _m, number, *_rest in page.body.stream_block.extract_references(page.body)]


def in_draft(pair, language):
    return shown(half(pair, language).get_latest_revision_as_object())


def test_the_body_of_a_counterpart_written_freely_shows_the_added_version_and_nobody_is_asked(poster, english_poster):
    pair = by_hand(body(WELSH, poster), body(ENGLISH, poster))

    pair = deciding.add(pair, factories.superuser(), "picture", poster.pk, english_poster)

    assert in_draft(pair, "en") == [english_poster.pk] * 2
    assert in_draft(pair, "cy") == [poster.pk] * 2
    assert pair.status == Status.READY

    assert factories.publish(pair.original) == Outcome.BOTH
    assert shown(half(pair, "en")) == [english_poster.pk] * 2
    assert factories.pair_of(pair.original).status == Status.CURRENT


def test_an_original_that_shows_the_other_languages_version_shows_its_own_too(english_poster):
    sign = picture("Sign", "en")
    arwydd = picture("Arwydd")
    pair = by_hand(body(WELSH, sign), body(ENGLISH, sign))

    pair = deciding.add(pair, factories.superuser(), "picture", sign.pk, arwydd)
    factories.publish(pair.original)

    assert (shown(half(pair, "cy")), shown(half(pair, "en"))) == ([arwydd.pk] * 2, [sign.pk] * 2)
    assert factories.pair_of(pair.original).status == Status.CURRENT


def test_an_original_whose_counterpart_is_made_of_parts_does_too():
    sign, arwydd = picture("Sign", "en"), picture("Arwydd")
    pair = say(start([]), {"Y neuadd": "The hall"})
    page = pair.original.specific.get_latest_revision_as_object()
    page.body = body(WELSH, sign)
    page.save_revision()
    pair = say(work.make_ready_for_work(pair), {WELSH: ENGLISH})

    pair = deciding.add(pair, factories.superuser(), "picture", sign.pk, arwydd)

    assert (in_draft(pair, "cy"), in_draft(pair, "en")) == ([arwydd.pk] * 2, [sign.pk] * 2)
    assert pair.status == Status.IN_PROGRESS
    assert pair.segments_done == pair.segments_total


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_version_that_was_added_on_another_page_is_shown_once_this_one_is_published(poster, english_poster, language):
    pair = by_hand(body(WELSH, poster), body(ENGLISH, poster))
    stands_in(poster, english_poster)

    factories.publish(half(pair, language))

    assert (shown(half(pair, "cy")), shown(half(pair, "en"))) == ([poster.pk] * 2, [english_poster.pk] * 2)
    assert factories.pair_of(pair.original).status == Status.CURRENT


def test_what_was_said_of_the_edit_holds_although_a_picture_was_put_in(poster, english_poster):
    pair = by_hand(body(WELSH, english_poster), body(ENGLISH, english_poster))
    stands_in(poster, english_poster)
    page = half(pair, "cy").get_latest_revision_as_object()
    page.body = body(WELSH.replace("nos", "noss"), english_poster)
    page.save_revision()

    assert factories.publish(pair.original, "typo") in (Outcome.ONE, Outcome.BOTH)

    assert shown(half(pair, "cy")) == [poster.pk] * 2
    assert "noss" in str(half(pair, "cy").body)
    assert factories.pair_of(pair.original).status == Status.CURRENT


def test_a_text_that_shows_both_versions_goes_on_showing_both(poster, english_poster):
    stands_in(poster, english_poster)
    pair = by_hand(body(WELSH, poster, english_poster), body(ENGLISH, poster, english_poster))

    factories.publish(pair.original)

    assert shown(half(pair, "en")) == [poster.pk, english_poster.pk] * 2


def test_a_file_linked_in_what_is_written_freely_is_the_own_one_too():
    welsh, english = leaflet("Taflen", "cy"), leaflet("Leaflet")
    linked = body_of(
        [block("paragraph", {}) | {"value": f'<p><a linktype="document" id="{welsh.pk}">Here</a> it is.</p>'}]
    )
    pair = by_hand(body(WELSH), linked)

    pair = deciding.add(pair, factories.superuser(), "file", welsh.pk, english)

    assert in_draft(pair, "en") == [english.pk]
    assert pair.status in (Status.CURRENT, Status.READY)


def test_who_saves_another_languages_version_is_told_what_the_page_shows(client, poster, english_poster):
    stands_in(poster, english_poster)
    user = factories.superuser()
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    client.force_login(user)
    pair = by_hand(body(WELSH), body(ENGLISH))
    page = half(pair, "en").get_latest_revision_as_object()
    page.body = body_of(
        [block("paragraph", {}) | {"value": f'<embed alt="" embedtype="image" format="left" id="{poster.pk}"/>'}]
    )
    page.save_revision()

    form = factories.edit_form(half(pair, "en"))
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form, follow=True).content.decode()

    assert in_draft(pair, "en") == [english_poster.pk]
    gc.collect()
    assert (
        "In the place of “Poster Eisteddfod” this page shows “Eisteddfod poster”, which is in its own language."
        in html.unescape(answer)
    )


def test_looking_at_the_drafts_changes_none_that_shows_the_right_ones(poster, english_poster):
    stands_in(poster, english_poster)
    pair = by_hand(body(WELSH, poster), body(ENGLISH, english_poster))
    before = half(pair, "en").revisions.count()

    factories.publish(pair.original)

    assert half(pair, "en").revisions.count() <= before + 1  # the one that was published
