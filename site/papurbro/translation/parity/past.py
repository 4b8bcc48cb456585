"""Reading a pair's past: its events from Wagtail's page log and the pages' dates, and what each publication changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from wagtail.models import PageLogEntry, Revision

from papurbro.translation.digest import content_digest
from papurbro.translation.pages import ChangeClass
from papurbro.translation.parity.history import Event, Meaning
from papurbro.translation.parity.ledger import SAME_MOMENT
from papurbro.translation.parity.models import Why

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.pages import PairedPageMixin

_PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
_TAKEN_DOWN = ("wagtail.unpublish", "wagtail.unpublish.scheduled")


def events_of(pair: Pair) -> list[Event]:
    """What happened to the halves that there are, in order; two queries. Halves that were deleted have left nothing that names the pair."""
    pages = {pair.original_language: pair.original, pair.counterpart_language: pair.counterpart}
    found: list[Event] = []
    for language, page in pages.items():
        if page is not None:
            found += _events(page, language)
    return sorted(found, key=lambda event: event.at)


def _events(page: PairedPageMixin, language: str) -> Iterator[Event]:
    logged = PageLogEntry.objects.filter(page_id=page.pk, action__in=(*_PUBLISHED, *_TAKEN_DOWN)).order_by(
        "timestamp", "pk"
    )
    events = [
        Event(at, language, is_live=action in _PUBLISHED, revision=revision)
        for at, action, revision in logged.values_list("timestamp", "action", "revision_id")
    ]
    first = page.first_published_at
    if first is not None and (not events or first < events[0].at - SAME_MOMENT):
        # It came here with a date, or was published by something that writes no log.
        yield Event(first, language)
    yield from events


def meaning_by_text() -> Meaning:
    """What a publication meant: as the editor said, else by whether the text is another one. Keeps the texts of one pair."""

    @lru_cache(maxsize=64)
    def text(revision: int) -> tuple[str, str] | None:
        found = Revision.objects.filter(pk=revision).first()
        return (found.content.get("change_class", ""), content_digest(found.as_object())) if found else None

    def meaning(before: Event, after: Event) -> Why | None:
        then = text(before.revision) if before.revision is not None else None
        now = text(after.revision) if after.revision is not None else None
        if now is None or now[0] == ChangeClass.TYPO:
            return None
        if now[0] == ChangeClass.CORRECTION:
            return Why.CORRECTION
        return Why.SUBSTANTIVE if then is not None and then[1] != now[1] else None

    return meaning
