"""``manage.py pairs``: how every pair stands, as a table, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from papurbro.core.commands import in_english
from papurbro.translation.listing import COLUMNS, rows
from papurbro.translation.models import Pair, PairQuerySet, Status
from papurbro.welsh.languages import LANGUAGES

#: What a terminal has room for; the other formats tell everything.
TABLE = ["status", "behind", "original_title", "words", "assignee", "due"]


class Command(BaseCommand):
    help = "List the pairs: two versions of one page, and how far the one that is behind has come."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--status", help=f"only this status: {', '.join(Status.values)}")
        parser.add_argument("--language", help=f"only pairs that await this language: {', '.join(LANGUAGES)}")
        parser.add_argument("--format", default="table", help="table (default), json or csv")

    @in_english
    def handle(self, *args: Any, **options: Any) -> None:
        _require("--status", options["status"], Status.values)
        _require("--language", options["language"], LANGUAGES)
        _require("--format", options["format"], list(FORMATS))
        found = rows(_chosen(options["status"], options["language"]))
        self.stdout.write(FORMATS[options["format"]](found), ending="")


def _require(name: str, value: str | None, known: Iterable[str]) -> None:
    if value is not None and value not in list(known):
        raise CommandError(f"{name} {value}: not known. It can be {', '.join(known)}.", returncode=2)


def _chosen(status: str | None, language: str | None) -> PairQuerySet:
    pairs = Pair.objects.order_by("pk")
    if status:
        pairs = pairs.filter(status=status)
    return pairs.awaiting(language) if language else pairs


def as_json(found: Iterable[dict[str, Any]]) -> str:
    """One list of objects."""
    return json.dumps(list(found), ensure_ascii=False, indent=2) + "\n"


def as_csv(found: Iterable[dict[str, Any]]) -> str:
    """A line of names, then one line for each pair."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue()


def as_table(found: Iterable[dict[str, Any]]) -> str:
    """Columns that line up, the most telling ones."""
    lines = [TABLE, *([_short(row[name]) for name in TABLE] for row in found)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(TABLE))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


FORMATS = {"table": as_table, "json": as_json, "csv": as_csv}
