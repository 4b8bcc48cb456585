from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "papurbro.mail"
    label = "mail"
