"""A claim on which nothing is done ends after some days, after a mail two days before; nothing that was written is lost."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from papurbro.core.models import PeriodicJob
from papurbro.translation import work
from papurbro.translation.models import Pair, PairSettings, Status
from papurbro.translation.translators import claims, sending
from papurbro.translation.translators.models import Kind, TranslatorLetter

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mair(founded):
    return factories.translator("mair")


@pytest.fixture
def pair(mair):
    return work.claim(factories.with_counterpart(factories.make_post("cy")), mair)


def silent(pair, days):
    Pair.objects.filter(pk=pair.pk).update(claimed_at=timezone.now() - datetime.timedelta(days=days, minutes=1))


def age_letters(days):
    """The letters were written so many days ago; ``auto_now_add`` knows only now."""
    TranslatorLetter.objects.update(made_at=timezone.now() - datetime.timedelta(days=days, minutes=1))


def again(pair):
    return Pair.objects.get(pk=pair.pk)


def test_two_days_before_it_ends_the_translator_is_told_once(pair, mair):
    silent(pair, 11)
    claims.warn()
    assert not TranslatorLetter.objects.exists()

    silent(pair, 12)
    claims.warn()
    claims.warn()
    sending.send_due()

    assert [message.to for message in mail.outbox] == [[mair.email]]
    assert str(pair.original.title) in mail.outbox[0].body


def test_it_ends_two_days_after_the_letter_and_what_was_written_stays(pair, mair):
    factories.translate_all(pair, mair)
    silent(pair, 14)
    claims.warn()
    assert claims.expire() == 0  # told a moment ago: the sweep had not run for days

    age_letters(2)
    assert claims.expire() == 1

    given_back = again(pair)
    assert (given_back.assignee, given_back.claimed_at) == (None, None)
    assert given_back.status == Status.IN_PROGRESS
    assert given_back.segments_done == given_back.segments_total
    assert work.claim(given_back, mair).assignee == mair


def test_whoever_saves_a_word_keeps_it(pair, mair):
    silent(pair, 14)
    claims.warn()
    age_letters(2)
    factories.translate_all(pair, mair)

    assert claims.expire() == 0
    assert again(pair).assignee == mair


def test_whoever_saves_a_word_while_the_sweep_goes_on_keeps_it(pair, mair, monkeypatch):
    """Guard: the condition in ``claims._give_back``, which looks again."""
    silent(pair, 14)
    claims.warn()
    age_letters(2)
    told = claims._was_told

    def and_meanwhile(found, now):
        factories.translate_all(pair, mair)
        return told(found, now)

    monkeypatch.setattr(claims, "_was_told", and_meanwhile)

    assert claims.expire() == 0
    assert again(pair).assignee == mair


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.READY])
def test_while_others_have_to_act_it_does_not_end(pair, mair, status):
    """Guard: ``AT_WORK`` in ``silent_since``."""
    Pair.objects.filter(pk=pair.pk).update(status=status)
    silent(pair, 40)
    claims.warn()
    age_letters(5)

    assert claims.expire() == 0
    assert not mail.outbox


def test_a_date_to_come_that_an_editor_set_keeps_it(pair, mair):
    work.assign(pair, factories.superuser(), to=mair, due=timezone.localdate() + datetime.timedelta(days=3))
    silent(pair, 40)
    claims.warn()
    age_letters(5)

    assert claims.expire() == 0


def test_who_gets_no_mail_is_not_waited_for(pair, mair):
    mair.is_active = False
    mair.save()
    silent(pair, 14)
    claims.warn()

    assert claims.expire() == 1
    assert not TranslatorLetter.objects.exists()


def test_how_long_it_lasts_is_the_site_s_to_say(pair, mair):
    settings = PairSettings.load()
    settings.claim_days = 30
    settings.save()
    silent(pair, 27)
    claims.warn()
    assert not TranslatorLetter.objects.exists()
    assert not Pair.objects.filter(pk=pair.pk).free_for(factories.translator("ifan")).exists()

    silent(pair, 28)
    claims.warn()
    assert TranslatorLetter.objects.filter(kind=Kind.CLAIM_ENDING).count() == 1


def test_a_letter_that_came_too_late_is_not_sent(pair, mair):
    silent(pair, 12)
    claims.warn()
    factories.translate_all(pair, mair)

    sending.send_due()

    assert not mail.outbox


def test_it_comes_round_by_itself(pair, mair):
    """Guard: ``jobs.end_claims`` is registered."""
    silent(pair, 14)
    call_command("tick")
    assert [message.to for message in mail.outbox] == [[mair.email]]

    age_letters(2)
    PeriodicJob.objects.update(next_due=timezone.now())
    call_command("tick")
    assert again(pair).assignee is None


def test_after_a_long_review_what_is_sent_back_is_theirs_for_the_whole_time_again(pair, mair):
    factories.translate_all(pair, mair)
    work.send_for_review(pair, mair)
    silent(pair, 40)

    work.send_back(again(pair), factories.superuser(), "Eto, os gwelwch yn dda")
    claims.warn()

    assert not TranslatorLetter.objects.filter(kind=Kind.CLAIM_ENDING).exists()
