"""``manage.py found_site``: the first day of a site."""

from typing import Any

from django.core.management.base import BaseCommand

from papurbro.core.founding import found_site


class Command(BaseCommand):
    """Make the two front pages and the first section; changes nothing where they are."""

    help = "Make the two languages, the two front pages and the first section, where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Found the site and say so."""
        founded = found_site()
        self.stdout.write(f"{founded.home['cy'].title} /cy/ · {founded.home['en'].title} /en/")
