"""``manage.py extract_catalogues``: bring the catalogues to what the code says."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from papurbro.core.catalogues.updating import update_all


class Command(BaseCommand):
    help = "Bring locale/*/LC_MESSAGES/*.po to what the code says now; translations are kept."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        update_all(settings.REPOSITORY, settings.LOCALE_PATHS[0])
