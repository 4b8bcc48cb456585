"""What a newsletter was promised comes before what merely waits, and the translator reads when it goes."""

import datetime

import pytest
from django.utils import timezone

from papurbro.translation import promises
from papurbro.translation.models import Pair

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(founded):
    return factories.with_counterpart(factories.make_post("cy"))


def again(pair):
    return Pair.objects.get(pk=pair.pk)


def in_days(days):
    return timezone.now() + datetime.timedelta(days=days)


def test_what_is_promised_comes_before_what_waits_longer_and_after_what_has_a_date(pair):
    dated = factories.with_counterpart(factories.make_post("cy"))
    promised = factories.with_counterpart(factories.make_post("cy"))
    Pair.objects.filter(pk=dated.pk).update(due=timezone.localdate() + datetime.timedelta(days=90))
    promises.promise(promised, in_days(2))

    order = Pair.objects.filter(pk__in=[pair.pk, dated.pk, promised.pk]).most_urgent_first()

    assert list(order) == [dated, promised, pair]


def test_a_promise_that_is_withdrawn_leaves_no_trace(pair):
    promises.promise(pair, in_days(2))
    promises.withdraw(pair)

    assert again(pair).promised_for is None
    assert promises.promised_in_words(again(pair)) == ""


def test_within_a_week_the_day_is_named_and_afterwards_the_date(pair, in_english):
    for days in range(1, 7):
        promises.promise(pair, in_days(days))
        weekday = f"{timezone.localtime(in_days(days)):%A}"
        assert promises.promised_in_words(again(pair)) == f"Promised in {weekday}’s newsletter"
    promises.promise(pair, in_days(40))
    assert promises.promised_in_words(again(pair)).startswith("Promised in the newsletter of ")
    promises.promise(pair, in_days(-1))
    assert promises.promised_in_words(again(pair)) == "Promised in the newsletter that is about to go"
