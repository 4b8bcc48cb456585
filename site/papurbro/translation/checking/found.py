"""What a check finds, and how grave it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    """Whether a finding keeps the text back or asks for a look."""

    BLOCK = "block", _("Must be put right")
    WARN = "warn", _("Worth a look")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that a check found in one part."""

    check: str
    severity: Severity
    sentence: str
    start: int | None = None
    end: int | None = None
    fix: str | None = None
    digest: str

    @property
    def blocks(self) -> bool:
        """Whether the text cannot be sent, approved or published while this is so."""
        return self.severity == Severity.BLOCK


@dataclass(frozen=True)
class Note:
    """What a check says before it is made a ``Finding``.

    ``what`` are the words that the finding is about: it is the same finding as long as they are the same, wherever they stand. ``start``
    and ``end`` are offsets into the target's plain text; ``is_raw`` says that they are offsets into the text with its marks instead.
    """

    sentence: str
    what: tuple[str, ...]
    start: int | None = None
    end: int | None = None
    fix: str | None = None
    severity: Severity | None = None
    is_raw: bool = False


def digest_of(check: str, what: tuple[str, ...]) -> str:
    """The name of what was found: 32 hex digits."""
    return hashlib.sha256("\x1f".join((check, *what)).encode()).hexdigest()[:32]
