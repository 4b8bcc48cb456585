"""What the templates of the report ask of its tables."""

from __future__ import annotations

from django import template

from papurbro.translation.parity.tables import Column, Row, Table
from papurbro.translation.parity.telling import in_words

register = template.Library()


@register.filter
def cells(row: Row, table: Table) -> list[tuple[Column, str]]:
    """Each column of ``table`` with what ``row`` has in it, in words."""
    return [(column, in_words(value)) for column, value in zip(table.columns, row.values, strict=True)]
