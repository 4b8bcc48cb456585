"""How many pieces can be read in both languages: counted by the database, one query for each way to put them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q

from papurbro.translation.models import Policy
from papurbro.translation.parity.models import Gap, Why

if TYPE_CHECKING:
    from papurbro.translation.models import PairQuerySet

_WELSH = Q(original_language="cy", original__live=True) | Q(original_language="en", counterpart__live=True)
_ENGLISH = Q(original_language="en", original__live=True) | Q(original_language="cy", counterpart__live=True)
_BOTH = Q(original__live=True, counterpart__live=True)
_EXEMPT = Q(exempt_at__isnull=False)
_SINGLE = Q(policy_in_force=Policy.SINGLE, exempt_at=None)
_APART = Q(policy_in_force=Policy.INDEPENDENT, exempt_at=None)
_TOGETHER = Q(policy_in_force=Policy.TOGETHER, exempt_at=None)


@dataclass(frozen=True)
class Pieces:
    """How many of some pieces readers find in both languages."""

    live: int = 0
    both: int = 0


@dataclass(frozen=True)
class OneLanguage:
    """Pieces that stand in one language, by what was decided about the other."""

    awaited: int = 0
    apart: int = 0
    exempt: int = 0
    single: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.awaited + self.apart + self.exempt + self.single


@dataclass(frozen=True)
class Summary:
    """All pieces, and the parts of them. ``only`` is by the language that they do stand in."""

    every: Pieces
    in_language: dict[str, Pieces]
    needing_both: Pieces
    brought: Pieces
    only: dict[str, OneLanguage]

    @property
    def made_here(self) -> Pieces:
        """What was first public on this site."""
        return Pieces(self.every.live - self.brought.live, self.every.both - self.brought.both)


def summarise(pieces: PairQuerySet) -> Summary:
    """Count ``pieces`` (``Scope.pieces``); one query."""
    brought = Gap.objects.filter(pair=OuterRef("pk"), why=Why.PUBLICATION, brought=True)
    counts = pieces.annotate(is_brought=Exists(brought)).aggregate(**_counts())
    return Summary(
        every=_pieces(counts, "every"),
        in_language={"cy": _pieces(counts, "cy"), "en": _pieces(counts, "en")},
        needing_both=_pieces(counts, "needing"),
        brought=_pieces(counts, "brought"),
        only={language: _one_language(counts, language) for language in ("cy", "en")},
    )


def by_group(pieces: PairQuerySet, key: Any) -> dict[Any, Pieces]:
    """``{value of the expression key: Pieces}``; one query."""
    rows = pieces.annotate(group=key).order_by().values("group")
    counted = rows.annotate(live_count=Count("pk"), both_count=Count("pk", filter=_BOTH))
    return {row["group"]: Pieces(row["live_count"], row["both_count"]) for row in counted}


def _counts() -> dict[str, Any]:
    parts = {
        "every": Q(pk__isnull=False),
        "cy": _WELSH,
        "en": _ENGLISH,
        "needing": ~_EXEMPT & ~Q(policy_in_force=Policy.SINGLE),
        "brought": Q(is_brought=True),
    }
    found: dict[str, Any] = {}
    for name, part in parts.items():
        found[f"{name}_live"] = Count("pk", filter=part)
        found[f"{name}_both"] = Count("pk", filter=part & _BOTH)
    for language, here in (("cy", _WELSH), ("en", _ENGLISH)):
        for name, decided in {"awaited": _TOGETHER, "apart": _APART, "exempt": _EXEMPT, "single": _SINGLE}.items():
            found[f"{language}_{name}"] = Count("pk", filter=here & ~_BOTH & decided)
    return found


def _pieces(counts: dict[str, int], name: str) -> Pieces:
    return Pieces(counts[f"{name}_live"], counts[f"{name}_both"])


def _one_language(counts: dict[str, int], language: str) -> OneLanguage:
    return OneLanguage(**{name: counts[f"{language}_{name}"] for name in ("awaited", "apart", "exempt", "single")})
