"""The report for a terminal: every table in columns that line up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.translation.parity.telling import described, in_words, tables_of

if TYPE_CHECKING:
    from papurbro.translation.parity.report import Report
    from papurbro.translation.parity.tables import Table

#: What a label or a reason may take of a line.
_WIDEST = 44


def as_text(report: Report) -> str:
    """All tables, one after the other, in the active language."""
    about = "".join(f"{name}: {value}\n" for name, value in described(report.scope))
    return about + "".join(f"\n{_table(table)}" for table in tables_of(report)) + _unrecorded(report)


def _table(table: Table) -> str:
    if not table.rows:
        return f"{table.title}\n{table.empty}\n"
    lines = [[table.head, *(column.label for column in table.columns)]]
    lines += [[row.label, *(in_words(value) for value in row.values)] for row in table.rows]
    lines = [[_short(cell) for cell in line] for line in lines]
    widths = [max(len(line[index]) for line in lines) for index in range(len(lines[0]))]
    numbers = [False, *(column.is_number for column in table.columns)]
    return f"{table.title}\n" + "".join(_line(line, widths, numbers) for line in lines)


def _line(cells: list[str], widths: list[int], numbers: list[bool]) -> str:
    aligned = [
        cell.rjust(width) if number else cell.ljust(width)
        for cell, width, number in zip(cells, widths, numbers, strict=True)
    ]
    return "  ".join(aligned).rstrip() + "\n"


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _unrecorded(report: Report) -> str:
    if not report.unrecorded:
        return ""
    sentence = _("Pieces whose past is not written down yet: %(count)s. Run “manage.py parity rebuild”.")
    return "\n" + sentence % {"count": report.unrecorded} + "\n"
