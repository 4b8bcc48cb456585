"""What happened to a pair, told to whoever wants to know it: letters, counters, the memory.

Each but ``parts_changed`` is sent once the transaction that did it has been committed; a receiver that fails is logged, and what happened stays.
Every receiver gets ``pair`` (as it is afterwards) besides what is named here; ``sender`` is ``Pair``.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.dispatch import Signal

from papurbro.translation.models import Pair

#: Somebody took it on. ``user``.
claimed = Signal()
#: The translator says that it is done. ``user``.
sent_for_review = Signal()
#: A reviewer sent it back. ``user``, and ``note``, what is still to do in their words, for the whole and for single parts.
sent_back = Signal()
#: It is ready to publish. ``user`` is the reviewer, or whoever sent it where the site asks for no review.
approved = Signal()
#: The original changed and its parts with it: told within the transaction that takes them in, and who fails takes it back.
#: ``before`` and ``after``, lists of ``sync.Unit``.
parts_changed = Signal()
#: Both versions stand before readers and agree. ``translator`` had it in hand until now, or is None.
published = Signal()

#: Any of these, while its transaction is still open: for whoever writes a row that is to stand or fall with it. ``happening`` is which.
#: A receiver that fails takes the transaction back.
recorded = Signal()


def tell(signal: Signal, pair: Pair, **what: Any) -> None:
    """Send ``recorded`` now, and ``signal`` when the transaction commits, or at once where there is none."""
    recorded.send(sender=Pair, happening=signal, pair=pair, **what)

    def send() -> None:
        # Robust: the work is done, and no letter that cannot be written may look as if it were not.
        signal.send_robust(sender=Pair, pair=pair, **what)

    transaction.on_commit(send)
