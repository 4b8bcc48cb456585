"""The glossary as a table (CSV): its columns, and reading it strictly, so that every row that does not hold is told of.

Columns: ``en`` and ``cy`` (needed), ``part_of_speech``, ``status``, ``note``, ``source``, ``forbidden_en``, ``forbidden_cy`` (several words with
" | " between them). Others are refused. UTF-8, with commas, semicolons or tabs between the cells; docs/glossary.md tells more.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from papurbro.translation.glossary.models import LONGEST, PartOfSpeech, Status, Term
from papurbro.welsh.fold import small

COLUMNS: Final = ("en", "cy", "part_of_speech", "status", "note", "source", "forbidden_en", "forbidden_cy")
NEEDED: Final = ("en", "cy")
BETWEEN: Final = "|"

#: Bytes of a file; ten thousand terms with notes are a tenth of it.
LARGEST: Final = 10 * 1024 * 1024
MOST_ROWS: Final = 50_000
LONGEST_NOTE: Final = 5_000
LONGEST_SOURCE: Final = 250

#: A cell that begins so is a formula to a spreadsheet.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Refusal:
    """One thing that is wrong with a file, and in which line (1 is the line of names; 0 is the file itself)."""

    line: int
    reason: str

    def __str__(self) -> str:
        if not self.line:
            return self.reason
        return _("Line %(line)s: %(reason)s") % {"line": self.line, "reason": self.reason}


@dataclass(frozen=True)
class Row:
    """A row that holds: its line, and what the file says of the term, column by column."""

    line: int
    values: dict[str, str]

    @property
    def key(self) -> tuple[str, str]:
        """What makes it this term and no other."""
        return small(self.values["en"]), small(self.values["cy"])


@dataclass
class Table:
    """What a file holds: rows, or why not."""

    rows: list[Row] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def read_table(data: bytes) -> Table:
    """Read a whole file. Where there is one refusal nothing of it is to be taken in."""
    table = Table()
    text = _decoded(data, table)
    if text is None:
        return table
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        names = _names(next(reader, []), table)
        if names:
            _read_rows(reader, names, table)
    except csv.Error as error:
        table.refusals.append(Refusal(reader.line_num, _("This is no CSV: %(error)s.") % {"error": error}))
    return table


def _decoded(data: bytes, table: Table) -> str | None:
    if len(data) > LARGEST:
        table.refusals.append(Refusal(0, _("The file is larger than %(size)s MB.") % {"size": LARGEST // 1024 // 1024}))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        table.refusals.append(
            Refusal(line, _("There are characters here that are not UTF-8: save the file as “CSV UTF-8”."))
        )
        return None


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _names(cells: list[str], table: Table) -> list[str]:
    names = [cell.strip().casefold() for cell in cells]
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            reason = _("There is no column “%(name)s”, or it is there twice. Columns are: %(columns)s.")
            table.refusals.append(Refusal(1, reason % {"name": name, "columns": ", ".join(COLUMNS)}))
            return []
    for name in NEEDED:
        if name not in names:
            table.refusals.append(Refusal(1, _("The column “%(name)s” is missing.") % {"name": name}))
            return []
    return names


def _read_rows(reader: Iterable[list[str]], names: list[str], table: Table) -> None:
    seen: dict[tuple[str, str], int] = {}
    # A cell may run over several lines: a row begins where the one before ended.
    line = 2
    for number, cells in enumerate(reader, start=1):
        if number > MOST_ROWS:
            table.refusals.append(Refusal(line, _("There are more than %(count)s rows.") % {"count": MOST_ROWS}))
            return
        if any(cell.strip() for cell in cells):
            _read_row(line, cells, names, table, seen)
        line = reader.line_num + 1  # type: ignore[attr-defined]


def _read_row(line: int, cells: list[str], names: list[str], table: Table, seen: dict[tuple[str, str], int]) -> None:
    if len(cells) != len(names):
        reason = _("There are %(found)s cells, and the first line names %(expected)s.")
        table.refusals.append(Refusal(line, reason % {"found": len(cells), "expected": len(names)}))
        return
    row = Row(line, {name: _cleaned(name, cell) for name, cell in zip(names, cells, strict=True)})
    reasons = list(_wrong(row.values))
    first = seen.setdefault(row.key, line)
    if first != line:
        reasons.append(_("The same term stands in line %(line)s.") % {"line": first})
    table.refusals += [Refusal(line, reason) for reason in reasons]
    if not reasons:
        table.rows.append(row)


def _cleaned(name: str, cell: str) -> str:
    cell = cell.strip()
    if cell.startswith("'") and cell[1:].startswith(_FORMULA):
        cell = cell[1:]
    if name.startswith("forbidden"):
        return "\n".join(word.strip() for word in cell.split(BETWEEN) if word.strip())
    if name in ("status", "part_of_speech"):
        return cell.casefold()
    return cell if name == "note" else " ".join(cell.split())


def _wrong(values: dict[str, str]) -> Iterator[str]:
    for name in NEEDED:
        if not values[name]:
            yield _("“%(name)s” is empty.") % {"name": name}
    limits = {"en": LONGEST, "cy": LONGEST, "source": LONGEST_SOURCE, "note": LONGEST_NOTE}
    for name, value in values.items():
        if "\x00" in value:
            yield _("“%(name)s” holds a character that cannot be kept.") % {"name": name}
        if len(value) > limits.get(name, LONGEST_NOTE):
            yield _("“%(name)s” is %(length)s characters long, and there is room for %(longest)s.") % {
                "name": name,
                "length": len(value),
                "longest": limits.get(name, LONGEST_NOTE),
            }
    for name, choices in (("status", Status.values), ("part_of_speech", PartOfSpeech.values)):
        if values.get(name) and values[name] not in choices:
            yield _("“%(name)s” cannot be “%(value)s”. It can be: %(choices)s.") % {
                "name": name,
                "value": values[name],
                "choices": ", ".join(choices),
            }


def write_table(terms: Iterable[Term]) -> Iterator[str]:
    """The lines of a CSV with every column; what ``read_table`` reads, it reads back unchanged."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    yield out.getvalue()
    for term in terms:
        out.seek(0)
        out.truncate()
        writer.writerow([_cell(name, getattr(term, name)) for name in COLUMNS])
        yield out.getvalue()


def _cell(name: str, value: str) -> str:
    if name.startswith("forbidden"):
        value = f" {BETWEEN} ".join(value.splitlines())
    # No spreadsheet is to run what somebody put into a term.
    return (
        f"'{value}"
        if value.startswith(_FORMULA) or (value.startswith("'") and value[1:].startswith(_FORMULA))
        else value
    )
