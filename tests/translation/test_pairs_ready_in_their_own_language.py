"""A counterpart whose text still stands in the original's language becomes ready by no door.

Guards: ``readiness.require_complete`` (sending, approving), ``pairs._see_for_the_first_time`` (a pair that comes as it is),
``publication.Publication.require_ready`` (publishing, whatever the row says).
"""

import pytest

from papurbro.translation import work
from papurbro.translation.errors import NotReady
from papurbro.translation.models import Pair, Review, Status
from papurbro.translation.work.rows import digest_behind

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded", "in_english"), pytest.mark.django_db]

WELSH = factories.PARAGRAPHS["cy"]


def untranslated():
    """A counterpart made of segments, each of which was "translated" by the original's own words."""
    return factories.translate_all(factories.with_counterpart(factories.make_post("cy")), text=WELSH)


def test_it_cannot_be_sent():
    with pytest.raises(NotReady, match="still stands in the other language"):
        work.send_for_review(untranslated(), factories.superuser())


def test_it_cannot_be_approved():
    with pytest.raises(NotReady, match="still stands in the other language"):
        work.approve(untranslated(), factories.superuser())


def test_what_is_not_translated_at_all_cannot_be_approved():
    pair = factories.with_counterpart(factories.make_post("cy"))
    work.record_work(pair, factories.superuser())

    with pytest.raises(NotReady, match="Still to translate"):
        work.approve(pair, factories.superuser())


def test_a_pair_that_comes_with_the_same_text_twice_is_in_progress():
    pages = factories.make_ready_pair(body=[WELSH])

    assert factories.pair_of(pages["cy"]).status == Status.IN_PROGRESS


def test_it_cannot_be_published_whatever_was_written_into_the_row():
    pair = untranslated()
    Pair.objects.filter(pk=pair.pk).update(review=Review.APPROVED, made_digest=digest_behind(pair))
    assert factories.pair_of(pair.original).status == Status.READY

    with pytest.raises(NotReady, match="still stands in the other language"):
        factories.publish(pair.original)


def test_a_quotation_may_stay_in_the_language_it_was_said_in():
    quotation = ("quote", {"text": WELSH, "attribution": "Mair"})
    section = factories.site().section
    english = [
        *factories.paragraphs(factories.PARAGRAPHS["en"], "It was a good day for all of us in the valley."),
        quotation,
    ]
    pages = {
        "cy": factories.post("cy", body=[*factories.paragraphs(WELSH), quotation]),
        "en": factories.post("en", body=english),
    }

    made = factories.make_live_pair(pages, section)

    assert factories.pair_of(made["cy"]).status == Status.CURRENT
