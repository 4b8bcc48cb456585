from django.apps import AppConfig


class TagsConfig(AppConfig):
    name = "papurbro.tags"
    label = "tags"
