"""The tags of pairs, of whatever page type: found through each paired type's relation to ``papurbro.tags.Tag``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import ManyToManyField, Q

from papurbro.tags.models import Tag
from papurbro.translation.checks import paired_page_types

if TYPE_CHECKING:
    from papurbro.translation.models import Pair


def tag_fields() -> Iterator[ManyToManyField[Tag, Tag]]:
    """The relation to tags of each page type that has one."""
    for model in paired_page_types():
        for field in model._meta.many_to_many:
            if field.related_model is Tag:
                yield field


def tagged(tag: Tag | int) -> Q:
    """Pairs whose original bears ``tag`` (or the tag of this id), as a condition on pairs."""
    condition = Q(pk__in=[])
    for field in tag_fields():
        condition |= Q(original__in=field.model._default_manager.filter(**{field.name: tag}).values("pk"))
    return condition


def tags_of(pairs: Iterable[Pair]) -> dict[int, list[Tag]]:
    """``{pair's pk: tags}``; one query for each page type that has tags."""
    pair_of = {pair.original_id: pair.pk for pair in pairs if pair.original_id is not None}
    found: dict[int, list[Tag]] = defaultdict(list)
    for field in tag_fields():
        through: Any = field.remote_field.through
        page, tag = f"{field.m2m_field_name()}_id", field.m2m_reverse_field_name()
        rows = through._default_manager.filter(**{f"{page}__in": list(pair_of)}).select_related(tag).order_by("pk")
        for row in rows:
            found[pair_of[getattr(row, page)]].append(getattr(row, tag))
    return found
