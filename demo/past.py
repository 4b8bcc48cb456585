"""The demo's past: what was done a moment ago is dated to the day on which it would have been done, and the ledger of waits is read from that."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from papurbro.translation.models import Pair
from papurbro.translation.parity.models import Gap
from papurbro.translation.parity.rebuilding import fill_in


class Past:
    """The past of the pages with one translation key, from now on: each call dates what was done since the call before it."""

    def __init__(self, key: uuid.UUID) -> None:
        self.key, self.began = key, timezone.now()

    def happened(self, when: dt.datetime, *languages: str) -> None:
        """Whatever the pages in ``languages`` (both, if none is named) say happened just now, happened at ``when``, which is long before."""
        pages = Page.objects.filter(translation_key=self.key)
        if languages:
            pages = pages.filter(locale__language_code__in=languages)
        numbers = list(pages.values_list("pk", flat=True))
        revisions = Revision.page_revisions.filter(object_id__in=[str(number) for number in numbers])
        for rows, name in (
            (PageLogEntry.objects.filter(page_id__in=numbers), "timestamp"),
            (revisions, "created_at"),
            (pages, "latest_revision_created_at"),
            (pages, "first_published_at"),
            (pages, "last_published_at"),
            (Pair.objects.filter(translation_key=self.key), "stale_since"),
            (Pair.objects.filter(translation_key=self.key), "exempt_at"),
        ):
            self._move(rows, name, when)

    def _move(self, rows: Any, name: str, when: dt.datetime) -> None:
        rows.filter(**{f"{name}__gte": self.began}).update(**{name: when})

    def tell_ledger(self) -> None:
        """Let the ledger forget that all of it happened today, and find in the pages' history what happened when."""
        pair = Pair.objects.get(translation_key=self.key)
        Gap.objects.filter(pair=pair).delete()
        fill_in(pair.pk)
