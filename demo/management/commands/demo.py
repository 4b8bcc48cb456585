"""``manage.py demo``: serve the demo, and say where."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from papurbro.core.models import SiteIdentity

from demo import paper
from demo.development import answer_at, require_development
from demo.people import PASSWORD
from demo.serving import open_server, serve

WELCOME = """
  {name}

    Cymraeg             {address}/cy/
    English             {address}/en/
    Golygu · Edit       {address}/admin/
                        editor, translator, admin · {password}
    Y post · The mail   {address}/demo/mail/

  Ctrl-C i’w atal · stops it
"""


class Command(BaseCommand):
    """Serves the site and does its background work until Ctrl-C."""

    help = "Serve the demo on this computer, with its background work."

    def add_arguments(self, parser: CommandParser) -> None:
        """The port."""
        parser.add_argument("--port", type=int, default=8000, help="where to answer (8000)")

    def handle(self, *, port: int, **options: Any) -> None:
        """Take the port first, so that nothing is said or changed where somebody else has it."""
        require_development()
        address = answer_at(port)
        try:
            server = open_server(port)
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be had ({error.strerror}). Choose another one: make demo PORT={port + 1}",
                returncode=2,
            ) from error
        paper.found(address)
        name = SiteIdentity.load().name("cy")
        self.stdout.write(WELCOME.format(name=name, address=address, password=PASSWORD))
        self.stdout.flush()
        serve(server)
        self.stdout.write("")
