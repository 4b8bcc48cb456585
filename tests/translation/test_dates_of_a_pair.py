"""When a pair goes out and expires is said once, on the original, unless somebody sets a date on the counterpart itself."""

import datetime

import pytest
from django.utils import timezone

from papurbro.translation.publication import Outcome

from blog.models import PostPage

from tests import factories

pytestmark = pytest.mark.django_db

NEXT_WEEK = timezone.now().replace(microsecond=0) + datetime.timedelta(days=7)
NEXT_MONTH = NEXT_WEEK + datetime.timedelta(days=21)


def expiry(pair):
    return {PostPage.objects.get(pk=page.pk).expire_at for page in (pair.original, pair.counterpart)}


def test_publishing_from_the_counterpart_keeps_the_day_on_which_the_original_expires():
    """Guard: ``sharing.agree_on_dates``. The counterpart's own draft knows no date, and wrote that over both."""
    page = factories.make_post("cy")
    pair = factories.make_ready(page)
    factories.edit(page, expire_at=NEXT_WEEK)

    assert factories.publish(pair.counterpart) is Outcome.BOTH

    assert expiry(pair) == {NEXT_WEEK}


def test_publishing_from_the_counterpart_waits_for_the_day_that_the_original_names():
    page = factories.make_post("cy")
    pair = factories.make_ready(page)
    factories.edit(page, go_live_at=NEXT_WEEK)

    assert factories.publish(pair.counterpart) is Outcome.SCHEDULED

    assert not PostPage.objects.get(pk=pair.counterpart.pk).live


def test_a_date_set_on_the_counterpart_counts_for_both():
    pages = factories.make_ready_pair()
    factories.edit(pages["cy"], expire_at=NEXT_WEEK)
    factories.edit(pages["en"], expire_at=NEXT_MONTH)

    factories.publish(pages["en"])

    assert expiry(factories.pair_of(pages["cy"])) == {NEXT_MONTH}


def test_a_typo_in_the_counterpart_keeps_the_expiry_of_both():
    """Guard: ``Publication.share_expiry``."""
    pages = factories.make_ready_pair()
    factories.edit(pages["cy"], expire_at=NEXT_WEEK)
    factories.publish(pages["cy"])
    factories.edit(pages["en"], title="The village hall reopens today", expire_at=None)
    PostPage.objects.filter(pk=pages["en"].pk).update(expire_at=None)

    factories.publish(pages["en"], "typo")

    assert expiry(factories.pair_of(pages["cy"])) == {NEXT_WEEK}
    assert PostPage.objects.get(pk=pages["en"].pk).get_latest_revision_as_object().expire_at == NEXT_WEEK
