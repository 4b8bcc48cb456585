"""A letter goes out once, whoever sends and whenever they are killed; what the server did not take is tried again."""

import datetime as dt
import smtplib
import threading

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from papurbro.mail.outbox import Outbox
from papurbro.translation.models import Pair
from papurbro.translation.translators import letters, sending
from papurbro.translation.translators.models import Kind, TranslatorLetter

from tests import factories

State = TranslatorLetter.State


@pytest.fixture
def written(db):
    """Three letters that wait."""
    mair = factories.translator("mair")
    pairs = [factories.pair_of(factories.make_pair()[0]) for _number in range(3)]
    for pair in pairs:
        letters.write(Kind.PUBLISHED, pair, [mair], occasion="now")
    return pairs


def states():
    return sorted(TranslatorLetter.objects.values_list("state", flat=True))


@pytest.fixture
def server(monkeypatch):
    """A mail server that says what it is told to say, letter by letter."""
    answers = []

    def hand_over(self, message):
        answer = answers.pop(0) if answers else None
        if answer is not None:
            raise answer
        mail.outbox.append(message)

    monkeypatch.setattr(Outbox, "send", hand_over)
    return answers


def test_who_is_killed_while_sending_has_sent_it_once_or_not_at_all(written, server):
    """Guard: what is taken is never given out again (``take``)."""
    server.append(KeyboardInterrupt())  # in the middle of handing over: whether it arrived nobody knows

    with pytest.raises(KeyboardInterrupt):
        sending.send_due()
    assert states() == ["sending", "waiting", "waiting"]
    sending.send_due()

    assert len(mail.outbox) == 2
    assert states() == ["sending", "sent", "sent"]


def test_the_same_occasion_is_told_once(written):
    letters.write(Kind.PUBLISHED, written[0], [factories.User.objects.get(username="mair")], occasion="now")

    assert TranslatorLetter.objects.count() == 3


def test_a_silent_server_loses_nothing(written, server):
    from papurbro.mail.outbox import ServerSilent

    server.append(ServerSilent("421 later"))

    assert sending.send_due() == 0
    assert states() == ["waiting"] * 3
    TranslatorLetter.objects.update(not_before=timezone.now())
    assert sending.send_due() == 3


def test_what_the_server_puts_off_is_tried_later_and_what_it_refuses_is_given_up(written, server):
    from papurbro.mail.outbox import Refused

    server.extend([Refused(450, "4.2.1 busy", at_recipient=True), Refused(550, "5.1.1 nobody", at_recipient=True)])

    assert sending.send_due() == 1

    assert states() == ["failed", "sent", "waiting"]
    put_off = TranslatorLetter.objects.get(state=State.WAITING)
    assert put_off.not_before - timezone.now() > dt.timedelta(minutes=4)


def test_an_address_that_no_mail_can_go_to_holds_up_nobody_else(written, monkeypatch):
    def fail(self, messages):
        raise smtplib.SMTPRecipientsRefused({"x": (550, b"5.1.1 nobody")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)

    assert sending.send_due() == 0
    assert states() == ["failed"] * 3


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_letter_once():
    """Guard: the conditional update in ``take``."""
    mair = factories.translator("mair")
    pair = factories.pair_of(factories.make_pair()[0])
    for number in range(30):
        letters.write(Kind.PUBLISHED, pair, [mair], occasion=number, not_before=timezone.now())
    start = threading.Barrier(4)

    def sender():
        start.wait()
        try:
            sending.send_due()
        finally:
            connection.close()

    threads = [threading.Thread(target=sender) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert states() == ["sent"] * 30
    keys = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(keys) == len(set(keys)) == 30
    assert Pair.objects.filter(pk=pair.pk).exists()
