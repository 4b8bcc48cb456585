"""In Wagtail's page explorer: how the other version of each page stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from papurbro.translation.languages import version_in
from papurbro.translation.models import Pair
from papurbro.translation.pages import PairedPageMixin
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    import uuid


class OtherVersionColumn(BaseColumn):
    """One query for a whole listing, made when its first cell is."""

    cell_template_name = "translation/explorer/other_version.html"

    def get_cell_context_data(self, instance: Page, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """What is told of ``instance``'s other half; nothing of a page that is in no pair."""
        context = super().get_cell_context_data(instance, parent_context)
        pair = _pairs_in(parent_context["table"]).get(instance.translation_key)
        return context | (_told(pair, instance.locale.language_code) if pair is not None else {})


def _pairs_in(table: Any) -> dict[uuid.UUID, Pair]:
    if not hasattr(table, "pairs_by_key"):
        keys = [page.translation_key for page in table.data if isinstance(page, PairedPageMixin)]
        pairs = Pair.objects.filter(translation_key__in=keys).select_related("original", "counterpart")
        table.pairs_by_key = {pair.translation_key: pair for pair in pairs}
    return table.pairs_by_key


def _told(pair: Pair, language: str) -> dict[str, Any]:
    """Of the half that is behind its status, of the other one whether readers have it."""
    is_behind = pair.behind == other(language)
    half = pair.behind_page if is_behind else pair.ahead_page
    return {
        "pair": pair,
        "is_behind": is_behind,
        "version": version_in(other(language)),
        "state": _("Published") if half is not None and half.live else _("Draft"),
    }


class PairedIndexView(ExplorableIndexView):
    """The explorer with a column more, before the one that leads to the pages below."""

    base_columns = [
        *ExplorableIndexView.base_columns,
        OtherVersionColumn("other_version", label=gettext_lazy("Other version"), width="15%"),
    ]


class PairedPageViewSet(PageViewSet):
    """For every page type that has no views of its own; registered after Wagtail's own, it takes its place."""

    name = "paired_pages"
    index_view_class = PairedIndexView
