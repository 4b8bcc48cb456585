"""How many pairs wait, without counting them: a ledger that the database itself keeps.

Every write of a pair that changes whether, where or with whom it waits adds a line or two (``models.QueueCount``) within the same
transaction, whatever wrote it: a verb, ``QuerySet.update``, the deletion of a translator. The triggers that do it are put in place after
every ``migrate``, because SQLite forgets them when Django makes a table anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import Sum
from django.db.models.signals import post_delete
from django.dispatch import receiver

from papurbro.translation.models import PENDING, Pair, Policy, QueueCount

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

LEDGER, PAIRS = QueueCount._meta.db_table, Pair._meta.db_table
#: What a pair is counted by.
PLACE = ("behind", "status", "is_claimed")

_WAITING = ", ".join(f"'{status.value}'" for status in PENDING)
_WAITS = f"{{row}}.status IN ({_WAITING}) AND {{row}}.policy_in_force <> '{Policy.SINGLE.value}'"
_LINE = (
    f"INSERT INTO {LEDGER} (behind, status, is_claimed, number)"
    f" SELECT {{row}}.behind, {{row}}.status, {{row}}.assignee_id IS NOT NULL, {{number}} WHERE {_WAITS};"
)
_COMES, _GOES = _LINE.format(row="NEW", number=1), _LINE.format(row="OLD", number=-1)
#: For each event, when it matters and what it adds.
_TRIGGERS = {
    "insert": ("AFTER INSERT", "", _COMES),
    "update": (
        "AFTER UPDATE OF status, behind, policy_in_force, assignee_id",
        "WHEN (OLD.status <> NEW.status OR OLD.behind <> NEW.behind OR OLD.policy_in_force <> NEW.policy_in_force"
        " OR (OLD.assignee_id IS NULL) <> (NEW.assignee_id IS NULL))",
        f"{_GOES} {_COMES}",
    ),
}
#: One statement, so that pairs and ledger are seen at one moment: it adds what the ledger lacks or has too many.
_PUT_RIGHT = f"""
    INSERT INTO {LEDGER} (behind, status, is_claimed, number)
    SELECT behind, status, is_claimed, SUM(number) FROM (
        SELECT behind, status, assignee_id IS NOT NULL AS is_claimed, 1 AS number FROM {PAIRS}
        WHERE {_WAITS.format(row=PAIRS)}
        UNION ALL SELECT behind, status, is_claimed, -number FROM {LEDGER}
    ) AS difference
    GROUP BY behind, status, is_claimed HAVING SUM(number) <> 0
"""  # noqa: S608 - names of tables and of our own choices, nothing from outside


class Waiting(dict[tuple[str, str, bool], int]):
    """``{(language, status, is_claimed): how many pairs wait}``."""

    def total(self, *, behind: str = "", status: Iterable[str] = (), is_claimed: bool | None = None) -> int:
        """How many wait for a language ("": either) with one of the ``status`` (any, where none is named), in somebody's hands, in
        nobody's, or (None) either way.
        """
        wanted = set(status)
        return sum(
            number
            for (its_language, its_status, claimed), number in self.items()
            if behind in ("", its_language) and (not wanted or its_status in wanted) and is_claimed in (None, claimed)
        )


def waiting() -> Waiting:
    """How many wait, and where; one query, which adds up a few lines and counts no pairs."""
    sums = QueueCount.objects.order_by().values_list(*PLACE).annotate(total=Sum("number"))
    return Waiting({(behind, status, claimed): total for behind, status, claimed, total in sums})


def waiting_at(request: HttpRequest) -> Waiting:
    """The same, asked once for a page: its menu and its tabs say one thing."""
    kept = request.__dict__
    if "_pairs_waiting" not in kept:
        kept["_pairs_waiting"] = waiting()
    return kept["_pairs_waiting"]


def install(**_kwargs: Any) -> None:
    """Put the triggers in place, those that stand already in place of themselves, and put the counts right."""
    if LEDGER not in connection.introspection.table_names():
        return  # migrated back to before there was one
    statements = _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
    with connection.cursor() as cursor:
        for name, (event, condition, lines) in _TRIGGERS.items():
            for statement in statements:
                cursor.execute(
                    statement.format(name=f"pair_counted_{name}", event=event, condition=condition, lines=lines)
                )
    put_right()


@receiver(post_delete, sender=Pair, dispatch_uid="pairs_uncounted")
def forget(instance: Pair, **_kwargs: object) -> None:
    """A row that is deleted waits no longer. No trigger: it would count what is emptied between two tests, too."""
    put_right()


def put_right() -> None:
    """Make the ledger say what a count of the pairs would; nobody at work is held up."""
    with connection.cursor() as cursor:
        cursor.execute(_PUT_RIGHT)


@transaction.atomic
def add_up() -> None:
    """Make one line of many. Two that do this at once take different lines, and who writes meanwhile adds new ones."""
    skip = connection.features.has_select_for_update_skip_locked
    lines = list(QueueCount.objects.select_for_update(skip_locked=skip))
    sums: dict[tuple[Any, ...], int] = {}
    for line in lines:
        place = tuple(getattr(line, name) for name in PLACE)
        sums[place] = sums.get(place, 0) + line.number
    QueueCount.objects.filter(pk__in=[line.pk for line in lines]).delete()
    QueueCount.objects.bulk_create(
        QueueCount(**dict(zip(PLACE, place, strict=True)), number=number) for place, number in sums.items() if number
    )


_SQLITE = [
    "DROP TRIGGER IF EXISTS {name}",
    f"CREATE TRIGGER {{name}} {{event}} ON {PAIRS} FOR EACH ROW {{condition}} BEGIN {{lines}} END",
]
_POSTGRESQL = [
    "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {lines} RETURN NULL; END $$",
    f"DROP TRIGGER IF EXISTS {{name}} ON {PAIRS}",
    f"CREATE TRIGGER {{name}} {{event}} ON {PAIRS} FOR EACH ROW {{condition}} EXECUTE FUNCTION {{name}}()",
]
