"""Recomputing what can be derived of every pair, for rows that were written past Django's signals (``QuerySet.update``, SQL)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page

from papurbro.translation.checks import paired_page_types
from papurbro.translation.models import Pair
from papurbro.translation.pairs import refresh

if TYPE_CHECKING:
    from typing import Any

#: So many keys are in memory at a time.
CHUNK = 500


def paired_pages() -> QuerySet[Page]:
    """Every half, whatever its type; never an alias."""
    types = ContentType.objects.get_for_models(*paired_page_types()).values()
    return Page.objects.filter(content_type__in=types, alias_of=None)


def orphans() -> QuerySet[Pair]:
    """Rows whose pages are both gone. They stay: issues and deliveries point at them."""
    return Pair.objects.filter(~Exists(paired_pages().filter(translation_key=OuterRef("translation_key"))))


def count() -> int:
    """How many pairs there are to look at."""
    return paired_pages().values("translation_key").distinct().count() + orphans().count()


def rebuild() -> Iterator[UUID]:
    """Recompute one pair after the other, making rows that are missing; yields each key when it is done.

    Each is a transaction of its own, so that whoever stops this half way has lost nothing. No row is deleted and no decision touched.
    """
    for queryset in (paired_pages(), orphans()):
        for key in _keys(queryset):
            refresh(key)
            yield key


def _keys(queryset: QuerySet[Any]) -> Iterator[UUID]:
    """Each key once, in order, a chunk at a time: a cursor held open would meet the writes in between."""
    ordered = queryset.order_by("translation_key").values_list("translation_key", flat=True).distinct()
    chunk = list(ordered[:CHUNK])
    while chunk:
        yield from chunk
        chunk = list(ordered.filter(translation_key__gt=chunk[-1])[:CHUNK])
