"""Sending an issue: each delivery claimed, handed over and recorded, one after the other, however often it is killed."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Min
from django.utils import timezone

from papurbro.mail.outbox import Outbox, Refused, ServerSilent

from newsletter.audience import Plan
from newsletter.claiming import claim, make_deliveries
from newsletter.errors import MailServerSilent
from newsletter.messages import message_for
from newsletter.models import Delivery, Issue, Subscriber
from newsletter.models.deliveries import DeliveryQuerySet

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Longer than a slow server may take for one message: five answers within EMAIL_TIMEOUT (30 s) each.
LEASE = dt.timedelta(minutes=3)
#: After how long a message that was put off is tried again; after the last it is given up (RFC 5321, 4.5.4.1: some days).
RETRIES = [dt.timedelta(minutes=minutes) for minutes in (2, 10, 30, 120, 360, 720, 1440, 1440)]
#: How often we look whether a delivery that another sender has claimed came free.
_LOOK_AGAIN = 0.2


@dataclass
class Progress:
    """What one run of the sender came to. ``waiting`` are messages that the server put off, to be tried at ``next_try_at``."""

    accepted: int = 0
    refused: int = 0
    put_off: int = 0
    waiting: int = 0
    next_try_at: dt.datetime | None = None


def send_issue(issue: Issue, *, lease: dt.timedelta = LEASE, pause: Callable[[float], None] = time.sleep) -> Progress:
    """Send what is left to send of ``issue``, which is approved or was being sent when it was interrupted.

    Messages that another sender has claimed are waited for, as long as its lease; those that the server put off are not:
    a later call sends them. Raises NewsletterError for an issue that was not approved, and MailServerSilent when the
    server does not answer.
    """
    make_deliveries(issue)
    progress = Progress()
    plan = Plan(issue)
    with Outbox() as outbox:
        while True:
            delivery = claim(plan, lease=lease)
            if delivery is not None:
                _deliver(outbox, delivery, progress)
            elif issue.deliveries.filter(state=Delivery.State.CLAIMED).exists():
                pause(_LOOK_AGAIN)
            else:
                return _close(issue, progress)


def send_unfinished(*, lease: dt.timedelta = LEASE) -> Iterable[tuple[Issue, Progress]]:
    """Go on with every issue that was interrupted or put off: for a timer."""
    begun = [Issue.Status.APPROVED, Issue.Status.SENDING]
    for issue in Issue.objects.filter(status__in=begun).select_related("newsletter").order_by("pk"):
        yield issue, send_issue(issue, lease=lease)


def _deliver(outbox: Outbox, delivery: Delivery, progress: Progress) -> None:
    try:
        outbox.send(message_for(delivery))
    except ServerSilent as error:
        _give_back(delivery, str(error))
        raise MailServerSilent(str(error)) from error
    except Refused as refusal:
        if refusal.permanent or delivery.attempts > len(RETRIES):
            progress.refused += 1
            _fail(delivery, refusal)
        else:
            progress.put_off += 1
            _put_off(delivery, refusal)
    else:
        progress.accepted += 1
        _accept(delivery)


def _accept(delivery: Delivery) -> None:
    # Without a look at the lease: even if that ended meanwhile, the server has accepted it.
    Delivery.objects.filter(pk=delivery.pk).update(
        state=Delivery.State.ACCEPTED, accepted_at=timezone.now(), lease_until=None, error=""
    )


def _ours(delivery: Delivery) -> DeliveryQuerySet:
    """The row, unless another sender took the delivery over when our lease ended."""
    return Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.CLAIMED, attempts=delivery.attempts)


def _fail(delivery: Delivery, refusal: Refused) -> None:
    _ours(delivery).update(state=Delivery.State.FAILED, lease_until=None, error=str(refusal)[:500])
    if refusal.no_such_mailbox:
        subscribers = Subscriber.objects.filter(pk=delivery.subscriber_id, state=Subscriber.State.CONFIRMED)
        subscribers.update(state=Subscriber.State.BOUNCED)


def _put_off(delivery: Delivery, refusal: Refused) -> None:
    later = timezone.now() + RETRIES[delivery.attempts - 1]
    _ours(delivery).update(state=Delivery.State.QUEUED, lease_until=None, next_try_at=later, error=str(refusal)[:500])


def _give_back(delivery: Delivery, reason: str) -> None:
    """The message is not to blame: it is due at once, and the attempt does not count."""
    _ours(delivery).update(
        state=Delivery.State.QUEUED, lease_until=None, attempts=delivery.attempts - 1, error=reason[:500]
    )


def _close(issue: Issue, progress: Progress) -> Progress:
    unfinished = issue.deliveries.unfinished()
    progress.waiting = unfinished.count()
    progress.next_try_at = unfinished.aggregate(soonest=Min("next_try_at"))["soonest"]
    if not progress.waiting:
        Issue.objects.filter(pk=issue.pk, status=Issue.Status.SENDING).update(
            status=Issue.Status.SENT, sent_at=timezone.now()
        )
    issue.refresh_from_db()
    return progress
