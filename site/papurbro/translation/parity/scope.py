"""What a report is about: the pieces and waits of some months, a tag, an author, a section, or of all."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Case, DateTimeField, F, Q, When
from django.db.models.functions import TruncMonth
from django.utils import timezone

from papurbro.translation.models import Pair
from papurbro.translation.parity.grouping import by_author, by_tag
from papurbro.translation.parity.models import Gap
from papurbro.welsh.dates import LONDON

if TYPE_CHECKING:
    from django.db.models import Model

    from papurbro.tags.models import Tag
    from papurbro.translation.models import PairQuerySet
    from papurbro.translation.parity.models import GapQuerySet

_FIRST, _SECOND = "original__first_published_at", "counterpart__first_published_at"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """``first`` and ``last`` are days that begin a month, both months included; None is no limit. ``section`` is the pair that heads it."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    tag: Tag | None = None
    author: Model | None = None
    section: Pair | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Scope()

    def without_period(self) -> Scope:
        """The same pieces, whenever they came out."""
        return replace(self, first=None, last=None)

    def pairs(self) -> PairQuerySet:
        """Every pair of the tag, author and section, live or not, whatever the period."""
        found = Pair.objects.all()
        if self.tag is not None:
            grouping = by_tag()
            found = found.filter(grouping.having(self.tag.pk)) if grouping else found.none()
        if self.author is not None:
            author = self.author
            groupings = [grouping for grouping in by_author() if isinstance(author, grouping.model)]
            found = found.filter(groupings[0].having(author.pk)) if groupings else found.none()
        return found if self.section is None else found.filter(_below(self.section))

    def pieces(self) -> PairQuerySet:
        """Pairs with a half that readers can open today and that came out first in the period; ``came_out`` is when."""
        live = Q(original__live=True) | Q(counterpart__live=True)
        found = self.pairs().filter(live).annotate(came_out=_came_out())
        if self.first is not None:
            found = found.filter(came_out__gte=_start_of(self.first))
        return found.filter(came_out__lt=_start_of(_next_month(self.last))) if self.last is not None else found

    def gaps(self) -> GapQuerySet:
        """Waits that began in the period."""
        return self._of_pairs().opened_between(self.first, self.last)

    def open_gaps(self) -> GapQuerySet:
        """Waits that last today, whenever they began: an old one is not to be missed because of a short period."""
        return self._of_pairs().still_open()

    def _of_pairs(self) -> GapQuerySet:
        gaps = Gap.objects.all()
        if self.tag is None and self.author is None and self.section is None:
            return gaps
        return gaps.filter(pair__in=self.pairs().values("pk"))


def month_that_came_out() -> Any:
    """The month in which a piece came out, in Wales; for what ``Scope.pieces`` returns."""
    return TruncMonth("came_out", tzinfo=LONDON)


def _came_out() -> Any:
    """The earlier of the two first publications. Spelt out, because LEAST of nothing and something is not the same in both databases."""
    return Case(
        When(**{f"{_SECOND}__isnull": True}, then=F(_FIRST)),
        When(**{f"{_FIRST}__isnull": True}, then=F(_SECOND)),
        When(**{f"{_FIRST}__lte": F(_SECOND)}, then=F(_FIRST)),
        default=F(_SECOND),
        output_field=DateTimeField(),
    )


def _below(section: Pair) -> Q:
    """Pairs with a half at or under either half of ``section``."""
    condition = Q(pk=section.pk)
    for page in (section.original, section.counterpart):
        if page is not None:
            condition |= Q(original__path__startswith=page.path) | Q(counterpart__path__startswith=page.path)
    return condition


def _start_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()), LONDON)


def _next_month(day: datetime.date) -> datetime.date:
    return (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
