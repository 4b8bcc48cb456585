from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParityConfig(AppConfig):
    name = "papurbro.translation.parity"
    label = "translation_parity"
    verbose_name = _("Parity")

    def ready(self) -> None:
        """Connect what keeps the ledger."""
        from papurbro.translation.parity import signals  # noqa: F401
