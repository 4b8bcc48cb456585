"""Taking a pair on, giving it back, and what becomes of a claim that nobody works on."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from papurbro.translation import work
from papurbro.translation.errors import PairError
from papurbro.translation.models import CLAIM_LASTS, Pair, Status

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return factories.with_counterpart(factories.make_post("cy"))


@pytest.fixture
def mair():
    return factories.translator("mair")


@pytest.fixture
def ifan():
    return factories.translator("ifan")


def age(pair, days):
    Pair.objects.filter(pk=pair.pk).update(claimed_at=timezone.now() - datetime.timedelta(days=days))


def test_one_of_two_gets_it_and_the_other_is_told_who_has_it(pair, mair, ifan):
    """Guard: ``free_for`` in ``work.claim``."""
    work.claim(pair, mair)

    with pytest.raises(PairError) as refused:
        work.claim(pair, ifan)

    assert "mair" in refused.value.sentence
    assert Pair.objects.get(pk=pair.pk).assignee == mair


def test_a_claim_that_nobody_worked_on_gives_way(pair, mair, ifan):
    work.claim(pair, mair)
    age(pair, CLAIM_LASTS.days + 1)

    assert work.claim(pair, ifan).assignee == ifan


def test_a_claim_with_a_date_to_come_stays(pair, mair, ifan):
    work.assign(pair, factories.superuser(), to=mair, due=timezone.localdate() + datetime.timedelta(days=3))
    age(pair, CLAIM_LASTS.days + 1)

    with pytest.raises(PairError):
        work.claim(pair, ifan)


def test_what_waits_for_nobody_cannot_be_taken_on(pair, mair):
    work.exempt(pair, factories.superuser(), "a poem")

    with pytest.raises(PairError):
        work.claim(pair, mair)

    assert Pair.objects.get(pk=pair.pk).assignee is None


def test_giving_back_keeps_what_was_written(pair, mair):
    work.claim(pair, mair)
    factories.translate_all(pair, mair)

    released = work.release(pair, mair)

    assert released.assignee is None
    assert released.status == Status.IN_PROGRESS
    assert released.segments_done == released.segments_total


def test_the_queue_s_button_takes_it_on_and_opens_it(client, pair, mair):
    client.force_login(mair)
    url = reverse("translation:claim", args=[pair.pk])
    assert url in client.get(reverse("translation:queue")).content.decode()

    answer = client.post(url)

    assert answer.url == reverse("translation:work", args=[pair.pk])
    assert Pair.objects.get(pk=pair.pk).assignee == mair
