"""``manage.py parity``: the figures of the report; ``manage.py parity rebuild``: fill the ledger in for what was there before it."""

from __future__ import annotations

import datetime
import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from papurbro.core.commands import in_english
from papurbro.tags.models import Tag
from papurbro.translation.parity import rebuilding
from papurbro.translation.parity.as_json import as_json
from papurbro.translation.parity.as_text import as_text
from papurbro.translation.parity.asking import month_named, tag_named
from papurbro.translation.parity.report import make_report
from papurbro.translation.parity.scope import Scope

FORMATS = ("table", "json")
WHAT = ("report", "rebuild")


class Command(BaseCommand):
    help = (
        "Show how far both languages are treated alike. "
        "“parity rebuild” first works out the waits of before the ledger from the pages’ history."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", nargs="?", default="report", help="report (default) or rebuild")
        parser.add_argument("--format", default="table", help="table (default) or json")
        parser.add_argument("--from", dest="first", metavar="YYYY-MM", help="the first month")
        parser.add_argument("--to", dest="last", metavar="YYYY-MM", help="the last month")
        parser.add_argument("--tag", metavar="SLUG", help="only pieces with this tag, by its slug in either language")

    @in_english
    def handle(self, *args: Any, **options: Any) -> None:
        _require("what to do", options["what"], WHAT)
        _require("--format", options["format"], FORMATS)
        scope = _scope(options)
        if options["what"] == "rebuild":
            self._rebuild(options)
            return
        report = make_report(scope)
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_json(report), ensure_ascii=False, indent=2))
            return
        self.stdout.write(as_text(report), ending="")

    def _rebuild(self, options: dict[str, Any]) -> None:
        if any(options[name] for name in ("first", "last", "tag")):
            raise CommandError("rebuild looks at everything: leave out --from, --to and --tag.", returncode=2)
        total = rebuilding.known_pairs().count()
        # disable=None: no bar where standard error is no terminal.
        for _pk in tqdm(rebuilding.rebuild(), total=total, unit="pair", file=sys.stderr, disable=None):
            pass
        self.stdout.write(f"Pairs looked at: {total}")


def _scope(options: dict[str, Any]) -> Scope:
    first, last = _month("--from", options["first"]), _month("--to", options["last"])
    if first is not None and last is not None and first > last:
        raise CommandError(f"--from {options['first']} is after --to {options['last']}.", returncode=2)
    return Scope(first=first, last=last, tag=_tag(options["tag"]))


def _month(name: str, value: str | None) -> datetime.date | None:
    if value is None:
        return None
    try:
        return month_named(value)
    except ValueError:
        raise CommandError(f"{name} {value}: not a month. Write it as 2026-03.", returncode=2) from None


def _tag(slug: str | None) -> Tag | None:
    if slug is None:
        return None
    try:
        return tag_named(slug)
    except Tag.DoesNotExist:
        raise CommandError(f"--tag {slug}: no tag has this slug, in Welsh or in English.", returncode=2) from None


def _require(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise CommandError(f"{name} {value}: not known. It can be {', '.join(known)}.", returncode=2)
