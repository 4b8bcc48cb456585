"""What comes round for files and parcels (``core.periodic``)."""

from __future__ import annotations

import datetime as dt

from papurbro.core.periodic import periodic
from papurbro.translation.exchange import letters, parcels, uploads


@periodic("translation.parcels", every=dt.timedelta(minutes=15))
def see_to_parcels() -> None:
    """Send letters that have not gone, and free the pieces of parcels whose time is up."""
    parcels.close_overdue()
    letters.send_due()


@periodic("translation.files", every=dt.timedelta(days=1))
def forget_files() -> None:
    """Let go of files that were kept long enough."""
    uploads.forget_old_files()
