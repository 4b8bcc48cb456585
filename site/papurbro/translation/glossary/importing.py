"""Taking a table of terms in: all of it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from papurbro.translation.glossary.models import Status, Term
from papurbro.translation.glossary.table import Refusal, Row, read_table
from papurbro.welsh.fold import small

if TYPE_CHECKING:
    from papurbro.users.models import User

#: So many rows are written at a time.
CHUNK = 500


@dataclass
class Import:
    """What became of a file, or would. Where there are refusals nothing was changed."""

    added: int = 0
    changed: int = 0
    same: int = 0
    refusals: list[Refusal] = field(default_factory=list)


@transaction.atomic
def import_terms(data: bytes, *, user: User | None = None, dry_run: bool = False) -> Import:
    """Add the terms of a CSV, and write what it says over those that are there already (same words in both languages).

    A column that the file does not have leaves what is there. With ``dry_run`` the answer is the same and nothing is written.
    """
    table = read_table(data)
    if table.refusals:
        return Import(refusals=table.refusals)
    known = {(small(term.en), small(term.cy)): term for term in Term.objects.select_for_update()}
    new = [_term(row, user) for row in table.rows if row.key not in known]
    changed = [known[row.key] for row in table.rows if row.key in known and _take_over(known[row.key], row)]
    if not dry_run:
        Term.objects.bulk_create(new, batch_size=CHUNK)
        for term in changed:
            term.save()
    return Import(added=len(new), changed=len(changed), same=len(table.rows) - len(new) - len(changed))


def _term(row: Row, user: User | None) -> Term:
    values = {**row.values, "status": row.values.get("status") or Status.PREFERRED}
    return Term(proposed_by=user, **values)


def _take_over(term: Term, row: Row) -> bool:
    """Write what the row says into the term; True where that changed it. An empty status leaves the one that is."""
    before = {name: getattr(term, name) for name in row.values}
    for name, value in row.values.items():
        if value or name != "status":
            setattr(term, name, value)
    return before != {name: getattr(term, name) for name in row.values}
