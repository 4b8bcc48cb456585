"""``manage.py compile_catalogues``: make what gettext reads from the catalogues."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from papurbro.core.catalogues.compiling import compile_all


class Command(BaseCommand):
    help = "Compile the catalogues with Babel, where they changed."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        for path in compile_all(settings.LOCALE_PATHS[0]):
            self.stdout.write(f"Compiled {path.relative_to(settings.REPOSITORY)}")
