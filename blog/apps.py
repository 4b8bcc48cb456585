from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        """Listen for posts that go live."""
        from blog import pictures  # noqa: F401
