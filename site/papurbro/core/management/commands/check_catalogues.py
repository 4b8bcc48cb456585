"""``manage.py check_catalogues``: are the catalogues true to the code, and whole?"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from papurbro.core.catalogues.checking import faults


class Command(BaseCommand):
    help = "Fail where a catalogue differs from the code, or an entry is empty, fuzzy or broken."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        found = faults(settings.REPOSITORY, settings.LOCALE_PATHS[0])
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults in the catalogues. `make catalogues` brings in what is new.")
        self.stdout.write("The catalogues are whole.")
