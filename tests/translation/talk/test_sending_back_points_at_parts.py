"""A reviewer sends a piece back in words, about the whole and about single parts."""

import pytest
from django.core import mail

from papurbro.translation import happenings, work
from papurbro.translation.errors import PairError
from papurbro.translation.models import Status
from papurbro.translation.talk import notes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def sent(desk, mair):
    desk.finish(mair)
    desk.pair = work.send_for_review(desk.pair, mair)
    return desk


def test_what_is_to_be_done_stands_with_its_part_until_it_is_called_done(sent, mair, gwen):
    pair = work.send_back(sent.pair, gwen, "Nearly there.", parts={sent.part("Mae").key: "Say who is welcome."})

    assert (pair.status, pair.review_note) == (Status.IN_PROGRESS, "Nearly there.")
    (thread,) = notes.to_do(pair)
    assert thread.key == sent.part("Mae").key
    notes.resolve(thread, mair)
    assert notes.to_do(pair) == []


def test_a_part_s_words_are_words_enough_and_none_at_all_are_refused(sent, gwen):
    with pytest.raises(PairError):
        work.send_back(sent.pair, gwen, "", parts={sent.part("Mae").key: "  "})
    assert work.send_back(sent.pair, gwen, "", parts={sent.part("Mae").key: "Who?"}).status == Status.IN_PROGRESS


def test_one_letter_is_written_about_a_sending_back_not_one_for_each_part(
    sent, mair, gwen, django_capture_on_commit_callbacks
):
    notes.say(sent.pair, mair, "I am not sure here.", key=sent.part("Mae").key)
    told = []

    def listen(note, **_what):
        told.append(note)

    happenings.sent_back.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            work.send_back(sent.pair, gwen, "Nearly.", parts={sent.part("Mae").key: "Who?", sent.part("Bydd").key: "!"})
    finally:
        happenings.sent_back.disconnect(listen)

    assert told == ["Nearly.\n\n“Mae croeso i bawb.”: Who?\n\n“Bydd te yn y neuadd am 19:00.”: !"]
    assert not [message for message in mail.outbox if "note" in message.subject]


def test_a_translator_sends_nothing_back(sent, mair):
    with pytest.raises(PairError):
        work.send_back(sent.pair, mair, "No.")
