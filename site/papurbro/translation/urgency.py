"""How urgent a pair is: two columns that the database itself derives from the row, so that the order is right whatever wrote it.

The order needs no clock. What is overdue stands before what is due because its date is the earlier one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Case, DateTimeField, Func, IntegerChoices, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from papurbro.translation.pages import ChangeClass

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler


class Urgency(IntegerChoices):
    """The bands of the queue, the most urgent first."""

    CORRECTION = 0, _("Correction")
    DUE = 1, _("Has a due date")
    PROMISED = 2, _("Promised in a newsletter")
    WAITING = 3, _("Waiting")


class StartOfDay(Func):
    """A date as the moment at which it begins in UTC.

    A cast would go by the time zone of whoever asks, and a column that is stored may not depend on that.
    """

    output_field = DateTimeField()

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """A time stamp without a zone, and then one with it: both steps are immutable."""
        return self.as_sql(compiler, connection, template="((%(expressions)s)::timestamp AT TIME ZONE 'UTC')", **extra)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """The text that Django keeps moments in."""
        return self.as_sql(compiler, connection, template="(%(expressions)s || ' 00:00:00')", **extra)


#: When the wait began: with the last change of the original, else when the pair came into the queue.
BEGAN = Coalesce("stale_since", "waiting_since")

URGENCY = Case(
    When(change_class=ChangeClass.CORRECTION, then=Value(Urgency.CORRECTION.value)),
    When(due__isnull=False, then=Value(Urgency.DUE.value)),
    When(promised_for__isnull=False, then=Value(Urgency.PROMISED.value)),
    default=Value(Urgency.WAITING.value),
)

#: By what a band is ordered, the earliest first.
URGENT_AT = Case(
    When(change_class=ChangeClass.CORRECTION, then=BEGAN),
    When(due__isnull=False, then=StartOfDay("due")),
    When(promised_for__isnull=False, then="promised_for"),
    default=BEGAN,
)
