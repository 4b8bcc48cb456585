"""Translators are written to in their own language, about what concerns them, once each."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.users.models import UserProfile

from papurbro.translation import counterparts, work
from papurbro.translation.models import Pair
from papurbro.translation.translators import announcing, sending
from papurbro.translation.translators.models import Kind, NewWork, Profile, TranslatorLetter

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mair(founded):
    return factories.translator("mair")


def wants(user, new_work, works_into=""):
    Profile.objects.update_or_create(user=user, defaults={"new_work": new_work, "works_into": works_into})
    user.__dict__.pop("_translator_profile", None)


def reads(user, language):
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})


def new_work(language="cy", **words):
    """A pair that came in an hour ago and has rested since."""
    pair = factories.with_counterpart(factories.make_post(language, **words))
    rest(pair)
    return pair


def rest(pair):
    hour = timezone.now() - datetime.timedelta(hours=1)
    Pair.objects.filter(pk=pair.pk).update(waiting_since=hour)
    type(pair.original)._default_manager.filter(pk=pair.original_id).update(latest_revision_created_at=hour)


def make_due():
    TranslatorLetter.objects.update(not_before=timezone.now())


def addressees():
    return sorted(message.to[0] for message in mail.outbox)


@pytest.mark.parametrize(("language", "subject"), [("en", "New to translate: Te yn y neuadd"), ("cy", None)])
def test_each_piece_is_told_of_in_the_translator_s_own_language(mair, language, subject):
    wants(mair, NewWork.EACH)
    reads(mair, language)
    pair = new_work(title="Te yn y neuadd")

    announcing.announce()
    sending.send_due()

    [message] = mail.outbox
    assert message.to == [mair.email]
    assert message.extra_headers["Content-Language"] == language
    assert f"/admin/translation/pairs/{pair.pk}/" in message.body
    assert "Te yn y neuadd" in message.body
    assert subject in (None, message.subject)
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    assert f'lang="{language}"' in html


def test_nobody_is_told_twice_or_of_what_is_still_being_written(mair):
    wants(mair, NewWork.EACH)
    pair = factories.with_counterpart(factories.make_post("cy"))
    announcing.announce()
    assert not TranslatorLetter.objects.exists()

    rest(pair)
    for _again in range(2):
        announcing.announce()
        sending.send_due()
    assert len(mail.outbox) == 1


def test_a_day_s_new_work_comes_in_one_mail_in_the_morning(mair):
    wants(mair, NewWork.DAILY)
    new_work(title="Te yn y neuadd")
    new_work(title="Rygbi")
    announcing.announce()
    sending.send_due()
    assert not mail.outbox
    local = timezone.localtime(TranslatorLetter.objects.first().not_before)
    assert (local.hour, local.minute) == (7, 0)
    assert local > timezone.now()

    make_due()
    sending.send_due()

    [message] = mail.outbox
    assert "Te yn y neuadd" in message.body
    assert "Rygbi" in message.body


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        ((NewWork.EACH, "en"), True),
        ((NewWork.EACH, ""), True),
        ((NewWork.EACH, "cy"), False),
        ((NewWork.NEVER, "en"), False),
    ],
)
def test_only_those_who_work_in_the_direction_and_want_to_hear_are_told(mair, wishes, told):
    wants(mair, *wishes)
    new_work("cy")

    announcing.announce()
    sending.send_due()

    assert addressees() == ([mair.email] if told else [])


def test_who_has_left_gets_nothing_not_even_what_was_written_already(mair):
    """Guards: ``is_active`` in ``translators_into`` and in ``is_wanted``."""
    ifan = factories.translator("ifan")
    for user in (mair, ifan):
        wants(user, NewWork.EACH)
    ifan.is_active = False
    ifan.save()
    new_work()
    announcing.announce()
    assert not TranslatorLetter.objects.filter(user=ifan).exists()
    mair.is_active = False
    mair.save()

    sending.send_due()

    assert not mail.outbox
    assert TranslatorLetter.objects.get().state == TranslatorLetter.State.DROPPED


def test_what_somebody_took_on_meanwhile_is_no_news(mair):
    wants(mair, NewWork.EACH)
    pair = new_work()
    announcing.announce()
    work.claim(pair, factories.translator("ifan"))

    sending.send_due()

    assert not mail.outbox


def test_an_administrator_hears_once_they_said_how_they_translate(founded):
    admin = factories.superuser()
    new_work()
    announcing.announce()
    assert not TranslatorLetter.objects.exists()

    wants(admin, NewWork.EACH)
    new_work()
    announcing.announce()
    assert TranslatorLetter.objects.get().user == admin


def test_what_an_importer_brings_is_no_news(mair):
    wants(mair, NewWork.EACH)
    with counterparts.no_counterparts():
        page = factories.make_post("cy")
        pair = factories.pair_of(page)
    assert pair.is_pending

    rest(pair)
    announcing.announce()

    assert not TranslatorLetter.objects.exists()


def test_work_sent_back_is_told_with_the_reviewer_s_words(mair, django_capture_on_commit_callbacks):
    pair = work.claim(new_work(), mair)
    factories.translate_all(pair, mair)
    work.send_for_review(pair, mair)

    with django_capture_on_commit_callbacks(execute=True):
        work.send_back(pair, factories.superuser(), "Neuadd, nid <b>adeilad</b>")

    [message] = [message for message in mail.outbox if message.to == [mair.email]]
    assert "Neuadd, nid <b>adeilad</b>" in message.body
    assert "<b>adeilad</b>" not in message.alternatives[0][0]


def test_who_translated_is_thanked_once_when_it_is_published(mair):
    page = factories.make_post("cy")
    pair = work.claim(factories.with_counterpart(page), mair)
    factories.translate_all(pair, mair)
    work.send_for_review(pair, mair)
    work.approve(pair, factories.superuser())

    factories.publish(page)
    factories.edit(page, title="Neuadd y pentref yn ailagor heddiw")
    factories.publish(page, "typo")
    sending.send_due()

    assert TranslatorLetter.objects.filter(kind=Kind.PUBLISHED).count() == 1
    assert addressees() == [mair.email]


def test_nobody_thanks_themselves(founded):
    page = factories.make_post("cy")
    factories.make_ready(page)

    factories.publish(page)

    assert not TranslatorLetter.objects.exists()


def test_what_was_not_done_after_all_is_told_to_nobody(mair):
    """Guard: letters are written in the transaction of what they tell of."""
    from django.db import transaction

    pair = work.claim(new_work(), mair)
    factories.translate_all(pair, mair)
    work.send_for_review(pair, mair)

    with pytest.raises(RuntimeError), transaction.atomic():
        work.send_back(pair, factories.superuser(), "Eto")
        raise RuntimeError

    assert not TranslatorLetter.objects.exists()
