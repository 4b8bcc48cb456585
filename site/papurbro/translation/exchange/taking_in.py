"""Taking in what came back: all of it or nothing, by the rules that the workbench goes by, and then on to review.

Everything is done, looked at, and taken back where it may not stand. So a trial run says what the run itself would say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from papurbro.translation import origins, work
from papurbro.translation.columns import title_of
from papurbro.translation.editor import keep_draft, lost_claim, save_segments
from papurbro.translation.errors import PairError
from papurbro.translation.exchange import skeletons
from papurbro.translation.exchange.comparing import Comparison, Decision, Problem, Why, compare, does_not_fit
from papurbro.translation.exchange.finding import Found, pair_for
from papurbro.translation.exchange.pieces import translation_of
from papurbro.translation.models import Pair, Status
from papurbro.translation.permissions import may_work_on
from papurbro.translation.segments import Segment, segments

if TYPE_CHECKING:
    from papurbro.translation.exchange.comparing import Conflict
    from papurbro.translation.exchange.unpacking import File
    from papurbro.users.models import User


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How to take files in.

    ``all_finished``: what the tool has not marked counts as finished. ``only_fitting``: what fits, although something does not; somebody saw
    the rest. ``decisions`` is by part, for those that have a text on both sides. ``pair`` is the one that the file was handed in for, if any.
    """

    all_finished: bool = False
    only_fitting: bool = False
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    pair: Pair | None = None
    #: Pairs that may be touched at all; None for every one that the person may work on.
    within: frozenset[int] | None = None


@dataclass
class Outcome:
    """What became of one file, or would become of it. Numbers are of parts; ``status`` is the pair's afterwards."""

    name: str
    pair: Pair | None = None
    title: str = ""
    problems: list[Problem] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    finished: int = 0
    drafts: int = 0
    unchanged: int = 0
    empty: int = 0
    left: int = 0
    status: str = ""
    #: Why it did not enter review, although every part has a translation; "" where it did.
    hindrance: str = ""

    @property
    def fits(self) -> bool:
        """Whether all of it fits."""
        return not (self.problems or self.conflicts)

    @property
    def would_take(self) -> int:
        """How many parts fit."""
        return self.finished + self.drafts


@dataclass
class Result:
    """What became of all files together. ``is_done`` is False where nothing was changed."""

    outcomes: list[Outcome]
    is_done: bool
    #: Files of a zip that nobody touched since it left, and those of its list that are not in it.
    untouched: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether all of them fit whole."""
        return all(outcome.fits for outcome in self.outcomes)

    @property
    def would_take(self) -> int:
        """How many parts fit."""
        return sum(outcome.would_take for outcome in self.outcomes)


@transaction.atomic
def take_in(files: Sequence[File], user: User, wish: Wish, *, dry_run: bool = False) -> Result:
    """Fill the parts that ``files`` bring translations of, as ``user``, and send what is complete for review.

    Where anything does not fit, nothing is changed, unless ``wish.only_fitting``. Refusals are told in the outcomes, none is raised.
    """
    outcomes = [_file(file, user, wish) for file in files]
    result = Result(outcomes, is_done=False)
    # What fits was written by now; it stays only where that was wished.
    if dry_run or not (result.fits or (wish.only_fitting and result.would_take)):
        transaction.set_rollback(True)
        return result
    result.is_done = True
    return result


def _file(file: File, user: User, wish: Wish) -> Outcome:
    outcome = Outcome(file.name)
    try:
        found = pair_for(file, wish.pair)
        outcome.pair, outcome.title = found.pair, title_of(found.pair)
        _require_rights(found.pair, user, wish)
        _fill(outcome, found, file, user, wish)
    except PairError as error:
        outcome.problems.append(Problem(why=Why.FILE, sentence=error.sentence))
    return outcome


def _require_rights(pair: Pair, user: User, wish: Wish) -> None:
    if wish.within is not None and pair.pk not in wish.within:
        raise PairError(_("This file is of a text that was not sent to you."))
    if not may_work_on(user, pair):
        raise PairError(lost_claim(pair))


def _fill(outcome: Outcome, found: Found, file: File, user: User, wish: Wish) -> None:
    pair = work.make_ready_for_work(found.pair)
    held = segments(pair, translation_of(pair))
    comparison = compare(held, found.returned.parts, all_finished=wish.all_finished, decisions=wish.decisions)
    with origins.coming_from(origins.Origin.FILE, file.name):
        _save(comparison, pair, held, user)
        for key, entry in comparison.drafts.items():
            keep_draft(pair, user, key, entry)
    outcome.problems += comparison.problems
    outcome.conflicts += comparison.conflicts
    outcome.finished, outcome.drafts = len(comparison.finished), len(comparison.drafts)
    outcome.unchanged, outcome.empty = comparison.unchanged, comparison.empty
    if found.returned.is_foreign:
        skeletons.keep(pair, file.data)
    _finish(outcome, pair, user)


def _save(comparison: Comparison, pair: Pair, held: Sequence[Segment], user: User) -> None:
    """By the workbench's own door. What it does not take is a problem of that part, and is not kept as half written either."""
    with transaction.atomic():
        saved = save_segments(pair, user, comparison.finished)
        if saved.is_complete:
            return
        transaction.set_rollback(True)
    for segment in held:
        refused = saved.errors.get(segment.key) or (_saved_just_now() if segment.key in saved.conflicts else "")
        if refused:
            entry = comparison.finished.pop(segment.key)
            comparison.problems.append(does_not_fit(segment, refused, entry.text))
    save_segments(pair, user, comparison.finished)


def _saved_just_now() -> str:
    return _("Somebody saved another text of this part just now. Try once more.")


def _finish(outcome: Outcome, pair: Pair, user: User) -> None:
    """Into review where nothing is left to do; else it says how much is."""
    current = Pair.objects.get(pk=pair.pk)
    refreshed = work.make_ready_for_work(current)
    outcome.left = (refreshed.segments_total or 0) - (refreshed.segments_done or 0)
    if outcome.left == 0 and refreshed.status in (Status.IN_PROGRESS, Status.STALE) and outcome.fits:
        refreshed, outcome.hindrance = _send(refreshed, user)
    outcome.status = refreshed.status


def _send(pair: Pair, user: User) -> tuple[Pair, str]:
    try:
        with transaction.atomic():
            return work.send_for_review(pair, user), ""
    except PairError as error:
        return pair, error.sentence
