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
