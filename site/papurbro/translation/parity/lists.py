"""The rows behind the figures, so that whoever doubts one can count for themselves: every wait, and every decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from papurbro.translation.columns import title_of
from papurbro.translation.languages import active_language, version_in
from papurbro.translation.models import LANGUAGE_CHOICES, Pair
from papurbro.translation.parity.access import may_see_parity
from papurbro.translation.parity.days import in_days
from papurbro.translation.parity.decisions import Decision, decided, given_reason
from papurbro.translation.parity.models import Gap, Outcome, Why
from papurbro.translation.parity.telling import in_words
from papurbro.translation.permissions import asker
from papurbro.welsh.dates import format_moment
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest, HttpResponseBase

    from papurbro.translation.models import PairQuerySet
    from papurbro.translation.parity.models import GapQuerySet


class _List(ReportView):
    """For those who may see the report."""

    header_icon = "wagtail-localize-language"
    is_searchable = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For those who may see it."""
        if not may_see_parity(asker(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class _Title(TitleColumn):
    """The title in its own language, leading to both versions side by side."""

    def get_link_attrs(self, instance: Any, parent_context: Any) -> dict[str, str]:
        """Its language, for those who hear it."""
        pair = instance.pair if isinstance(instance, Gap) else instance
        return {"lang": pair.original_language if pair.original else other(pair.original_language)}


class WaitFilterSet(WagtailFilterSet):
    """What the waits can be narrowed to."""

    language = django_filters.ChoiceFilter(label=_("Awaited"), choices=LANGUAGE_CHOICES, empty_label=_("All"))
    why = django_filters.ChoiceFilter(label=_("What is awaited"), choices=Why.choices, empty_label=_("All"))
    ended = django_filters.ChoiceFilter(
        label=_("How it ended"),
        method="that_ended",
        empty_label=_("All"),
        choices=[("open", Outcome.OPEN.label), *(choice for choice in Outcome.choices if choice[0])],
    )

    class Meta:
        model = Gap
        fields: list[str] = []

    def that_ended(self, gaps: GapQuerySet, _name: str, how: str) -> GapQuerySet:
        """Those that last, or that ended so."""
        return gaps.still_open() if how == "open" else gaps.filter(outcome=how)


def _days(gap: Gap) -> str:
    return in_words(in_days(gap.length()))


def _moment(moment: datetime.datetime | None) -> str:
    """In full: whoever checks a figure wants the day and the minute, not how long ago that is."""
    return format_moment(moment, active_language()) if moment is not None else ""


class WaitList(_List):
    """Every row of the ledger, the latest first."""

    model = Gap
    page_title = _("Waits for the other version")
    index_url_name = "translation_parity:waits"
    index_results_url_name = "translation_parity:waits_results"
    filterset_class = WaitFilterSet
    list_export = [
        "pair",
        "language",
        "get_why_display",
        "opened_at",
        "closed_at",
        "get_outcome_display",
        "delay",
        "brought",
        "get_source_display",
    ]
    columns = [
        _Title(
            "pair",
            label=_("Title"),
            accessor=lambda gap: title_of(gap.pair),
            get_url=lambda gap: reverse("translation:work", args=[gap.pair_id]),
        ),
        Column("language", label=_("Awaited"), accessor=lambda gap: version_in(gap.language)),
        Column("why", label=_("What is awaited"), accessor="get_why_display"),
        Column("opened_at", label=_("Since"), accessor=lambda gap: _moment(gap.opened_at)),
        Column("closed_at", label=_("Until"), accessor=lambda gap: _moment(gap.closed_at)),
        Column("days", label=_("Days"), accessor=_days),
        Column("outcome", label=_("How it ended"), accessor="get_outcome_display"),
    ]

    def get_queryset(self) -> GapQuerySet:
        """With the pages that name them."""
        return Gap.objects.select_related("pair__original", "pair__counterpart").order_by("-opened_at", "-pk")


class DecisionFilterSet(WagtailFilterSet):
    """What the decisions can be narrowed to."""

    decision = django_filters.ChoiceFilter(label=_("Decision"), choices=Decision.choices, empty_label=_("All"))

    class Meta:
        model = Pair
        fields: list[str] = []


class DecisionList(_List):
    """Every piece whose versions need not go out together, with the reason."""

    model = Pair
    page_title = _("Decisions and their reasons")
    index_url_name = "translation_parity:decisions"
    index_results_url_name = "translation_parity:decisions_results"
    filterset_class = DecisionFilterSet
    list_export = ["__str__", "decision", "reason", "exempt_at"]
    columns = [
        _Title(
            "title",
            label=_("Title"),
            accessor=title_of,
            get_url=lambda pair: reverse("translation:work", args=[pair.pk]),
        ),
        Column("decision", label=_("Decision"), accessor=lambda pair: Decision(pair.decision).label),
        Column("reason", label=_("Reason")),
        Column("exempt_at", label=_("Decided"), accessor=lambda pair: _moment(pair.exempt_at)),
    ]

    def get_queryset(self) -> PairQuerySet:
        """Of pieces that readers can open; by decision, the latest first."""
        live = Q(original__live=True) | Q(counterpart__live=True)
        pairs = Pair.objects.filter(live).annotate(decision=decided(), reason=given_reason()).exclude(decision="")
        return pairs.select_related("original", "counterpart").order_by("decision", "-exempt_at", "-pk")
