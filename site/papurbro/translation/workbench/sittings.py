"""One sitting, one revision: three hundred parts finished one after the other are not three hundred copies of the page."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.models import Revision, TaskState

from papurbro.translation.models import Review

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.users.models import User

#: After so long without a save it is another sitting.
PAUSE = datetime.timedelta(minutes=30)


def draft_of_this_sitting(pair: Pair, user: User) -> Revision | None:
    """The newest draft of the counterpart, where ``user`` made it in this sitting and nobody counts on it; else None.

    What is live, was sent, approved or scheduled, or is with a workflow stays as it is.
    """
    page = pair.counterpart
    if page is None or pair.review != Review.NONE or pair.is_held:
        return None
    newest = (
        Revision.objects.filter(object_id=str(page.pk), base_content_type__model="page")
        .order_by("-created_at", "-pk")
        .first()
    )
    if newest is None or newest.pk == page.live_revision_id or newest.user_id != user.pk:
        return None
    is_fresh = newest.created_at > timezone.now() - PAUSE and newest.approved_go_live_at is None
    return newest if is_fresh and not TaskState.objects.filter(revision=newest).exists() else None
