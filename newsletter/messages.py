"""A delivery as a message: the subscriber's variant with their own link, and the headers that lists need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papurbro.mail.addresses import host
from papurbro.mail.links import read, sign
from papurbro.mail.messages import message

from newsletter.models import Delivery, Newsletter, Subscriber
from newsletter.rendering import filled, unsubscribe_url

if TYPE_CHECKING:
    from django.core.mail import EmailMultiAlternatives

_PURPOSE = "unsubscribe"


def unsubscribe_token(subscriber: Subscriber, newsletter: Newsletter) -> str:
    """What lets its bearer take ``subscriber`` off ``newsletter``, and do nothing else. It never ends: old mails work."""
    return sign(_PURPOSE, [subscriber.pk, newsletter.pk])


def read_unsubscribe_token(token: str) -> tuple[int, int]:
    """The ids of the subscriber and the newsletter. Raises BadLink."""
    subscriber, newsletter = read(_PURPOSE, token)
    return subscriber, newsletter


def message_for(delivery: Delivery) -> EmailMultiAlternatives:
    """The message of a claimed delivery. Made twice, it is the same message with the same Message-ID."""
    variant, newsletter = delivery.variant, delivery.issue.newsletter
    if variant is None:
        msg = "a delivery has a message from when it was claimed"
        raise ValueError(msg)
    token = unsubscribe_token(delivery.subscriber, newsletter)
    return message(
        filled(variant, token),
        to=delivery.subscriber.email,
        languages=tuple(variant.languages),
        sender=newsletter.from_address,
        sender_name=variant.sender_name,
        headers=_headers(delivery, newsletter, token),
    )


def _headers(delivery: Delivery, newsletter: Newsletter, token: str) -> dict[str, str]:
    page = unsubscribe_url(token, delivery.subscriber.languages[0])
    return {
        "Message-ID": f"<{delivery.key.hex}@{host()}>",
        "List-Id": f"<{newsletter.slug}.{host()}>",
        # One click (RFC 8058): a POST to the first address, without cookie or log-in.
        "List-Unsubscribe": f"<{page}>, <mailto:{newsletter.from_address}?subject=unsubscribe>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Feedback-ID": f"{delivery.issue.number}:{newsletter.slug}:digest:papurbro",
        "Precedence": "bulk",
    }
