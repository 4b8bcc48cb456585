"""``manage.py load_demo``: fill a development site with the demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from demo.development import answer_at, require_development
from demo.loader import load


class Command(BaseCommand):
    """Loads what is missing of the demo; a second run changes nothing."""

    help = "Fill a development site with a lively demo in two languages. A second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the site will answer: its mails hold links."""
        parser.add_argument("--port", type=int, help="the port that the demo will be served at")

    def handle(self, *, port: int | None, **options: Any) -> None:
        """Load it, and say so."""
        require_development()
        address = answer_at(port)
        with translation.override("en"):
            if not load(self.stdout.write, address=address):
                self.stdout.write("The demo is loaded already.")
