"""Who may be given work, and who has some in hand: one query for a whole page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q

from papurbro.translation.models import Pair
from papurbro.translation.people import name_of
from papurbro.translation.permissions import TRANSLATE

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class AtWork:
    """Somebody, by the user's primary key and name."""

    pk: int
    name: str
    may_be_asked: bool
    has_in_hand: bool


def people_at(request: HttpRequest) -> list[AtWork]:
    """Everybody who may be asked to translate, or has something in hand that waits; by name."""
    kept = request.__dict__
    if "_people_at_work" not in kept:
        kept["_people_at_work"] = sorted(_people(), key=lambda person: person.name.casefold())
    return kept["_people_at_work"]


def _people() -> list[AtWork]:
    users = get_user_model().objects
    in_hand = Exists(Pair.objects.pending().filter(assignee=OuterRef("pk")))
    may = Q(pk__in=users.with_perm(TRANSLATE).values("pk"))
    found = users.filter(may | in_hand).annotate(may_be_asked=may, has_in_hand=in_hand)
    return [AtWork(user.pk, name_of(user), user.may_be_asked, user.has_in_hand) for user in found]
