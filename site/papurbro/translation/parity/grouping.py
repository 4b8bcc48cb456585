"""By whom and about what: how pairs and waits are put together by tag and by author, whatever the page type.

Tags are those of ``papurbro.tags``. Who wrote a piece is the page type's to say: one that names the relation in ``parity_authors`` is told by
author, any other is not. People who translate are never asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from wagtail.models import Page

from papurbro.tags.models import Tag
from papurbro.translation.checks import paired_page_types
from papurbro.translation.tags import tag_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model


@dataclass(frozen=True)
class Grouping:
    """What pairs are put together by: rows of ``model``, each reached from a pair's original along one of ``paths``."""

    model: type[Model]
    paths: tuple[str, ...]

    def key(self, prefix: str = "") -> Any:
        """The expression for the row's number, seen from ``prefix`` ("pair__" from a wait); null where there is none."""
        paths = [F(f"{prefix}{path}") for path in self.paths]
        return paths[0] if len(paths) == 1 else Coalesce(*paths)

    def having(self, pk: int) -> Q:
        """Pairs that belong to the row with that number, as a condition on pairs."""
        condition = Q(pk__in=[])
        for path in self.paths:
            condition |= Q(**{path: pk})
        return condition


def by_tag() -> Grouping | None:
    """By the tags of the original; None where no page type has any."""
    paths = tuple(_path(field.model, field.name) for field in tag_fields())
    return Grouping(Tag, paths) if paths else None


def by_author() -> list[Grouping]:
    """By those who wrote the original: one for each kind of author that the page types name."""
    paths: dict[type[Model], list[str]] = {}
    for page_type, name in _author_fields():
        model = page_type._meta.get_field(name).related_model
        paths.setdefault(model, []).append(_path(page_type, name))
    return [Grouping(model, tuple(found)) for model, found in paths.items()]


def _author_fields() -> Iterator[tuple[type[Page], str]]:
    for page_type in paired_page_types():
        name = getattr(page_type, "parity_authors", "")
        if name:
            yield page_type, name


def _path(page_type: type[Page], name: str) -> str:
    """From a pair to the relation ``name`` of its original, which the pair knows as a plain page."""
    link: Any = page_type._meta.get_ancestor_link(Page)
    return f"original__{link.remote_field.name or page_type._meta.model_name}__{name}"
