"""The demo belongs on a developer's machine: its passwords are in its source."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import CommandError


def is_development() -> bool:
    """Whether this site is one that only its developer reaches."""
    return bool(settings.DEBUG)


def require_development() -> None:
    """Raise ``CommandError`` (exit code 2) on any other site, before anything is changed."""
    if not is_development():
        raise CommandError(
            "The demo is for development only: its passwords are in its source. "
            "Use the settings papurbro.settings.dev.",
            returncode=2,
        )


def answer_at(port: int | None) -> str:
    """The address of the site, at ``port`` where one is chosen; links in mail lead there."""
    if port is not None:
        if not 0 < port < 65536:
            raise CommandError(f"{port} is no port: choose one between 1 and 65535.", returncode=2)
        settings.WAGTAILADMIN_BASE_URL = f"http://localhost:{port}"
    return str(settings.WAGTAILADMIN_BASE_URL)
