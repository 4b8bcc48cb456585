"""Who may be given work, who has some in hand, and how much whoever asks has: one query for a whole page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Subquery, Value, When

from papurbro.translation.models import Pair
from papurbro.translation.people import name_of
from papurbro.translation.permissions import TRANSLATE, asker
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from django.http import HttpRequest


#: One's own work is counted as far as this and no further, so that the queue costs the same whoever asks.
COUNTED = 100


@dataclass(frozen=True)
class AtWork:
    """Somebody, by the user's primary key and name. ``in_hand`` is told of whoever asks alone: nobody else's work is measured."""

    pk: int
    name: str
    may_be_asked: bool
    has_in_hand: bool
    in_hand: int


class CountOf(Subquery):
    """How many rows a query has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def people_at(request: HttpRequest) -> list[AtWork]:
    """Everybody who may be asked to translate, or has something in hand that waits; by name."""
    kept = request.__dict__
    if "_people_at_work" not in kept:
        behind = request.GET.get("direction", "")
        people = _people(asker(request).pk, behind if behind in LANGUAGES else "")
        kept["_people_at_work"] = sorted(people, key=lambda person: person.name.casefold())
    return kept["_people_at_work"]


def in_my_hands(request: HttpRequest) -> int:
    """How many pairs whoever asks has in hand, ``COUNTED`` at most: in the direction that the address names, else in both."""
    me = asker(request).pk
    return next((person.in_hand for person in people_at(request) if person.pk == me), 0)


def _people(me: int, behind: str) -> list[AtWork]:
    users = get_user_model().objects
    waiting = Pair.objects.pending().filter(assignee=OuterRef("pk"))
    narrowed = waiting.awaiting(behind) if behind else waiting
    mine = Case(When(pk=me, then=CountOf(narrowed.values("pk")[:COUNTED])), default=Value(0))
    may = Q(pk__in=users.with_perm(TRANSLATE).values("pk"))
    in_hand = Exists(waiting)
    found = users.filter(may | in_hand).annotate(may_be_asked=may, has_in_hand=in_hand, in_hand=mine)
    return [AtWork(user.pk, name_of(user), user.may_be_asked, user.has_in_hand, user.in_hand) for user in found]
