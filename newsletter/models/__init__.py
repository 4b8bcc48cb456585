"""Newsletters, those who get them, what they get, and what became of it."""

from newsletter.models.consent import ConsentEvent
from newsletter.models.deliveries import Delivery, Variant
from newsletter.models.issues import Issue, IssueItem
from newsletter.models.newsletters import Fallback, Newsletter
from newsletter.models.subscribers import ReadingLanguage, Subscriber, Subscription

__all__ = [
    "ConsentEvent",
    "Delivery",
    "Fallback",
    "Issue",
    "IssueItem",
    "Newsletter",
    "ReadingLanguage",
    "Subscriber",
    "Subscription",
    "Variant",
]
