"""What the memory's list can be narrowed to."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from papurbro.translation.languages import direction
from papurbro.translation.memory.lookup import Lookup
from papurbro.translation.memory.models import Kind, Origin, Unit, UnitQuerySet
from papurbro.welsh.languages import LANGUAGES, other


def holding_words(units: UnitQuerySet, words: str) -> UnitQuerySet:
    """Units that may have ``words``, in any of their forms, in either language; all of them where there are no words."""
    lookups = [lookup for language in LANGUAGES if (lookup := Lookup.of(words, language)).words]
    if not lookups:
        return units
    found = Q()
    for lookup in lookups:
        found |= lookup.condition
    return units.filter(found)


class UnitFilterSet(WagtailFilterSet):
    """By direction, origin, review, and whether it is offered."""

    written_in = django_filters.ChoiceFilter(label=_("Direction"), empty_label=_("All"))
    origin = django_filters.ChoiceFilter(label=_("Origin"), choices=Origin.choices, empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("Part or sentence"), choices=Kind.choices, empty_label=_("All"))
    is_reviewed = django_filters.ChoiceFilter(
        label=_("Reviewed"), choices=[("True", _("Reviewed")), ("False", _("Not reviewed"))], empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(
        label=_("Offered"),
        method="in_state",
        empty_label=_("All"),
        choices=[("offered", _("Offered")), ("outdated", _("On no page any more")), ("retired", _("Retired"))],
    )

    class Meta:
        model = Unit
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["written_in"].extra["choices"] = [(code, direction(other(code))) for code in LANGUAGES]

    def in_state(self, units: UnitQuerySet, _name: str, state: str) -> UnitQuerySet:
        """Offered, offered though no page says it, or retired."""
        if state == "retired":
            return units.exclude(retired_at=None)
        return units.usable().outdated() if state == "outdated" else units.usable()
