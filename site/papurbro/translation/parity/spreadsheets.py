"""The report as CSV, one figure to a line, and as XLSX, one table to a sheet."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from papurbro.translation.languages import active_language
from papurbro.translation.parity.tables import Kind
from papurbro.translation.parity.telling import described, tables_of
from papurbro.welsh.dates import format_moment

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from papurbro.translation.parity.report import Report
    from papurbro.translation.parity.tables import Table, Value

#: A spreadsheet takes a text that begins so for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: What XLSX allows in the name of a sheet.
_SHEET_NAME = 31
_FORMATS = {Kind.COUNT: "#,##0", Kind.DAYS: "#,##0.0", Kind.PERCENT: "0.0", Kind.DATE: "yyyy-mm-dd", Kind.TEXT: "@"}


def as_csv(report: Report) -> str:
    """``table,row,figure,value``: numbers with a point, dates as 2026-03-31, nothing where there is no figure."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_("Table"), _("Row"), _("Figure"), _("Value")])
    for name, about in described(report.scope):
        writer.writerow([_("About this report"), "", name, _harmless(about)])
    for table in tables_of(report):
        for row in table.rows:
            for column, value in zip(table.columns, row.values, strict=True):
                writer.writerow([table.title, _harmless(row.label), column.label, _plain(value)])
    return out.getvalue()


def as_xlsx(report: Report) -> bytes:
    """A workbook: what it is about and how its figures are made, then a sheet for each table."""
    book = Workbook(write_only=True)
    _write_about(book.create_sheet(_("About this report")[:_SHEET_NAME]), report)
    for number, table in enumerate(tables_of(report), start=1):
        _write_table(book.create_sheet(_sheet_name(number, table)), table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return _harmless(value) if isinstance(value, str) else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _sheet_name(number: int, table: Table) -> str:
    """Numbered, so that no two are the same, and without the signs that are not allowed in it."""
    title = "".join(" " if sign in r"[]:*?/\\" else sign for sign in table.title)
    return f"{number} {title}"[:_SHEET_NAME]


def _write_about(sheet: WriteOnlyWorksheet, report: Report) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 100
    _append(sheet, [_bold(sheet, _("Language parity"))])
    for name, value in described(report.scope):
        _append(sheet, [_text(sheet, name), _text(sheet, value)])
    _append(sheet, [_text(sheet, _("Made")), _text(sheet, format_moment(report.made_at, active_language()))])
    for table in tables_of(report):
        for paragraph in table.note:
            _append(sheet, [_text(sheet, table.title), _text(sheet, paragraph)])


def _write_table(sheet: WriteOnlyWorksheet, table: Table) -> None:
    sheet.column_dimensions["A"].width = 44
    for number in range(len(table.columns)):
        sheet.column_dimensions[get_column_letter(number + 2)].width = 18
    sheet.freeze_panes = "B2"
    _append(sheet, [_bold(sheet, table.head), *(_bold(sheet, column.label) for column in table.columns)])
    for row in table.rows:
        cells = [_cell(sheet, value, column.kind) for column, value in zip(table.columns, row.values, strict=True)]
        _append(sheet, [_text(sheet, row.label), *cells])


def _append(sheet: WriteOnlyWorksheet, cells: list[Any]) -> None:
    sheet.append(cells)


def _cell(sheet: WriteOnlyWorksheet, value: Value, kind: Kind) -> Any:
    if isinstance(value, str):
        return _text(sheet, value)
    cell = WriteOnlyCell(sheet, float(value) if isinstance(value, Decimal) else value)
    cell.number_format = _FORMATS[kind]
    return cell


def _text(sheet: WriteOnlyWorksheet, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    # Never a formula, whatever a title or a reason begins with.
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _bold(sheet: WriteOnlyWorksheet, text: str) -> Any:
    cell = _text(sheet, text)
    cell.font = Font(bold=True)
    return cell
