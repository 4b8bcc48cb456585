"""Sending what was written down: each letter at most once, however many send at the same time and whenever one of them is killed."""

from __future__ import annotations

import datetime as dt
import logging
import uuid

from django.db.models import F
from django.utils import timezone

from papurbro.mail.outbox import Outbox, Refused, ServerSilent
from papurbro.translation.translators.composing import is_wanted, message_for
from papurbro.translation.translators.models import Kind, LetterQuerySet, TranslatorLetter

logger = logging.getLogger(__name__)

#: After how long a letter that the server put off is tried again; after the last it is given up.
RETRIES = [dt.timedelta(minutes=minutes) for minutes in (5, 30, 120, 720, 1440)]
#: When to try again where the server does not answer at all.
SILENCE = dt.timedelta(minutes=5)

State = TranslatorLetter.State


def send_due() -> int:
    """Send what is due; return how many messages the server accepted. Stops where the server does not answer: it is all still there."""
    sent = 0
    with Outbox() as outbox:
        while taken := take():
            try:
                sent += _send(outbox, taken)
            except ServerSilent as error:
                logger.warning("the mail server does not answer: %s", error)
                break
    return sent


def take() -> list[TranslatorLetter]:
    """The next letter that is due, now ours alone; where it tells of new work, all that are due to the same person, for one message.

    One conditional update decides. What is taken is never given out again, so that a sender who is killed has sent it once or not at all.
    """
    while (first := TranslatorLetter.objects.due().order_by("not_before", "pk").first()) is not None:
        mark = uuid.uuid4()
        if _together_with(first).update(state=State.SENDING, taken_by=mark, attempts=F("attempts") + 1):
            ours = TranslatorLetter.objects.filter(taken_by=mark, state=State.SENDING).order_by("pk")
            return list(ours.select_related("user__wagtail_userprofile", "pair__original", "pair__counterpart"))
    return []


def _together_with(letter: TranslatorLetter) -> LetterQuerySet:
    due = TranslatorLetter.objects.due()
    if letter.kind == Kind.NEW_WORK:
        return due.filter(user=letter.user_id, kind=Kind.NEW_WORK)
    return due.filter(pk=letter.pk)


def _send(outbox: Outbox, taken: list[TranslatorLetter]) -> bool:
    wanted = [letter for letter in taken if is_wanted(letter)]
    _settle([letter for letter in taken if letter not in wanted], state=State.DROPPED)
    if not wanted:
        return False
    try:
        outbox.send(message_for(wanted))
    except ServerSilent:
        _settle(wanted, state=State.WAITING, not_before=timezone.now() + SILENCE, attempts=F("attempts") - 1)
        raise
    except Refused as refusal:
        _put_off(wanted, refusal)
        return False
    _settle(wanted, state=State.SENT, sent_at=timezone.now())
    return True


def _put_off(letters: list[TranslatorLetter], refusal: Refused) -> None:
    attempts = letters[0].attempts
    if refusal.permanent or attempts > len(RETRIES):
        logger.warning("letters %s were refused: %s", [letter.pk for letter in letters], refusal)
        _settle(letters, state=State.FAILED)
    else:
        _settle(letters, state=State.WAITING, not_before=timezone.now() + RETRIES[attempts - 1])


def _settle(letters: list[TranslatorLetter], **values: object) -> None:
    if letters:
        TranslatorLetter.objects.filter(pk__in=[letter.pk for letter in letters]).update(**values)
