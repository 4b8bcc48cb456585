"""The user, alone in its app: with a page beside it, the migrations would become circular."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody who can log in."""
