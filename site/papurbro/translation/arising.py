"""What is noted when work comes into the queue, or becomes graver: since when it waits, its due date by the site's rule, that it is news."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from papurbro.translation import counterparts
from papurbro.translation.models import PairSettings
from papurbro.translation.pages import ChangeClass

if TYPE_CHECKING:
    from papurbro.translation.models import Pair


@dataclass(frozen=True)
class Before:
    """What a pair was before it was looked at again; a pair that is new waited for nobody."""

    is_pending: bool = False
    change_class: str = ""

    @classmethod
    def of(cls, pair: Pair) -> Before:
        """As its row says now."""
        return cls(pair.is_pending, pair.change_class)


def note(pair: Pair, before: Before, *, in_bulk: bool = False) -> list[str]:
    """Note what has arisen since ``before``; the names of the fields that were set and are still to be saved.

    What comes ``in_bulk`` is no news to anybody: a section that is to be translated from now on may have hundreds of pages.
    """
    if not pair.is_pending:
        return []
    arose = not before.is_pending
    became_correction = pair.change_class == ChangeClass.CORRECTION != before.change_class
    changed = _into_the_queue(pair, in_bulk=in_bulk) if arose else []
    return [*changed, *_set_due(pair)] if arose or became_correction else changed


def _into_the_queue(pair: Pair, *, in_bulk: bool) -> list[str]:
    """What an importer brings is no news either."""
    pair.waiting_since = timezone.now()
    pair.is_announced = in_bulk or counterparts.are_switched_off()
    return ["waiting_since", "is_announced"]


def _set_due(pair: Pair) -> list[str]:
    """A person's date is never written over, and a rule's only by an earlier one."""
    days = PairSettings.load().days_for(pair.change_class)
    if days is None or (pair.due is not None and not pair.due_is_by_rule):
        return []
    wanted = timezone.localdate() + dt.timedelta(days=days)
    pair.due = min(pair.due, wanted) if pair.due is not None else wanted
    pair.due_is_by_rule = True
    return ["due", "due_is_by_rule"]
