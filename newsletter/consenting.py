"""Asking, confirming and withdrawing: what anybody's consent goes through, written down in the ledger each time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from papurbro.mail.links import read, sign

from newsletter.models import ConsentEvent, Newsletter, Subscriber, Subscription
from newsletter.models.subscribers import sendable_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papurbro.welsh.languages import Language

#: How long the link in a confirmation mail works.
CONFIRM_WITHIN = dt.timedelta(days=7)
_PURPOSE = "confirm"


@dataclass(frozen=True)
class Wish:
    """What somebody asks for. ``newsletters`` are slugs, each with the ids of the tags wanted of it (none: all)."""

    email: str
    language: str
    newsletters: dict[str, list[int]] = field(default_factory=dict)
    wants_labelled: bool = True


def words_of_consent(newsletters: Iterable[Newsletter], language: Language) -> str:
    """What is agreed to, in the words that stand on the form and go into the ledger."""
    with translation.override(language):
        names = ", ".join(newsletter.name(language) for newsletter in newsletters)
        return _("I ask to be sent %(newsletters)s by email, until I unsubscribe.") % {"newsletters": names}


@transaction.atomic
def ask(wish: Wish, *, form: ConsentEvent.Form, language: Language, words: str) -> ConsentEvent:
    """Write down that somebody asked, on a page in ``language``; it does nothing until it is confirmed.

    Whoever typed the address need not own it: so nothing of a subscriber who exists is changed.
    Raises ValidationError for an address that cannot be written to.
    """
    return ConsentEvent.objects.create(
        subscriber=_subscriber(sendable_address(wish.email), wish.language),
        kind=ConsentEvent.Kind.ASKED,
        form=form,
        words=words,
        language=language,
        choices={
            "language": wish.language,
            "wants_labelled": wish.wants_labelled,
            "newsletters": wish.newsletters,
        },
    )


def _subscriber(email: str, language: str) -> Subscriber:
    existing = Subscriber.objects.with_address(email).first()
    if existing is not None:
        return existing
    try:
        with transaction.atomic():
            return Subscriber.objects.create(email=email, language=language)
    except IntegrityError:  # somebody else asked for the same address at the same moment
        return Subscriber.objects.with_address(email).get()


def confirm_token(asked: ConsentEvent) -> str:
    """What lets its bearer confirm what was asked for."""
    return sign(_PURPOSE, asked.pk)


def read_confirm_token(token: str) -> ConsentEvent:
    """What the token confirms. Raises BadLink, also for one that is too old, and ConsentEvent.DoesNotExist."""
    asked = ConsentEvent.objects.select_related("subscriber")
    return asked.get(pk=read(_PURPOSE, token, max_age=CONFIRM_WITHIN), kind=ConsentEvent.Kind.ASKED)


@transaction.atomic
def confirm(asked: ConsentEvent, *, words: str, form: ConsentEvent.Form = ConsentEvent.Form.CONFIRMATION) -> bool:
    """Do what was asked for; say whether anything was done.

    Nothing is done where it was confirmed before (an old mail takes back no later unsubscribing), or where the address
    bounced or complained since.
    """
    subscriber = Subscriber.objects.select_for_update().get(pk=asked.subscriber_id)
    if ConsentEvent.objects.filter(answers=asked).exists() or not subscriber.may_be_written_to:
        return False
    subscriber.language = asked.choices["language"]
    subscriber.wants_labelled = asked.choices["wants_labelled"]
    subscriber.state = Subscriber.State.CONFIRMED
    subscriber.confirmed_at = timezone.now()
    subscriber.save()
    _subscribe(subscriber, asked.choices["newsletters"])
    ConsentEvent.objects.create(
        subscriber=subscriber,
        kind=ConsentEvent.Kind.CONFIRMED,
        form=form,
        words=words,
        language=asked.language,
        choices=asked.choices,
        answers=asked,
    )
    return True


def _subscribe(subscriber: Subscriber, newsletters: dict[str, list[int]]) -> None:
    for newsletter in Newsletter.objects.filter(slug__in=newsletters):
        subscription, _created = Subscription.objects.update_or_create(
            subscriber=subscriber,
            newsletter=newsletter,
            defaults={"began_at": timezone.now(), "ended_at": None},
        )
        subscription.tags.set(newsletter.tags.filter(pk__in=newsletters[newsletter.slug]))


@transaction.atomic
def withdraw(
    subscriber: Subscriber,
    newsletter: Newsletter | None = None,
    *,
    form: ConsentEvent.Form,
    language: Language,
    words: str,
) -> bool:
    """End the subscription to ``newsletter``, or every one where it is None; say whether anything ended.

    Who is left without any is unsubscribed altogether. Anybody may do this twice.
    """
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    running = subscriber.subscriptions.filter(ended_at=None)
    ending = running.filter(newsletter=newsletter) if newsletter else running
    slugs = list(ending.values_list("newsletter__slug", flat=True))
    ended = ending.update(ended_at=timezone.now())
    changed = _leave_if_nothing_is_left(subscriber)
    if not ended and not changed:
        return False
    choices: dict[str, Any] = {"newsletters": slugs}
    ConsentEvent.objects.create(
        subscriber=subscriber,
        kind=ConsentEvent.Kind.WITHDRAWN,
        form=form,
        words=words,
        language=language,
        choices=choices,
    )
    return True


def _leave_if_nothing_is_left(subscriber: Subscriber) -> int:
    in_touch = Q(state__in=[Subscriber.State.PENDING, Subscriber.State.CONFIRMED])
    if subscriber.subscriptions.filter(ended_at=None).exists():
        return 0
    return Subscriber.objects.filter(in_touch, pk=subscriber.pk).update(state=Subscriber.State.UNSUBSCRIBED)
