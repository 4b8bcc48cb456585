"""From what somebody types or chooses to a scope."""

from __future__ import annotations

import datetime
import re

from papurbro.tags.models import Tag

_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


def month_named(text: str) -> datetime.date:
    """The first day of a month written as ``2026-03``; raises ValueError for anything else."""
    found = _MONTH.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return datetime.date(int(found[1]), int(found[2]), 1)


def tag_named(slug: str) -> Tag:
    """The tag with that slug in either language, Welsh first; raises ``Tag.DoesNotExist``."""
    return Tag.objects.with_slug(slug, "cy").first() or Tag.objects.with_slug(slug, "en").get()
