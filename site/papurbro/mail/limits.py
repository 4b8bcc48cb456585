"""How often something may be done: counted in the cache, in windows of fixed length."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING

from django.core.cache import cache

if TYPE_CHECKING:
    import datetime as dt


def allow(action: str, who: str, *, times: int, per: dt.timedelta) -> bool:
    """Count one more ``action`` by ``who`` and say whether it is within ``times`` in this window.

    ``who`` (an address, a network address) is kept only as a hash, and only for the length of the window.
    """
    seconds = int(per.total_seconds())
    window = int(time.time()) // seconds
    name = hashlib.sha256(who.encode()).hexdigest()[:32]
    key = f"limit:{action}:{name}:{window}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) <= times
    except ValueError:  # the window closed between the two calls
        return True
