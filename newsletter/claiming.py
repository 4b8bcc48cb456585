"""Deliveries: made once each, then claimed one at a time."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from newsletter.audience import Plan
from newsletter.errors import NewsletterError
from newsletter.models import Delivery, Issue, Subscriber
from newsletter.promising import pairs_in, tell_the_queue
from newsletter.rendering import variant_for


@transaction.atomic
def make_deliveries(issue: Issue) -> None:
    """One delivery for each subscriber for whom something is left; a second call makes none.

    Raises NewsletterError unless the issue is approved, or on its way already.
    """
    locked = Issue.objects.select_for_update().select_related("newsletter").get(pk=issue.pk)
    if locked.status == Issue.Status.APPROVED:
        now = timezone.now()
        for chunk in Plan(locked).everyone():
            Delivery.objects.bulk_create(
                Delivery(issue=locked, subscriber_id=subscriber, next_try_at=now) for subscriber in chunk
            )
        locked.status = Issue.Status.SENDING
        locked.save(update_fields=["status"])
        tell_the_queue(pairs_in(locked))
    elif locked.status not in (Issue.Status.SENDING, Issue.Status.SENT):
        raise NewsletterError(_("This issue has not been approved."))
    issue.refresh_from_db()


def claim(plan: Plan, *, lease: dt.timedelta) -> Delivery | None:
    """Take the next delivery of the plan's issue that is due, or None where none is.

    It is ours for ``lease``; a sender that dies gives it up by that. Deliveries that are no longer wanted are dropped here.
    """
    while True:
        now = timezone.now()
        due = plan.issue.deliveries.due(now).order_by("next_try_at", "pk")
        candidate = due.values_list("pk", "subscriber_id").first()
        if candidate is None:
            return None
        delivery = _take(plan, *candidate, now=now, lease=lease)
        if delivery is not None:
            return delivery


@transaction.atomic
def _take(plan: Plan, pk: int, subscriber: int, *, now: dt.datetime, lease: dt.timedelta) -> Delivery | None:
    # All issues of all newsletters queue up here for one subscriber, so that no two of them send the same pair.
    Subscriber.objects.select_for_update().get(pk=subscriber)
    taken = (
        Delivery.objects.due(now)
        .filter(pk=pk)
        .update(state=Delivery.State.CLAIMED, lease_until=now + lease, attempts=F("attempts") + 1)
    )
    if not taken:
        return None
    delivery = Delivery.objects.select_related("issue__newsletter", "subscriber", "variant").get(pk=pk)
    reason = _settle(plan, delivery)
    if reason:
        delivery.state, delivery.error = Delivery.State.DROPPED, reason
    delivery.save(update_fields=["state", "error", "variant"])
    return None if reason else delivery


def _settle(plan: Plan, delivery: Delivery) -> str:
    """Give the delivery its variant if it has none; why it is not to be sent, or ""."""
    subscriber, newsletter = delivery.subscriber, delivery.issue.newsletter
    if not Subscriber.objects.entitled_to(newsletter).filter(pk=subscriber.pk).exists():
        return "no longer subscribed"
    if delivery.variant is None:
        edition = plan.editions([subscriber]).get(subscriber.pk)
        if edition is None:
            return "nothing left that they have not had"
        delivery.variant = variant_for(delivery.issue, edition)
    return ""
