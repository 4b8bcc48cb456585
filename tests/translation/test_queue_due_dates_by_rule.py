"""Work gets a due date by the site's rule when it arises, and a person's date is never written over."""

import datetime

import pytest
from django.utils import timezone

from papurbro.translation import work
from papurbro.translation.models import Pair, PairSettings
from papurbro.translation.pages import ChangeClass

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def rules(founded):
    settings = PairSettings.load()
    settings.days_new, settings.days_substantive, settings.days_correction = 10, 5, 1
    settings.save()


def day(distance):
    return timezone.localdate() + datetime.timedelta(days=distance)


def correct(page):
    """A correction goes out, and the other version has to follow."""
    factories.edit(page, body=["Mae'r cyfarfod am 19:30, nid am 19:00."])
    factories.publish(page, ChangeClass.CORRECTION)
    return factories.pair_of(page)


def test_without_a_rule_nothing_is_due(founded):
    assert factories.with_counterpart(factories.make_post("cy")).due is None


def test_each_kind_of_work_has_its_own_days(rules):
    assert factories.with_counterpart(factories.make_post("cy")).due == day(10)

    welsh, _english = factories.make_pair()
    factories.edit(welsh, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])
    assert factories.pair_of(welsh).due == day(5)

    other, _english = factories.make_pair()
    assert correct(other).due == day(1)


def test_a_correction_moves_the_date_that_the_rule_set_for_less_urgent_work(rules):
    welsh, _english = factories.make_pair()
    factories.edit(welsh, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])
    assert factories.pair_of(welsh).due == day(5)

    assert correct(welsh).due == day(1)


def test_a_rule_s_date_is_never_put_off_by_a_rule(rules):
    """Guard: the earlier of both in ``arising._set_due``. The rule for corrections may give more days than are left."""
    welsh, _english = factories.make_pair()
    factories.edit(welsh, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])
    Pair.objects.filter(pk=factories.pair_of(welsh).pk).update(due=day(-2))

    assert correct(welsh).due == day(-2)


def test_a_date_that_a_person_set_stays(rules):
    """Guard: ``due_is_by_rule`` in ``arising._set_due``."""
    welsh, _english = factories.make_pair()
    factories.edit(welsh, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])
    work.assign(factories.pair_of(welsh), factories.superuser(), to=None, due=day(30))

    assert correct(welsh).due == day(30)


def test_a_date_that_a_person_took_away_stays_away(rules):
    pair = factories.with_counterpart(factories.make_post("cy"))
    work.assign(pair, factories.superuser(), to=None, due=None)

    factories.edit(pair.original, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])

    assert factories.pair_of(pair.original).due is None


def test_what_is_finished_is_due_no_more_and_the_next_work_is_dated_anew(rules):
    pair = factories.make_live(factories.make_post("cy"))
    assert (pair.due, pair.due_is_by_rule) == (None, False)

    factories.edit(pair.original, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])

    assert factories.pair_of(pair.original).due == day(5)


def test_a_rule_s_date_keeps_no_claim(rules):
    """An editor's date to come keeps a claim; one that nobody thought about does not."""
    pair = work.claim(factories.with_counterpart(factories.make_post("cy")), factories.translator("mair"))
    Pair.objects.filter(pk=pair.pk).update(claimed_at=timezone.now() - datetime.timedelta(days=20))

    assert Pair.objects.filter(pk=pair.pk).free_for(factories.translator("ifan")).exists()
