"""Who else has the page open, as the page says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papurbro.translation import counterparts
from papurbro.translation.desk import presence
from papurbro.translation.segments import segments

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.users.models import User


def here_context(pair: Pair, user: User) -> dict[str, Any]:
    """Who else is here and in which part: ``{"others": [(name, number or None)]}``."""
    here = presence.others_here(pair, user)
    numbers = _numbers(pair) if any(somebody.segment_key for somebody in here) else {}
    return {"others": [(somebody.name, numbers.get(somebody.segment_key)) for somebody in here]}


def _numbers(pair: Pair) -> dict[str, int]:
    translation = counterparts.enabled_translation(pair.translation_key)
    return {found.key: found.number for found in segments(pair, translation)} if translation else {}
