from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "papurbro.core"
    label = "core"
