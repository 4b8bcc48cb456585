"""What a pair's past was, as far as Wagtail's page log and the pages' own dates tell: the waits of before there was a ledger.

A plain fold over what was published and taken down. A publication of a half that is live already is a change when the editor said so, or, where
nothing was said, when the text is another one; the other half has followed when it is published next. Drafts that were cleared away can no longer
be compared: such a publication counts as no change.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from papurbro.translation.parity.ledger import at_once
from papurbro.translation.parity.models import Outcome, Why
from papurbro.welsh.languages import LANGUAGES, other


@dataclass(frozen=True)
class Event:
    """One half went live, again or for the first time, with the text of ``revision`` (its number, None where nobody knows); or it was taken down."""

    at: datetime.datetime
    language: str
    is_live: bool = True
    revision: int | None = None


@dataclass
class Span:
    """One wait of the past; ``until`` is None and ``outcome`` empty where no event ended it."""

    language: str
    why: Why
    since: datetime.datetime
    until: datetime.datetime | None = None
    outcome: Outcome = Outcome.OPEN


#: What the second of two publications of one half meant for the other half: None where it asked for nothing.
Meaning = Callable[[Event, Event], Why | None]


def past_waits(events: Iterable[Event], *, follower: str, meaning: Meaning) -> list[Span]:
    """The waits that ``events``, in order, tell of. ``follower`` is the language awaited where both went out in one moment."""
    past = _Past(follower, meaning)
    for moment in _moments(events):
        past.take(moment)
    return past.spans


def _moments(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Events that are one moment (``ledger.SAME_MOMENT``) together."""
    together: list[Event] = []
    for event in events:
        if together and at_once(event.at, together[0].at) != together[0].at:
            yield together
            together = []
        together.append(event)
    if together:
        yield together


@dataclass
class _Past:
    follower: str
    meaning: Meaning
    live: dict[str, Event] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)

    def take(self, moment: list[Event]) -> None:
        """Go through one moment: what was live, what changed, what is live now."""
        at, was = moment[0].at, dict(self.live)
        for event in moment:
            if event.is_live:
                self.live[event.language] = event
            else:
                self.live.pop(event.language, None)
        published = {event.language for event in moment if event.is_live}
        if len(self.live) == len(LANGUAGES):
            self.both(at, was, published)
        elif self.live:
            self.one(at, next(iter(self.live)))
        else:
            self.end(at, Outcome.TAKEN_DOWN)

    def both(self, at: datetime.datetime, was: dict[str, Event], published: set[str]) -> None:
        self.end(at, Outcome.CAUGHT_UP, why=[Why.PUBLICATION])
        if not any(span.why == Why.PUBLICATION for span in self.spans):
            self.spans.append(Span(self.follower, Why.PUBLICATION, at, at, Outcome.CAUGHT_UP))
        if len(was) == len(LANGUAGES):
            self.change(at, was, published)

    def change(self, at: datetime.datetime, was: dict[str, Event], published: set[str]) -> None:
        """Both could be read before: what was published now follows the other half, or is followed."""
        awaited = {span.language for span in self.spans if span.until is None}
        followed = self.end(at, Outcome.CAUGHT_UP, language=published)
        news = {language: self.meaning(was[language], self.live[language]) for language in published}
        if len(published) == len(LANGUAGES):
            found = [why for why in news.values() if why is not None]
            if found and not followed:
                self.spans.append(Span(self.follower, min(found), at, at, Outcome.CAUGHT_UP))
            return
        for language, why in news.items():
            if why is not None and language not in awaited:
                self.wait(other(language), why, at)

    def one(self, at: datetime.datetime, language: str) -> None:
        self.end(at, Outcome.TAKEN_DOWN, why=[Why.SUBSTANTIVE, Why.CORRECTION])
        self.end(at, Outcome.TAKEN_DOWN, language={language})
        self.wait(other(language), Why.PUBLICATION, at)

    def wait(self, language: str, why: Why, at: datetime.datetime) -> None:
        if not any(s.until is None and (s.language, s.why) == (language, why) for s in self.spans):
            self.spans.append(Span(language, why, at))

    def end(
        self,
        at: datetime.datetime,
        outcome: Outcome,
        *,
        why: Iterable[Why] = tuple(Why),
        language: Iterable[str] = LANGUAGES,
    ) -> bool:
        """End the open waits that are meant; whether there were any."""
        meant = [s for s in self.spans if s.until is None and s.why in why and s.language in language]
        for span in meant:
            span.until, span.outcome = at, outcome
        return bool(meant)
