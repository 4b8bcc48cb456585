from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "papurbro.translation"
    label = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        """Connect what keeps the pairs true and together."""
        from papurbro.translation import checks, guards, moving, signals  # noqa: F401
