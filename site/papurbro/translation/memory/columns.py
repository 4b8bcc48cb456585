"""The columns of the memory's list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, TitleColumn

from papurbro.translation.languages import day, direction
from papurbro.translation.memory.marking import bare
from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.origins import author_of, origin_of
from papurbro.welsh.languages import other


def direction_of(unit: Unit) -> str:
    """ "Welsh → English", or that it may be either."""
    return direction(other(unit.written_in)) if unit.written_in else _("Both ways")


class UnitColumn(TitleColumn):
    """The text that was there first, leading to all that is known of the unit."""

    def get_link_attrs(self, instance: Unit, parent_context: Mapping[str, Any]) -> dict[str, str]:
        """Its language, for those who hear it."""
        return {"lang": instance.original_language}


class AnswerColumn(Column):
    """Its translation."""

    cell_template_name = "translation/memory/answer_cell.html"

    def get_cell_context_data(self, instance: Unit, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The text and its language."""
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"language": other(instance.original_language)}


class StateColumn(Column):
    """Where it came from, and what people think of it."""

    cell_template_name = "translation/memory/state_cell.html"

    def get_cell_context_data(self, instance: Unit, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """In words."""
        context = super().get_cell_context_data(instance, parent_context)
        return context | {
            "unit": instance,
            "origin": origin_of(instance, stands=getattr(instance, "stands", True)),
            "author": author_of(instance),
            "written_on": day(instance.written_on) if instance.written_on else "",
        }


def unit_columns() -> list[Column]:
    """What is told of each unit."""
    return [
        UnitColumn(
            "source",
            label=_("Text"),
            accessor=lambda unit: bare(unit.source),
            get_url=lambda unit: reverse("translation_memory:unit", args=[unit.pk]),
        ),
        AnswerColumn("target", label=_("Translation"), accessor=lambda unit: bare(unit.target)),
        Column("direction", label=_("Direction"), accessor=direction_of, classname="pair-queue__direction"),
        StateColumn("state", label=_("Origin and review")),
    ]
