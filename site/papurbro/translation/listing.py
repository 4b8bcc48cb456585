"""One plain row for each pair, for commands and whoever reads what they print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wagtail.models import Page

if TYPE_CHECKING:
    from papurbro.translation.models import Pair, PairQuerySet

COLUMNS = [
    "translation_key",
    "original_language",
    "behind",
    "status",
    "stale_since",
    "change_class",
    "policy",
    "original_title",
    "original_url",
    "counterpart_title",
    "counterpart_url",
    "words",
    "segments_done",
    "segments_total",
    "assignee",
    "due",
]

#: So many pairs are in memory at a time.
CHUNK = 500


def rows(pairs: PairQuerySet) -> Iterator[dict[str, Any]]:
    """``{column: value}`` of each pair, values as JSON has them. ``policy`` is the one in force; a URL is None unless the half is live."""
    for pair in pairs.select_related("original__locale", "counterpart__locale", "assignee").iterator(chunk_size=CHUNK):
        yield _row(pair)


def _row(pair: Pair) -> dict[str, Any]:
    return {
        "translation_key": str(pair.translation_key),
        "original_language": pair.original_language,
        "behind": pair.behind,
        "status": pair.status,
        "stale_since": pair.stale_since.isoformat() if pair.stale_since else None,
        "change_class": pair.change_class or None,
        "policy": pair.policy_in_force,
        "original_title": _title(pair.original),
        "original_url": _url(pair.original),
        "counterpart_title": _title(pair.counterpart),
        "counterpart_url": _url(pair.counterpart),
        "words": pair.words,
        "segments_done": pair.segments_done,
        "segments_total": pair.segments_total,
        "assignee": pair.assignee.get_username() if pair.assignee else None,
        "due": pair.due.isoformat() if pair.due else None,
    }


def _title(page: Page | None) -> str | None:
    return page.get_admin_display_title() if page is not None else None


def _url(page: Page | None) -> str | None:
    return page.get_full_url() if page is not None and page.live else None
