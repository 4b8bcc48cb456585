"""``manage.py glossary``: the glossary in from a CSV, and out into one."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from papurbro.core.commands import in_english
from papurbro.translation.glossary.importing import import_terms
from papurbro.translation.glossary.models import Term
from papurbro.translation.glossary.table import COLUMNS, LARGEST, NEEDED, write_table


class Command(BaseCommand):
    help = (
        "Take terms in from a CSV, or write them all into one. "
        f"Columns: {', '.join(COLUMNS)}; needed are {' and '.join(NEEDED)}. "
        "Where a row is refused every such row is named with its line, nothing changes, and the exit code is 2."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        taking_in = actions.add_parser("import", help="add terms, and change those that are there already")
        taking_in.add_argument("file", type=Path)
        taking_in.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
        writing = actions.add_parser("export", help="write every term")
        writing.add_argument("file", type=Path)

    @in_english
    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "import":
            self._import(options["file"], dry_run=options["dry_run"])
        else:
            self._export(options["file"])

    def _import(self, path: Path, *, dry_run: bool) -> None:
        done = import_terms(_read(path), dry_run=dry_run)
        for refusal in done.refusals:
            self.stderr.write(str(refusal))
        if done.refusals:
            raise CommandError(f"Nothing was changed. Faults in {path}: {len(done.refusals)}.", returncode=2)
        if dry_run:
            self.stdout.write("Nothing was changed; without --dry-run it would be:")
        self.stdout.write(f"New: {done.added}. Changed: {done.changed}. As they were: {done.same}.")

    def _export(self, path: Path) -> None:
        try:
            with path.open("w", encoding="utf-8", newline="") as file:
                file.writelines(write_table(Term.objects.iterator()))
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}", returncode=2) from error
        self.stdout.write(f"Terms written: {Term.objects.count()}.")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One more than is allowed, so that the reader can tell that there is more.
            return file.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}", returncode=2) from error
