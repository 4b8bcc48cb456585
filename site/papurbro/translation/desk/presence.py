"""Who has a pair open at this moment: names only, and gone a minute after the last sign of life.

Rows, not a cache, because the site may be served by several processes.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from papurbro.translation.desk.models import Presence
from papurbro.translation.people import name_of

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.users.models import User

#: A browser gives a sign of life every 20 seconds; two may be lost on the way.
LASTS = datetime.timedelta(seconds=60)


@dataclass(frozen=True)
class Here:
    """Somebody else who has the pair open, and the key of the part that they are in, or ""."""

    name: str
    segment_key: str


def be_here(pair: Pair, user: User, segment_key: str = "") -> None:
    """Say that ``user`` has the pair open, in this part."""
    Presence.objects.bulk_create(
        [Presence(pair=pair, user=user, segment_key=segment_key[:64], seen_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["pair", "user"],
        update_fields=["segment_key", "seen_at"],
    )


def sweep() -> None:
    """Put away the rows of those who went without a word, wherever they were."""
    Presence.objects.filter(seen_at__lt=timezone.now() - LASTS).delete()


def leave(pair: Pair, user: User) -> None:
    """``user`` has closed the page."""
    Presence.objects.filter(pair=pair, user=user).delete()


def others_here(pair: Pair, user: User) -> list[Here]:
    """Everybody else who has the pair open, by name."""
    rows = Presence.objects.filter(pair=pair, seen_at__gte=timezone.now() - LASTS).exclude(user=user)
    return sorted(
        (Here(name_of(row.user), row.segment_key) for row in rows.select_related("user")), key=lambda here: here.name
    )
