from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "papurbro.translation.exchange"
    label = "translation_exchange"
    verbose_name = _("Files for translators")

    def ready(self) -> None:
        """Register what comes round."""
        from papurbro.translation.exchange import jobs  # noqa: F401
