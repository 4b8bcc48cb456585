"""Tables of plain values, from which the page, the printed page, the spreadsheets and the command tell the same figures."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = int | Decimal | datetime.date | str | None


class Kind(Enum):
    """What a column holds; it decides how a value is written."""

    COUNT = "count"
    DAYS = "days"
    PERCENT = "percent"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """A heading, and what stands under it."""

    label: str
    kind: Kind = Kind.COUNT

    @property
    def is_number(self) -> bool:
        """Whether figures stand in it, which line up at their end."""
        return self.kind in (Kind.COUNT, Kind.DAYS, Kind.PERCENT)


@dataclass(frozen=True)
class Row:
    """What it is about, in the language ``lang`` where that is not the table's; then a value for each column, None where there is none."""

    label: str
    values: tuple[Value, ...]
    lang: str = ""
    url: str = ""
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """``head`` is the heading of the rows' labels; ``note`` says in plain words how the figures are made, a paragraph each."""

    key: str
    title: str
    head: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    note: tuple[str, ...] = ()
    empty: str = field(default="")
