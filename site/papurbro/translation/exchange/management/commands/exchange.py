"""``manage.py exchange``: pieces out as files, and files in, without a browser."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from papurbro.core.commands import in_english
from papurbro.translation.errors import PairError
from papurbro.translation.exchange import reports, uploads
from papurbro.translation.exchange.formats.kinds import KINDS
from papurbro.translation.exchange.outgoing import MOST_PIECES, Outgoing, Shape, zip_of
from papurbro.translation.exchange.taking_in import Result, Wish
from papurbro.translation.models import Pair, Status
from papurbro.users.models import User
from papurbro.welsh.languages import LANGUAGES


class Command(BaseCommand):
    help = "Let pieces go as files for translators' own tools, and take in what comes back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True)
        out = commands.add_parser("export", help="write pieces into a zip with a list of what is in it")
        out.add_argument("--format", default="xliff", help=f"{', '.join(KINDS)} (default: xliff)")
        out.add_argument("--status", help=f"only this status: {', '.join(Status.values)}; default: what waits")
        out.add_argument("--language", help=f"only pairs that await this language: {', '.join(LANGUAGES)}")
        out.add_argument("--languages", default="regional", help="regional (cy-GB, en-GB; default) or plain (cy, en)")
        out.add_argument("--out", required=True, help="the zip to write; it must not be there yet")
        back = commands.add_parser("import", help="take in one file, or a zip of several")
        back.add_argument("file", help="XLIFF, PO, DOCX or zip")
        back.add_argument("--user", help="in whose name; default: the first administrator")
        back.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
        back.add_argument("--only-fitting", action="store_true", help="take in what fits, although something does not")
        back.add_argument("--all-finished", action="store_true", help="what the tool has not marked is finished too")
        back.add_argument("--format", default="table", help="table (default) or json")

    @in_english
    def handle(self, *args: Any, **options: Any) -> None:
        if options["command"] == "export":
            self._export(options)
        else:
            self._import(options)

    def _export(self, options: dict[str, Any]) -> None:
        _require("--format", options["format"], KINDS)
        _require("--status", options["status"], Status.values)
        _require("--language", options["language"], LANGUAGES)
        _require("--languages", options["languages"], ("regional", "plain"))
        pairs = _chosen(options["status"], options["language"])
        try:
            file = zip_of(pairs, Shape(options["format"], regional=options["languages"] == "regional"))
        except PairError as error:
            raise CommandError(error.sentence, returncode=2) from error
        _write(Path(options["out"]), file)
        self.stdout.write(f"Pieces: {len(pairs)}. Written to {options['out']}")

    def _import(self, options: dict[str, Any]) -> None:
        _require("--format", options["format"], ("table", "json"))
        wish = Wish(all_finished=options["all_finished"], only_fitting=options["only_fitting"])
        result = self._result(options, wish)
        if options["format"] == "json":
            told = _as_json(result)
        else:
            told = reports.lines(result, is_done=result.is_done or (options["dry_run"] and result.fits))
        self.stdout.write(told, ending="")
        if not result.fits and not result.is_done:
            raise CommandError("Something does not fit; nothing was changed.", returncode=2)

    def _result(self, options: dict[str, Any], wish: Wish) -> Result:
        path, user = Path(options["file"]), _person(options["user"])
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}.", returncode=2) from error
        if options["dry_run"]:
            return uploads.tried(path.name, data, user, wish, dry_run=True)
        _upload, result = uploads.hand_in(path.name, data, user, wish)
        return result


def _as_json(result: Result) -> str:
    told = {
        "done": result.is_done,
        "files": reports.rows(result),
        "untouched": list(result.untouched),
        "missing": list(result.missing),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _require(name: str, value: str | None, known: Iterable[str]) -> None:
    if value is not None and value not in list(known):
        raise CommandError(f"{name} {value}: not known. It can be {', '.join(known)}.", returncode=2)


def _chosen(status: str | None, language: str | None) -> list[Pair]:
    pairs = Pair.objects.filter(status=status) if status else Pair.objects.pending()
    pairs = pairs.filter(segments_total__isnull=False)
    if language:
        pairs = pairs.awaiting(language)
    found = list(pairs.select_related("original", "counterpart").order_by("pk")[: MOST_PIECES + 1])
    if not found:
        raise CommandError("There is no such piece: nothing was written.", returncode=2)
    if len(found) > MOST_PIECES:
        raise CommandError(f"More than {MOST_PIECES} pieces; narrow them by --status or --language.", returncode=2)
    return found


def _write(path: Path, file: Outgoing) -> None:
    try:
        with path.open("xb") as out:
            out.write(file.data)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}.", returncode=2) from error


def _person(name: str | None) -> User:
    found = User.objects.filter(is_active=True)
    user = found.filter(username=name).first() if name else found.filter(is_superuser=True).order_by("pk").first()
    if user is None:
        words = (
            f"--user {name}: there is nobody of that name"
            if name
            else "There is no administrator: name somebody with --user"
        )
        raise CommandError(f"{words}.", returncode=2)
    return user
