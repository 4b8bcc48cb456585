"""``@mair`` in a note: who is meant, and whom somebody who writes @ may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from papurbro.translation.people import name_of, who_may_see

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.users.models import User

#: A name after @, of the signs that Django allows in one; an address such as post@example.org is none.
_MENTION = re.compile(r"(?<![\w@.])@([\w.@+-]+)")

#: So many names are offered.
OFFERED = 8


@dataclass(frozen=True)
class Mentions:
    """Who is meant, and the names that nobody bears who may see the pair."""

    people: list[User]
    unknown: list[str]


def mentions(text: str, pair: Pair) -> Mentions:
    """Everybody whom ``text`` mentions, each once; one query. Names are read without regard to capitals."""
    found = [_readings(match[1]) for match in _MENTION.finditer(text)]
    if not found:
        return Mentions([], [])
    names = {name for readings in found for name in readings}
    known = {user.get_username().lower(): user for user in who_may_see(pair).filter(_called(names))}
    people, unknown = {}, []
    for readings in found:
        user = next((known[name] for name in readings if name in known), None)
        if user is not None:
            people[user.pk] = user
        else:
            unknown.append(readings[-1])
    return Mentions(list(people.values()), list(dict.fromkeys(unknown)))


def _readings(name: str) -> list[str]:
    """What may be meant: with the full stop after it, and without."""
    lower = name.lower()
    return list(dict.fromkeys([lower, lower.rstrip(".-+@")]))


def _called(names: set[str]) -> Q:
    found = Q()
    for name in names:
        found |= Q(username__iexact=name)
    return found


def offered(pair: Pair, beginning: str, *, but: User) -> list[dict[str, str]]:
    """``[{"username": …, "name": …}]`` of those whose name or username begins like this; never ``but`` themselves."""
    beginning = beginning.strip()
    people = who_may_see(pair).exclude(pk=but.pk)
    if beginning:
        people = people.filter(
            Q(username__istartswith=beginning)
            | Q(first_name__istartswith=beginning)
            | Q(last_name__istartswith=beginning)
        )
    return [{"username": user.get_username(), "name": name_of(user)} for user in people[:OFFERED]]
