"""The queue: what waits for a translator or a reviewer, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import BaseListingView

from papurbro.translation import columns, queue_tabs
from papurbro.translation.forms import BulkAssignForm
from papurbro.translation.models import Pair, PairQuerySet
from papurbro.translation.paging import QueuePage, page_of
from papurbro.translation.permissions import asker, may_organise, may_see_queue
from papurbro.translation.queue_filters import QueueFilterSet, as_query, language_shown
from papurbro.translation.tags import tags_of
from papurbro.translation.translators.at_work import people_at

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


class QueueView(BaseListingView):
    """The listing, made of Wagtail's own parts."""

    page_title = _("Translation queue")
    header_icon = "wagtail-localize-language"
    index_url_name = "translation:queue"
    index_results_url_name = "translation:queue_results"
    results_template_name = "translation/queue_results.html"
    filterset_class = QueueFilterSet
    paginate_by = 50
    table_classname = "listing pair-queue"
    queue_page: QueuePage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For translators and editors alone."""
        if not may_see_queue(asker(request)):
            raise PermissionDenied
        self.may_organise = may_organise(asker(request))
        return super().dispatch(request, *args, **kwargs)

    @property
    def columns(self) -> list[Any]:
        """What is told of each pair."""
        return columns.queue_columns(asker(self.request), may_organise=self.may_organise)

    def get_base_queryset(self) -> PairQuerySet:
        """What is pending, with the rows of its pages and people."""
        pairs = Pair.objects.pending().select_related("original", "counterpart", "assignee")
        behind = language_shown(self.request)
        return pairs.awaiting(behind) if behind else pairs

    def paginate_queryset(self, queryset: PairQuerySet, page_size: int) -> Any:
        """By the edges of pages (``paging``), so that nothing is counted; Wagtail's own numbers are left out."""
        self.queue_page = page_of(queryset, self.request.GET, size=page_size)
        return None, None, self.queue_page.pairs, False

    def get_table(self, object_list: Any) -> Any:
        """The table, each pair with its tags."""
        pairs = list(object_list)
        found = tags_of(pairs)
        for pair in pairs:
            pair.tag_list = found.get(pair.pk, [])
        return super().get_table(pairs)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What stands around the table, too."""
        context = super().get_context_data(*args, **kwargs)
        is_assigning = self.may_organise and self.queue_page.pairs
        return {
            **context,
            **queue_tabs.context(self.request),
            "queue_page": self.queue_page,
            "narrowed": as_query(self.request.GET),
            "assign_form": BulkAssignForm.among(people_at(self.request)) if is_assigning else None,
        }
