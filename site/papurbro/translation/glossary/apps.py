from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GlossaryConfig(AppConfig):
    name = "papurbro.translation.glossary"
    label = "translation_glossary"
    verbose_name = _("Glossary")

    def ready(self) -> None:
        """Connect what tells every process that the tags changed, and say who may do what with terms."""
        from papurbro.translation.glossary import editions, permissions

        editions.connect()
        permissions.register()
