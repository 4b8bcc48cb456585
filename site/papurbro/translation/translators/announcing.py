"""Telling translators of new work, once its author has let it rest for a while."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from papurbro.translation.models import AT_WORK, Pair, PairQuerySet
from papurbro.translation.translators.letters import translators_into, write
from papurbro.translation.translators.models import Kind, NewWork
from papurbro.users.models import User
from papurbro.welsh.languages import LANGUAGES

#: Nobody is told of a text while somebody is still writing it.
QUIET = dt.timedelta(minutes=10)
#: When those who want one mail a day get it.
MORNING = dt.time(7)
#: So many pairs in one sweep; the next one goes on.
CHUNK = 500


def announce() -> int:
    """Write letters about what came into the queue; return about how many pairs. What is not free to take on is news to nobody."""
    now = timezone.now()
    told = sum(_announce_into(language, now) for language in LANGUAGES)
    _unannounced().exclude(pk__in=_news().values("pk")).update(is_announced=True)
    return told


def _unannounced() -> PairQuerySet:
    return Pair.objects.filter(is_announced=False)


def _news() -> PairQuerySet:
    return _unannounced().pending().filter(status__in=AT_WORK, assignee=None)


def _announce_into(language: str, now: dt.datetime) -> int:
    rested = _news().awaiting(language).filter(waiting_since__lte=now - QUIET)
    found = list(rested.exclude(original__latest_revision_created_at__gt=now - QUIET).order_by("pk")[:CHUNK])
    people = translators_into(language) if found else []
    return sum(_tell(pair, people, now) for pair in found)


@transaction.atomic
def _tell(pair: Pair, people: list[User], now: dt.datetime) -> bool:
    """One conditional update decides who tells of it; the letters stand or fall with it."""
    if not _unannounced().filter(pk=pair.pk).update(is_announced=True):
        return False
    each, daily = _by_wish(people)
    write(Kind.NEW_WORK, pair, each, occasion=pair.waiting_since)
    write(Kind.NEW_WORK, pair, daily, occasion=pair.waiting_since, not_before=next_morning(now))
    return True


def _by_wish(people: list[User]) -> tuple[list[User], list[User]]:
    each = [person for person in people if _wish(person) == NewWork.EACH]
    return each, [person for person in people if person not in each]


def _wish(person: User) -> str:
    profile = getattr(person, "translator_profile", None)
    return profile.new_work if profile is not None else NewWork.DAILY


def next_morning(now: dt.datetime) -> dt.datetime:
    """The next seven o'clock, on the clocks of the site's own time zone."""
    local = timezone.localtime(now)
    day = local.date() if local.time() < MORNING else local.date() + dt.timedelta(days=1)
    return timezone.make_aware(dt.datetime.combine(day, MORNING))
