from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CheckingConfig(AppConfig):
    name = "papurbro.translation.checking"
    label = "translation_checking"
    verbose_name = _("Checks")

    def ready(self) -> None:
        """Have what was dismissed follow its part."""
        from papurbro.translation.checking import dismissing  # noqa: F401
