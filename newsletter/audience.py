"""Who gets what of an issue: from consent, subscription, language, topics, and what has reached them before."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from papurbro.welsh.languages import LANGUAGES, Language, other

from newsletter.models import Delivery, Fallback, Issue, IssueItem, Newsletter, Subscriber, Subscription

if TYPE_CHECKING:
    from newsletter.sources import DigestItem

#: How many subscribers are looked at together: bounded memory, and few queries.
CHUNK = 1000

#: An item and the language that it is shown in.
Shown = tuple[int, Language]


@dataclass(frozen=True)
class Edition:
    """What somebody gets of an issue: for each language of their mail, the items in order.

    Each part stands for itself: it is what a reader of that language alone would get. Parts without items are left out.
    """

    mode: str
    parts: tuple[tuple[Language, tuple[Shown, ...]], ...]

    @property
    def key(self) -> str:
        """The hash of (language mode, ordered items, language shown of each) that names its variant."""
        return hashlib.sha256(json.dumps([self.mode, self.parts]).encode()).hexdigest()

    @property
    def item_ids(self) -> set[int]:
        """Every item in it."""
        return {item for _language, shown in self.parts for item, _in in shown}


@dataclass(frozen=True)
class Wishes:
    """What an edition depends on, of one reader. ``tags`` empty: all topics; ``had``: pairs that reached them before."""

    languages: tuple[Language, ...]
    wants_labelled: bool = True
    tags: frozenset[int] = frozenset()
    had: frozenset[int] = field(default=frozenset())


class Plan:
    """An issue's items, loaded once, and who gets which."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        self.items = list(issue.items.all())

    def edition(self, wishes: Wishes) -> Edition | None:
        """What a reader with these wishes gets; None where nothing is left for them."""
        wanted = [item for item in self.items if _is_for(item, wishes)]
        parts = tuple((language, self._part(wanted, language, wishes)) for language in wishes.languages)
        filled = tuple((language, shown) for language, shown in parts if shown)
        mode = wishes.languages[0] if len(wishes.languages) == 1 else "both"
        return Edition(mode, filled) if filled else None

    def _part(self, items: list[IssueItem], language: Language, wishes: Wishes) -> tuple[Shown, ...]:
        labelled = wishes.wants_labelled and self.issue.fallback != Fallback.SKIP
        shown: list[Shown] = []
        for item in items:
            if language in item.texts:
                shown.append((item.pk, language))
            elif labelled:
                shown.append((item.pk, other(language)))
        return tuple(shown)

    def editions(self, subscribers: list[Subscriber]) -> dict[int, Edition]:
        """What each of ``subscribers`` gets, by their id, leaving out those for whom nothing is left."""
        ids = [subscriber.pk for subscriber in subscribers]
        tags, had = self._topics(ids), self._had(ids)
        found = {}
        for subscriber in subscribers:
            wishes = Wishes(
                subscriber.languages,
                wants_labelled=subscriber.wants_labelled,
                tags=tags.get(subscriber.pk, frozenset()),
                had=had.get(subscriber.pk, frozenset()),
            )
            if edition := self.edition(wishes):
                found[subscriber.pk] = edition
        return found

    def everyone(self) -> Iterator[dict[int, Edition]]:
        """What all who are entitled get, some hundreds at a time."""
        entitled = Subscriber.objects.entitled_to(self.issue.newsletter).order_by("pk")
        for chunk in _chunks(entitled.iterator(chunk_size=CHUNK)):
            yield self.editions(chunk)

    def _topics(self, subscribers: list[int]) -> dict[int, frozenset[int]]:
        rows = Subscription.tags.through.objects.filter(
            subscription__newsletter=self.issue.newsletter, subscription__subscriber__in=subscribers
        )
        return _gathered(rows.values_list("subscription__subscriber_id", "tag_id"))

    def _had(self, subscribers: list[int]) -> dict[int, frozenset[int]]:
        """Pairs of this issue that reached them by any other issue of any newsletter, or are on their way."""
        pairs = [item.pair_id for item in self.items]
        elsewhere = Delivery.objects.have_or_will().exclude(issue=self.issue)
        rows = elsewhere.filter(subscriber__in=subscribers, variant__pairs__in=pairs)
        return _gathered(rows.values_list("subscriber_id", "variant__pairs"))


def _is_for(item: IssueItem, wishes: Wishes) -> bool:
    if item.pair_id in wishes.had or (wishes.tags and wishes.tags.isdisjoint(item.tag_ids)):
        return False
    # It was in an earlier issue, and comes again only for those whom its new language concerns.
    return not item.newly_in or item.newly_in in wishes.languages


def somebody_lacks(newsletter: Newsletter, item: DigestItem, language: str) -> bool:
    """Whether anybody who is entitled to ``item`` and reads ``language`` has not had it."""
    topics = Subscription.objects.filter(newsletter=newsletter).filter(Q(tags=None) | Q(tags__in=item.tag_ids))
    readers = Subscriber.objects.entitled_to(newsletter).reading(language).filter(subscriptions__in=topics)
    had = Delivery.objects.have_or_will().filter(variant__pairs=item.pair_id)
    return readers.exclude(pk__in=had.values("subscriber_id")).exists()


@dataclass
class Count:
    """How many get an edition, and how many items it has."""

    edition: Edition
    subscribers: int = 0


def counts(issue: Issue) -> list[Count]:
    """Who would get what of ``issue`` if it were sent now: each edition with its number of subscribers, the most first."""
    found: dict[str, Count] = {}
    for chunk in Plan(issue).everyone():
        for edition in chunk.values():
            found.setdefault(edition.key, Count(edition)).subscribers += 1
    return sorted(found.values(), key=lambda count: (-count.subscribers, count.edition.key))


def by_mode(found: Iterable[Count]) -> dict[str, int]:
    """How many get Welsh, English and both: ``{"cy": 80, "en": 70, "both": 50}``."""
    totals = dict.fromkeys([*LANGUAGES, "both"], 0)
    for count in found:
        totals[count.edition.mode] += count.subscribers
    return totals


def _gathered(rows: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for key, value in rows:
        found.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}


def _chunks(subscribers: Iterator[Subscriber]) -> Iterator[list[Subscriber]]:
    while chunk := list(itertools.islice(subscribers, CHUNK)):
        yield chunk
