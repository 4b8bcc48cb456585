"""The page, the printed page, CSV, XLSX and the command tell the same figures."""

import csv
import datetime
import io
import json
from decimal import Decimal

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse
from lxml import html

from papurbro.tags.models import Tag
from papurbro.translation.models import Policy
from papurbro.translation.parity.models import Why

from blog.models import Author

from tests import factories
from tests.translation.parity.rows import DAY, NOW, gap, piece, speaks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

MARCH = datetime.datetime(2026, 3, 10, tzinfo=datetime.UTC)


@pytest.fixture
def world():
    """Something in every table; a reason and a tag that a spreadsheet would take for a formula."""
    tag = Tag.objects.create(name_cy="=1+1", name_en="=1+1", slug_cy="un-ac-un", slug_en="one-and-one")
    author = Author.objects.create(name="Mair", slug="mair")
    pair = piece("cy", "en", since=MARCH, tags=[tag], authors=[author])
    for number, days in enumerate((0, 1.25, 2.5, 40)):
        gap(pair, "en", days, since=MARCH + number * DAY)
    gap(pair, "cy", 3.05, since=MARCH, why=Why.CORRECTION)
    gap(piece("cy", words=1234, status="missing"), "en", since=MARCH)
    gap(piece("cy", "en"), "en", why=Why.SUBSTANTIVE, since=NOW - 400 * DAY)
    gap(piece("cy", "en"), "en", 4000, since=NOW - 4001 * DAY, brought=True)
    piece("cy", exempt_at=NOW, exempt_reason="+44 1234 is a number")
    piece("en", original="en", policy=Policy.INDEPENDENT, policy_in_force=Policy.INDEPENDENT, policy_reason="minutes")


@pytest.fixture
def reader(client):
    user = factories.editor()
    speaks(user, "en")
    client.force_login(user)
    return client


def get(reader, name, query=""):
    return reader.get(reverse(f"translation_parity:{name}") + query).content


def number(text):
    """A figure as any of them writes it, or the text."""
    bare = text.strip().replace(",", "")
    try:
        return Decimal(bare)
    except ArithmeticError:
        return {"–": None, "": None}.get(bare, bare)


def of_page(content):
    """``{(table, row, figure): value}``."""
    page = html.fromstring(content)
    found = {}
    for section in page.cssselect(".parity-section"):
        for table in section.cssselect("table"):
            heads = [head.text_content().strip() for head in table.cssselect("thead th")]
            for row in table.cssselect("tbody tr"):
                label = row.cssselect("th")[0].text_content().strip()
                for head, cell in zip(heads[1:], row.cssselect("td"), strict=True):
                    key = (section.cssselect("h2")[0].text_content().strip(), label, head)
                    found[key] = number(cell.text_content())
    return found


def of_csv(content):
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert next(rows) == ["Table", "Row", "Figure", "Value"]
    return {(table, row.removeprefix("'"), figure): _date(value) for table, row, figure, value in rows if row}


def _date(value):
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return number(value)
    return f"{day.day} {day:%B %Y}"


def of_xlsx(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = {}
    for sheet in book.worksheets[1:]:
        rows = list(sheet.iter_rows(values_only=True))
        for row in rows[1:]:
            for head, value in zip(rows[0][1:], row[1:], strict=True):
                title = sheet.title.split(" ", 1)[1]
                found[(title, row[0], head)] = _of_cell(value)
    return found


def _of_cell(value):
    if isinstance(value, datetime.datetime):
        return f"{value.day} {value:%B %Y}"
    return number(str(value)) if value is not None else None


@pytest.mark.parametrize("query", ["", "?first=2026-03-01&last=2026-03-01"])
def test_page_paper_csv_and_xlsx_agree_cell_by_cell(world, reader, query):
    page = of_page(get(reader, "report", query))

    assert len(page) > 100
    assert of_page(get(reader, "print", query)) == page
    assert of_csv(get(reader, "csv", query)) == page
    sheets = of_xlsx(get(reader, "xlsx", query))
    assert {(title[:29], row, head): value for (title, row, head), value in page.items()} == {
        (title[:29], row, head): value for (title, row, head), value in sheets.items()
    }


def test_the_command_tells_the_same_as_the_page(world, reader):
    out = io.StringIO()
    call_command("parity", "--format", "json", "--from", "2026-03", "--to", "2026-03", stdout=out)
    told = json.loads(out.getvalue())

    page = of_page(get(reader, "report", "?first=2026-03-01&last=2026-03-01"))

    every = told["pieces"]
    row = [
        page["Pieces in both languages", "All pieces", head] for head in ("Pieces", "In both languages", "Share (%)")
    ]
    assert row == [every["live"], every["both"], Decimal(str(every["share"]))]
    for why, label in (("any", "English, all waits"), ("publication", "English, first version")):
        delays = told["delays"]["en"][why]
        heads = {
            "Waits": "count",
            "At once": "at_once",
            "Median (days)": "median_days",
            "95 in 100 within (days)": "p95_days",
            "Longest (days)": "longest_days",
            "Still open": "still_open",
        }
        assert {head: page["How long readers waited", label, head] for head in heads} == {
            head: _decimal(delays[key]) for head, key in heads.items()
        }
    assert told["delays"]["en"]["any"]["median_seconds"] == 1.25 * 86400
    month = told["by_month"][0]
    assert (month["month"], month["pieces"]["live"]) == ("2026-03", page["By month", "March 2026", "Pieces"])
    assert told["waiting"]["en"]["words"] == page["Words still to translate", "English version", "Words"]


def _decimal(value):
    return Decimal(str(value)) if value is not None else None


def test_days_are_rounded_to_the_even_digit_in_all_of_them(world, reader):
    """3.05 days: 3.0 everywhere, and not 3.1 in one of them."""
    page = of_page(get(reader, "report"))

    assert page["How long readers waited", "Welsh, correction", "Median (days)"] == Decimal("3.0")


def test_no_text_is_a_formula_in_a_spreadsheet(world, reader):
    """Guards: ``_harmless`` and ``_text`` in ``spreadsheets``."""
    plain = get(reader, "csv").decode("utf-8-sig")
    assert "'=1+1" in plain
    assert "'+44 1234" in plain
    for line in csv.reader(io.StringIO(plain)):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)

    book = openpyxl.load_workbook(io.BytesIO(get(reader, "xlsx")))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert any(cell.value == "=1+1" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_files_bear_a_name_and_are_not_shown_in_the_page(world, reader):
    for name, content_type in (("csv", "text/csv"), ("xlsx", "application/vnd.openxmlformats")):
        answer = reader.get(reverse(f"translation_parity:{name}"))
        assert answer["Content-Type"].startswith(content_type)
        assert answer["Content-Disposition"].startswith('attachment; filename="parity-')
