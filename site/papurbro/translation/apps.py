from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "papurbro.translation"
    label = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        """Connect what keeps the pairs true and together."""
        from papurbro.translation import (  # noqa: F401
            checks,
            counting,
            guards,
            history,
            machine,
            moving,
            rich_text,
            signals,
            workflow_steps,
        )
        from papurbro.translation.talk import following  # noqa: F401

        rich_text.teach()
        post_migrate.connect(counting.install, sender=self, dispatch_uid="pairs_counted")
