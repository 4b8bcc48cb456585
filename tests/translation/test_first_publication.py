"""From a new Welsh post to both halves live: every status on the way."""

import pytest

from papurbro.translation import work
from papurbro.translation.models import Status

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_new_post_passes_through_every_status_until_both_halves_are_live():
    page = factories.make_post("cy")
    somebody = factories.superuser()

    pair = factories.with_counterpart(page)
    assert (pair.status, pair.behind, pair.original_language) == (Status.MISSING, "en", "cy")

    pair = factories.translate_all(pair)
    assert pair.status == Status.IN_PROGRESS

    pair = work.send_for_review(pair, somebody)
    assert pair.status == Status.IN_REVIEW

    pair = work.approve(pair, somebody)
    assert pair.status == Status.READY

    page.refresh_from_db()
    page.publish(page.get_latest_revision())
    pair = factories.pair_of(page)
    assert pair.original.live
    assert pair.counterpart.live
    assert pair.status == Status.CURRENT


def test_a_pair_that_comes_with_both_halves_written_is_up_to_date():
    welsh, english = factories.make_pair()

    assert factories.pair_of(welsh).status == Status.CURRENT
    assert welsh.live
    assert english.live
