"""``manage.py tick``: do what is due; for cron or a timer, on as many machines as there are."""

from typing import Any

from django.core.management.base import BaseCommand

from papurbro.core.periodic import tick


class Command(BaseCommand):
    """Does every periodic job that is due, once, and names what it did."""

    help = "Do the periodic jobs that are due: claims that ran out, letters that wait, counts to be added up."

    def handle(self, *args: Any, **options: Any) -> None:
        """A job that fails is logged, tried again ten minutes later, and keeps no other from being done."""
        for name in tick():
            self.stdout.write(name)
