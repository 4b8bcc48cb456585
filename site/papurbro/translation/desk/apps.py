from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "papurbro.translation.desk"
    label = "translation_desk"
    verbose_name = _("Translation: who is at work")
