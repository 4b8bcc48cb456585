"""``manage.py memory``: bring a TMX file in, write the memory to one, or take in what was published."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from papurbro.core.commands import in_english
from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.recording import record, unrecorded
from papurbro.translation.memory.tmx.errors import TmxError
from papurbro.translation.memory.transferring import put_out, take_in
from papurbro.translation.models import Pair, Status


class Command(BaseCommand):
    help = "The translation memory: bring a TMX file in, write the memory to one, or take in what was published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, title="what to do")
        bring = verbs.add_parser("import", help="take in a TMX file, the whole of it or nothing")
        bring.add_argument("file", type=Path)
        bring.add_argument("--reviewed", action="store_true", help="somebody answers for what it says")
        bring.add_argument("--dry-run", action="store_true", help="only tell what would come in")
        write = verbs.add_parser("export", help="write what may be offered as TMX 1.4")
        write.add_argument("file", type=Path)
        write.add_argument("--reviewed", action="store_true", help="only what was reviewed")
        write.add_argument("--region", default="", choices=["", "GB"], help="GB: cy-GB and en-GB instead of cy and en")
        again = verbs.add_parser("record", help="take in what was published and is not in the memory yet")
        again.add_argument("--all", action="store_true", help="every pair that is up to date, once more")

    @in_english
    def handle(self, *args: Any, **options: Any) -> None:
        verbs: dict[str, Callable[..., None]] = {"import": self._import, "export": self._export, "record": self._record}
        verbs[options["verb"]](**options)

    def _import(self, *, file: Path, reviewed: bool, dry_run: bool, **_options: Any) -> None:
        try:
            with file.open("rb") as stream:
                taken = take_in(stream, name=file.name, is_reviewed=reviewed, dry_run=dry_run)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.", returncode=2) from error
        except TmxError as error:
            raise CommandError(
                f"{file}: {error.sentence.removesuffix('.')}. Nothing was taken in.", returncode=2
            ) from error
        self.stdout.write(
            f"Units read: {taken.read}, new: {taken.new}, known: {taken.known}, passed over: {taken.passed_over}"
        )
        if dry_run:
            self.stdout.write("Nothing was changed (--dry-run).")

    def _export(self, *, file: Path, reviewed: bool, region: str, **_options: Any) -> None:
        units = Unit.objects.usable()
        units = units.filter(is_reviewed=True) if reviewed else units
        try:
            _write_whole(file, put_out(units, region=region))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.", returncode=2) from error
        self.stdout.write(f"Units written: {units.count()}")

    def _record(self, **options: Any) -> None:
        everything = options["all"]
        pairs = Pair.objects.filter(status=Status.CURRENT) if everything else unrecorded()
        keys = list(pairs.order_by("pk").values_list("pk", flat=True))
        new = 0
        # disable=None: no bar where standard error is no terminal.
        for key in tqdm(keys, unit="pair", file=sys.stderr, disable=None):
            new += record(Pair.objects.get(pk=key), again=everything).new
        self.stdout.write(f"Pairs taken in: {len(keys)}, new units: {new}")


def _write_whole(file: Path, chunks: Iterable[bytes]) -> None:
    """Beside the file, then in its place: nobody finds half a file there."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.writelines(chunks)
        Path(name).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
