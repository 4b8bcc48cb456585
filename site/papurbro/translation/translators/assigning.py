"""Giving several pairs to somebody at once: each by the rights that one has about it, and one that is refused keeps no other back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papurbro.translation import work
from papurbro.translation.errors import PairError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from papurbro.translation.models import Pair
    from papurbro.users.models import User


@dataclass
class Assigned:
    """What became of it: the pairs that were given, and those that were not, each with the sentence that says why."""

    done: list[Pair] = field(default_factory=list)
    refused: list[tuple[Pair, str]] = field(default_factory=list)


def assign_many(pairs: Iterable[Pair], user: User, *, to: User | None, due: dt.date | None) -> Assigned:
    """Give ``pairs`` to ``to`` (None: to nobody) by ``due``; without a date each keeps the one that it has."""
    found = Assigned()
    for pair in pairs:
        try:
            found.done.append(work.assign(pair, user, to=to, due=due, keep_due=due is None))
        except PairError as error:
            found.refused.append((pair, error.sentence))
    return found
