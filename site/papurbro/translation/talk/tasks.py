"""What need not keep anybody waiting: letters, and a machine's long answers. A task knows numbers and no names."""

from __future__ import annotations

import logging
from contextlib import suppress

from django.contrib.auth import get_user_model
from django_tasks import task

from papurbro.mail.outbox import Refused, ServerSilent
from papurbro.translation import machine
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair
from papurbro.translation.talk import letters
from papurbro.translation.talk.models import Note

logger = logging.getLogger(__name__)


@task()
def mail_note(note: int, reader: int) -> None:
    """Tell one person of a note; nothing where either is gone by now."""
    found = Note.objects.select_related("thread__pair", "by").filter(pk=note).first()
    person = get_user_model().objects.filter(pk=reader, is_active=True).exclude(email="").first()
    if found is None or person is None:
        return
    try:
        letters.tell_of_note(found, person)
    except (Refused, ServerSilent) as error:
        # What a mail server answers names the address: only the kind of it is logged.
        logger.warning("letter about note %s not sent: %s", note, type(error).__name__)


@task()
def fetch_machine_texts(pair: int, user: int) -> None:
    """Have the machine propose texts for what is left of a pair, as ``user`` asked; nothing where they may not any more."""
    found = Pair.objects.filter(pk=pair).first()
    person = get_user_model().objects.filter(pk=user, is_active=True).first()
    if found is not None and person is not None:
        with suppress(PairError):
            machine.fetch_all(found, person)
