"""Delays in days and shares in per cent, rounded once for all that tell them, so that page, spreadsheet and command say the same."""

from __future__ import annotations

import datetime
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal

_DAY = datetime.timedelta(days=1)
_MICROSECOND = datetime.timedelta(microseconds=1)
_ONE_DECIMAL = Decimal("0.1")


def in_days(delay: datetime.timedelta | None) -> Decimal | None:
    """``delay`` in days with one decimal, halves to the even digit; None stays None."""
    if delay is None:
        return None
    return (Decimal(delay // _MICROSECOND) / (_DAY // _MICROSECOND)).quantize(_ONE_DECIMAL, rounding=ROUND_HALF_EVEN)


def in_percent(part: int, whole: int) -> Decimal | None:
    """``part`` of ``whole`` in per cent with one decimal, rounded down, so that 100 means all of them; None of nothing."""
    return (Decimal(100 * part) / whole).quantize(_ONE_DECIMAL, rounding=ROUND_DOWN) if whole else None
