"""What comes round for translators (``core.periodic``)."""

from __future__ import annotations

import datetime as dt

from papurbro.core.periodic import periodic
from papurbro.translation import counting
from papurbro.translation.translators import announcing, claims, sending


@periodic("translation.claims", every=dt.timedelta(hours=1))
def end_claims() -> None:
    """Tell of claims that are about to end, and end those that are."""
    claims.warn()
    claims.expire()


@periodic("translation.new_work", every=dt.timedelta(minutes=5))
def announce() -> None:
    """Write the letters about new work."""
    announcing.announce()


@periodic("translation.letters", every=dt.timedelta(minutes=5))
def send_letters() -> None:
    """Send what waits, and what a task that was lost would have sent."""
    sending.send_due()


@periodic("translation.counts", every=dt.timedelta(minutes=10))
def add_up_counts() -> None:
    """Keep the ledger of what waits short."""
    counting.add_up()
