"""Claims end softly: after some days of silence, and not before their translator was told two days ahead. What was written stays."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from papurbro.translation.models import Pair, PairQuerySet, PairSettings, silent_since
from papurbro.translation.translators.letters import write
from papurbro.translation.translators.models import Kind, TranslatorLetter

#: How long before it ends the translator is told.
NOTICE = dt.timedelta(days=2)
#: So many claims in one sweep; the next one goes on.
CHUNK = 500


def warn() -> int:
    """Tell those whose claims will end; return how many were looked at."""
    moment = timezone.now() - PairSettings.load().claim_lasts + NOTICE
    found = list(_silent(moment).select_related("assignee"))
    for pair in found:
        if pair.assignee is not None:
            write(Kind.CLAIM_ENDING, pair, [pair.assignee], occasion=pair.claimed_at)
    return len(found)


def expire() -> int:
    """Give back what nobody has worked on; return how many. Whoever saves a word in between keeps it."""
    now = timezone.now()
    moment = now - PairSettings.load().claim_lasts
    return sum(_give_back(pair, moment) for pair in _silent(moment) if _was_told(pair, now))


def _silent(moment: dt.datetime) -> PairQuerySet:
    return Pair.objects.pending().filter(silent_since(moment)).order_by("claimed_at", "pk")[:CHUNK]


def _was_told(pair: Pair, now: dt.datetime) -> bool:
    """Whether two days have gone by since the letter; somebody who can get none is not waited for."""
    assignee = pair.assignee
    if assignee is None or not assignee.is_active or not assignee.email:
        return True
    return TranslatorLetter.objects.filter(
        kind=Kind.CLAIM_ENDING, pair=pair, user=assignee, occasion=str(pair.claimed_at), made_at__lte=now - NOTICE
    ).exists()


def _give_back(pair: Pair, moment: dt.datetime) -> int:
    same = Pair.objects.filter(silent_since(moment), pk=pair.pk, assignee=pair.assignee_id, claimed_at=pair.claimed_at)
    return same.update(assignee=None, claimed_at=None)
