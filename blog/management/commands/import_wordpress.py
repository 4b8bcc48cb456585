"""``manage.py import_wordpress FILE.xml``: a WordPress blog comes over."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from papurbro.core.commands import in_english

from blog.wordpress.importer import CannotImport, import_export
from blog.wordpress.media import MediaFolder
from blog.wordpress.reader import DamagedExport, read_export

BAD_INPUT = 2


class Command(BaseCommand):
    """Bring the posts and pages of a WordPress export over, in pairs."""

    help = (
        "Bring posts, pages, tags and authors over from a WordPress export (Tools, Export, All content). "
        "A second run changes nothing. Pictures are not fetched: name a copy of wp-content/uploads with --media."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and the options."""
        parser.add_argument("file", type=Path, help="the export, an XML file")
        parser.add_argument("--dry-run", action="store_true", help="print the report and change nothing")
        parser.add_argument("--format", choices=["table", "json"], default="table", help="how the report is printed")
        parser.add_argument("--media", type=Path, metavar="DIR", help="a folder with the blog's pictures")

    @in_english
    def handle(self, *args: Any, **options: Any) -> None:
        """Read the whole file first, so that a damaged one changes nothing."""
        media = self._media(options["media"])
        path = options["file"]
        try:
            export = read_export(path)
        except DamagedExport as error:
            raise CommandError(f"{path.name}: {error}. Nothing was imported.", returncode=BAD_INPUT) from error
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}. Nothing was imported.", returncode=BAD_INPUT) from error
        try:
            report = import_export(export, media=media, dry_run=options["dry_run"])
        except CannotImport as error:
            raise CommandError(f"{path.name}: {error}. Nothing was imported.", returncode=BAD_INPUT) from error
        self.stdout.write(report.as_json() if options["format"] == "json" else report.as_table())
        if options["dry_run"]:
            self.stderr.write("This was a trial: nothing was changed.")

    def _media(self, folder: Path | None) -> MediaFolder | None:
        if folder is None:
            return None
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder. Nothing was imported.", returncode=BAD_INPUT)
        return MediaFolder(folder)
