"""The memory's screens: the list, and looking words up. The verbs are in ``correcting``; ``views_unit`` and ``views_files`` have the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from papurbro.translation.languages import day
from papurbro.translation.memory.columns import unit_columns
from papurbro.translation.memory.concordance import concordance
from papurbro.translation.memory.filters import UnitFilterSet, holding_words
from papurbro.translation.memory.forms import LookupForm
from papurbro.translation.memory.models import Unit, UnitQuerySet, Use
from papurbro.translation.memory.permissions import may_bring_in, may_see_memory
from papurbro.translation.permissions import asker
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase


class MemoryPage(WagtailAdminTemplateMixin):
    """A page of the memory, for those who may see it."""

    header_icon = "history"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For translators and editors alone."""
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        """Whether whoever asks may come in here."""
        return may_see_memory(asker(self.request))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, memory, this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("translation_memory:index"), "label": _("Translation memory")},
            {"url": "", "label": self.get_page_title()},
        ]


class IndexView(MemoryPage, BaseListingView):
    """Every unit, the newest first."""

    page_title = gettext_lazy("Translation memory")
    template_name = "translation/memory/index.html"
    results_template_name = "translation/memory/index_results.html"
    index_url_name = "translation_memory:index"
    index_results_url_name = "translation_memory:index_results"
    filterset_class = UnitFilterSet
    paginate_by = 50
    is_searchable = True
    table_classname = "listing pair-queue memory-units"

    @property
    def columns(self) -> list[Any]:
        """What is told of each unit."""
        return unit_columns()

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """What is done here most."""
        return [HeaderButton(_("Look words up"), reverse("translation_memory:concordance"), icon_name="search")]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """A file in, for those who may."""
        if not may_bring_in(asker(self.request)):
            return []
        return [Button(_("Add from a TMX file"), url=reverse("translation_memory:import"), icon_name="upload")]

    def get_base_queryset(self) -> UnitQuerySet:
        """With who wrote each, and whether a page says it."""
        standing = Use.objects.filter(unit=OuterRef("pk"), gone_at=None)
        return Unit.objects.select_related("author").annotate(stands=Exists(standing))

    def search_queryset(self, units: UnitQuerySet) -> UnitQuerySet:
        """By the index of the memory, in any form of the words."""
        return holding_words(units, self.search_query) if self.is_searching else units

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class ConcordanceView(MemoryPage, View):
    """Words looked up in memory and glossary."""

    page_title = gettext_lazy("Look words up")
    header_icon = "search"
    template_name = "translation/memory/concordance.html"
    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, and what was found."""
        form = LookupForm(request.GET)
        asked = form.cleaned_data if form.is_valid() else {}
        words, language = asked.get("q", ""), asked.get("language") or "cy"
        shown = LookupForm(initial={"q": words, "language": language})
        rows = [(one, day(one.date) if one.date else "") for one in concordance(words, language=language, limit=50)]
        context = {"form": shown, "words": words, "language": language, "other_language": other(language), "rows": rows}
        return self.render_to_response(self.get_context_data(**context))
