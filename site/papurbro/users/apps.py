from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "papurbro.users"
    label = "users"
