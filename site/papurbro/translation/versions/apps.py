from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VersionsConfig(AppConfig):
    name = "papurbro.translation.versions"
    label = "translation_versions"
    verbose_name = _("Pictures and files with words in them")
