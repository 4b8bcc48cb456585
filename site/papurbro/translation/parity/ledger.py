"""Keeping the ledger of waits: what the state of a pair says is compared with the rows that there are.

It goes by the state and not by what happened, so that asking twice changes nothing, and what a killed process left out is made good by the next look.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone

from papurbro.translation.models import Pair, Policy, Status
from papurbro.translation.pages import ChangeClass
from papurbro.translation.parity.models import Gap, Outcome, Source, Why, write
from papurbro.translation.parity.origin import was_public_elsewhere
from papurbro.welsh.languages import LANGUAGES, other

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin

#: The two moments of one publication are one moment: both versions go out in one transaction, and that takes a while.
SAME_MOMENT = datetime.timedelta(minutes=1)
#: What is older when it is first seen did not happen under the ledger's eyes.
SEEN_WITHIN = datetime.timedelta(hours=1)

_WHY_OF = {ChangeClass.CORRECTION.value: Why.CORRECTION, ChangeClass.SUBSTANTIVE.value: Why.SUBSTANTIVE}


@dataclass(frozen=True)
class Before:
    """What the row of a pair said before it was saved."""

    status: str = ""
    change_class: str = ""
    stale_since: datetime.datetime | None = None
    policy_in_force: str = ""

    @property
    def needed_both(self) -> bool:
        """Whether somebody waited for a second version, as far as the row knew."""
        return self.status != Status.EXEMPT and self.policy_in_force != Policy.SINGLE


def keep(pair: Pair, before: Before) -> None:
    """Open and close rows so that the ledger says what ``pair``, just recomputed, says. Nobody else writes to the ledger but ``rebuilding``."""
    look = _Look(pair, before)
    look.close_what_is_over()
    look.open_what_begins()
    look.save()


def at_once(at: datetime.datetime, since: datetime.datetime) -> datetime.datetime:
    """``at``, or ``since`` where the two are one moment."""
    return since if at - since < SAME_MOMENT else at


@dataclass
class _Look:
    """One look at one pair."""

    pair: Pair
    before: Before
    now: datetime.datetime = field(default_factory=timezone.now)
    closed: list[Gap] = field(default_factory=list)
    opened: list[Gap] = field(default_factory=list)

    def __post_init__(self) -> None:
        pair = self.pair
        pages = {pair.original_language: pair.original, pair.counterpart_language: pair.counterpart}
        self.halves: dict[str, PairedPageMixin] = {
            language: page.specific for language, page in pages.items() if page is not None
        }
        self.live = [language for language in LANGUAGES if language in self.halves and self.halves[language].live]
        self.rows = list(self.pair.gaps.order_by("pk"))

    @property
    def needs_both(self) -> bool:
        return self.pair.exempt_at is None and self.pair.policy_in_force != Policy.SINGLE

    @property
    def is_level(self) -> bool:
        return self.pair.status == Status.CURRENT

    def is_open(self, why: Why, language: str) -> bool:
        return any(row.is_open and row.why == why and row.language == language for row in self.rows)

    # What is over.

    def close_what_is_over(self) -> None:
        for row in self.rows:
            if row.is_open and (outcome := self.outcome_of(row)) is not None:
                row.close(self.end_of(row, outcome), outcome)
                # From here on the ledger was there; ``rebuilding`` does not touch what it saw.
                row.source = Source.SEEN
                self.closed.append(row)

    def outcome_of(self, row: Gap) -> Outcome | None:
        """How ``row`` has ended, or None while it lasts."""
        if not self.needs_both:
            return Outcome.NOT_NEEDED
        if row.why == Why.PUBLICATION:
            if len(self.live) == len(LANGUAGES):
                return Outcome.CAUGHT_UP
            return None if self.live == [other(row.language)] else Outcome.TAKEN_DOWN
        if len(self.live) < len(LANGUAGES):
            return Outcome.TAKEN_DOWN
        return Outcome.CAUGHT_UP if self.is_level else None

    def end_of(self, row: Gap, outcome: Outcome) -> datetime.datetime:
        if outcome == Outcome.NOT_NEEDED:
            return self.pair.exempt_at or self.now
        if outcome == Outcome.CAUGHT_UP:
            return at_once(self.caught_up_at(row), row.opened_at)
        return self.now

    def caught_up_at(self, row: Gap) -> datetime.datetime:
        """When the awaited version was published, or found to need nothing more."""
        page = self.halves[row.language]
        moments = [page.last_published_at, self.pair.reviewed_at]
        if row.why == Why.PUBLICATION:
            moments.insert(0, page.first_published_at)
        return next((at for at in moments if at is not None and at >= row.opened_at), self.now)

    # What begins.

    def open_what_begins(self) -> None:
        if not self.needs_both:
            return
        if len(self.live) == 1:
            self.wait_for_publication(other(self.live[0]))
        elif len(self.live) == len(LANGUAGES):
            if any(row.why == Why.PUBLICATION for row in self.rows):
                self.wait_for_change()
            else:
                self.note_first_publication()

    def wait_for_publication(self, language: str) -> None:
        if not self.is_open(Why.PUBLICATION, language):
            self.open(language, Why.PUBLICATION, self.alone_since(other(language)), brought=self.is_brought())

    def alone_since(self, language: str) -> datetime.datetime:
        """Since when only the half in ``language`` can be read, as far as the pages tell."""
        page, missing = self.halves[language], self.halves.get(other(language))
        was_there = missing is not None and missing.first_published_at is not None
        if was_there or not self.before.needed_both:
            return self.now
        return (page.last_published_at if self.rows else page.first_published_at) or self.now

    def note_first_publication(self) -> None:
        """Both are there, and neither was waited for: they went out together, or before there was a ledger."""
        moments = {language: self.halves[language].first_published_at or self.now for language in self.live}
        later = max(self.live, key=lambda language: (moments[language], language == self.pair.counterpart_language))
        first, last = moments[other(later)], moments[later]
        is_one_moment = at_once(last, first) == first
        language = self.pair.counterpart_language if is_one_moment else later
        gap = self.open(language, Why.PUBLICATION, first, brought=self.is_brought())
        gap.close(at_once(last, first), Outcome.CAUGHT_UP)
        gap.source = self.source_of(last)

    def wait_for_change(self) -> None:
        """Both can be read: does one say something that the other does not say yet?"""
        if self.is_level:
            self.note_change_at_once()
            return
        ahead = self.halves[other(self.pair.behind)]
        since = ahead.last_published_at or self.now
        if ahead.change_class == ChangeClass.CORRECTION:
            if not self.is_open(Why.CORRECTION, self.pair.behind):
                self.open(self.pair.behind, Why.CORRECTION, since)
        elif self.pair.stale_since is not None and not ahead.has_unpublished_changes and not self.waits_for_change():
            # The draft is what readers read, and the other half was made from something older.
            self.open(self.pair.behind, Why.SUBSTANTIVE, since)

    def waits_for_change(self) -> bool:
        return any(row.is_open and row.why != Why.PUBLICATION for row in self.rows)

    def note_change_at_once(self) -> None:
        """A change that both halves brought out in one moment: nobody waited, and that is a fact too."""
        why, since = _WHY_OF.get(self.before.change_class), self.before.stale_since
        ahead, behind = self.halves[other(self.pair.behind)], self.halves[self.pair.behind]
        if self.closed or why is None or since is None or ahead.change_class == ChangeClass.TYPO:
            return
        moments = [page.last_published_at for page in (ahead, behind)]
        if all(moment is not None and moment >= since for moment in moments):
            at = moments[0] or self.now
            self.open(self.pair.behind, why, at).close(at, Outcome.CAUGHT_UP)

    # The rows.

    def open(self, language: str, why: Why, since: datetime.datetime, *, brought: bool = False) -> Gap:
        gap = Gap(
            pair=self.pair,
            language=language,
            why=why,
            opened_at=since,
            brought=brought,
            source=self.source_of(since),
        )
        self.opened.append(gap)
        return gap

    def source_of(self, moment: datetime.datetime) -> Source:
        return Source.SEEN if self.now - moment < SEEN_WITHIN else Source.FOUND

    def is_brought(self) -> bool:
        """Whether the pair's first row tells of a page that was public before it came here."""
        return not self.rows and any(was_public_elsewhere(self.halves[language]) for language in self.live)

    def save(self) -> None:
        if self.closed:
            Gap.objects.bulk_update(self.closed, ["closed_at", "delay", "outcome", "source"])
        if self.opened:
            write(self.opened)
