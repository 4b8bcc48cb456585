from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslatorsConfig(AppConfig):
    name = "papurbro.translation.translators"
    label = "translation_translators"
    verbose_name = _("Translators")

    def ready(self) -> None:
        """Connect what writes letters to what happens, and name what comes round."""
        from papurbro.translation.translators import jobs, listening  # noqa: F401
