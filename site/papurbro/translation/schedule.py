"""A schedule's moment: the two halves that were scheduled together go out together, and nothing is raised."""

from __future__ import annotations

import logging

from django.db import transaction
from wagtail.models import Revision

from papurbro.translation import agreement, counterparts
from papurbro.translation.answering import in_hand
from papurbro.translation.models import Pair
from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.pairs import refresh
from papurbro.translation.publication import Outcome

logger = logging.getLogger(__name__)

#: What Wagtail's ``publish_scheduled`` logs: the one caller that nothing may be raised at.
SCHEDULED = "wagtail.publish.scheduled"


def publish_due(page: PairedPageMixin, revision: Revision) -> Outcome:
    """Send out both scheduled halves. Where that fails nothing changes, it is logged, and the next run tries again."""
    try:
        with transaction.atomic(), in_hand(page.translation_key):
            return _publish_due_pair(page, revision)
    except Exception:
        logger.exception("scheduled pair %s stays as it is", page.translation_key)
        return Outcome.HELD


def _publish_due_pair(page: PairedPageMixin, revision: Revision) -> Outcome:
    pair = refresh(page.translation_key)
    assert pair is not None  # noqa: S101 - a saved page always has a pair
    if not Revision.objects.filter(pk=revision.pk, approved_go_live_at__isnull=False).exists():
        return Outcome.BOTH  # went out with its other half a moment ago
    if not pair.goes_together:
        page.publish_alone(revision, log_action=SCHEDULED)
        agreement.settle(pair)
        return Outcome.ONE
    other_half = counterparts.counterpart_of(page)
    other_revision = other_half.scheduled_revision if other_half is not None else None
    if other_half is None or other_revision is None:
        return _drop(pair, revision)
    page.publish_alone(revision, log_action=SCHEDULED)
    other_half.publish_alone(other_revision, log_action=SCHEDULED)
    agreement.settle(pair)
    return Outcome.BOTH


def _drop(pair: Pair, revision: Revision) -> Outcome:
    """Its other half is scheduled no longer: what cannot go out by itself is a plain draft again."""
    logger.warning("scheduled half of pair %s held back: its other half is not scheduled", pair.pk)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    return Outcome.HELD


def unschedule_other(page: PairedPageMixin) -> None:
    """The other half of ``page`` goes by the same schedule, so it is dropped with it."""
    other_half = counterparts.counterpart_of(page)
    revision = other_half.scheduled_revision if other_half is not None else None
    if revision is not None:
        revision.approved_go_live_at = None
        with in_hand(page.translation_key):
            revision.save(update_fields=["approved_go_live_at"])
