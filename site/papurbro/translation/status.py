"""From what is so and what was decided to the status: pure, so that every case can be read and tested."""

from __future__ import annotations

from dataclasses import dataclass

from papurbro.translation.models import Review, Status


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything the status of a pair depends on.

    ``made_from`` and ``made`` are the digests at the last moment when a person said that the half behind fits the other;
    ``ahead`` and ``behind`` are the digests of the two halves as they are now; ``text_waits`` where either is live with another text.
    """

    exempt: bool = False
    has_both: bool = True
    started: bool = False
    review: Review = Review.NONE
    ahead: str = ""
    behind: str = ""
    made_from: str = ""
    made: str = ""
    behind_live: bool = False
    text_waits: bool = False


def derive(facts: Facts) -> Status:
    """The status of the half that is behind (DESIGN, "Status")."""
    if facts.exempt:
        return Status.EXEMPT
    if not facts.has_both or not facts.started:
        return Status.MISSING
    if facts.made_from != facts.ahead:
        return Status.STALE
    if facts.review == Review.SENT:
        return Status.IN_REVIEW
    if facts.review != Review.APPROVED or facts.made != facts.behind:
        return Status.IN_PROGRESS
    if facts.behind_live and not facts.text_waits:
        return Status.CURRENT
    return Status.READY
