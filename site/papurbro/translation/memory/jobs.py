"""What comes round for the memory (``core.periodic``)."""

from __future__ import annotations

import datetime as dt

from papurbro.core.periodic import periodic
from papurbro.translation.memory.recording import record, unrecorded

#: So many pairs are taken in each time: the rest waits for the next.
AT_ONCE = 200


@periodic("translation.memory", every=dt.timedelta(minutes=10))
def take_in_what_was_left() -> str:
    """Pairs that were published while no worker ran, or before there was a memory."""
    pairs = list(unrecorded().order_by("pk")[:AT_ONCE])
    for pair in pairs:
        record(pair)
    return f"pairs taken into the memory: {len(pairs)}" if pairs else ""
