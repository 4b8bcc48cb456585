"""Whether a page was public elsewhere before it came to this site."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Min
from wagtail.models import PageLogEntry

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin

#: A page's first draft is saved within the moment in which it is made.
_MARGIN = datetime.timedelta(minutes=1)


def was_public_elsewhere(page: PairedPageMixin) -> bool:
    """Whether its first publication is older than every trace of it here: an importer kept the date that it had.

    The page log outlives old drafts, which may be cleared away; so both are asked.
    """
    if page.first_published_at is None:
        return False
    known = [
        page.revisions.aggregate(first=Min("created_at"))["first"],
        PageLogEntry.objects.filter(page_id=page.pk).aggregate(first=Min("timestamp"))["first"],
    ]
    traces = [moment for moment in known if moment is not None]
    return bool(traces) and page.first_published_at < min(traces) - _MARGIN
