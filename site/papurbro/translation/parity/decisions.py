"""What was decided about pieces that need not go out in both languages together, with the reasons that were given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, Count, F, Q, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from papurbro.translation.models import Policy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papurbro.translation.models import PairQuerySet

#: Reasons are free text: so many of each kind are told, the most common first, and the rest in one line.
MOST_REASONS = 50


class Decision(TextChoices):
    """What was decided."""

    EXEMPT = "exempt", _("No translation needed")
    INDEPENDENT = "independent", _("Each version when it is ready")
    SINGLE = "single", _("One language only")


@dataclass(frozen=True)
class Reason:
    """So many pieces, for this reason. ``reason`` is empty where the decision was the section's or the site's; None for all reasons left over."""

    decision: Decision
    reason: str | None
    pieces: int
    both: int


def decided() -> Case:
    """The decision about a pair, as an expression; "" where both versions go together."""
    return Case(
        When(exempt_at__isnull=False, then=Value(Decision.EXEMPT.value)),
        When(policy_in_force=Policy.SINGLE, then=Value(Decision.SINGLE.value)),
        When(policy_in_force=Policy.INDEPENDENT, then=Value(Decision.INDEPENDENT.value)),
        default=Value(""),
        output_field=CharField(),
    )


def given_reason() -> Case:
    """The reason that was given for it, as an expression."""
    return Case(
        When(exempt_at__isnull=False, then=F("exempt_reason")),
        When(~Q(policy=""), then=F("policy_reason")),
        default=Value(""),
        output_field=CharField(),
    )


def reasons(pieces: PairQuerySet) -> list[Reason]:
    """By decision, the most common reason first; at most four queries, however many pieces and reasons there are."""
    about: Any = pieces.annotate(decision=decided(), reason=given_reason()).exclude(decision="").order_by()
    both = Count("pk", filter=Q(original__live=True, counterpart__live=True))
    totals = {row["decision"]: row for row in about.values("decision").annotate(pieces=Count("pk"), both=both)}
    rows = about.values("decision", "reason").annotate(pieces=Count("pk"), both=both).order_by("-pieces", "reason")
    return [
        reason
        for decision in Decision
        if decision in totals
        for reason in _with_the_rest(decision, rows.filter(decision=decision)[:MOST_REASONS], totals[decision])
    ]


def _with_the_rest(decision: Decision, rows: Iterable[dict[str, Any]], total: dict[str, Any]) -> list[Reason]:
    found = [Reason(decision, row["reason"], row["pieces"], row["both"]) for row in rows]
    pieces = total["pieces"] - sum(reason.pieces for reason in found)
    if not pieces:
        return found
    return [*found, Reason(decision, None, pieces, total["both"] - sum(reason.both for reason in found))]
