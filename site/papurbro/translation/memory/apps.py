from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MemoryConfig(AppConfig):
    name = "papurbro.translation.memory"
    label = "translation_memory"
    verbose_name = _("Translation memory")

    def ready(self) -> None:
        """Listen for pairs that are up to date, and see after migrations that the index still follows its table."""
        from papurbro.translation.memory import index, jobs, signals  # noqa: F401

        post_migrate.connect(index.restore, sender=self)
