"""The queue: what waits for a translator or a reviewer, the most urgent first."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import django_filters
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic.base import BaseListingView

from papurbro.tags.models import Tag
from papurbro.translation import columns
from papurbro.translation.languages import direction
from papurbro.translation.models import PENDING, Pair, PairQuerySet
from papurbro.translation.permissions import asker, may_see_queue, may_translate
from papurbro.translation.tags import tagged, tags_of
from papurbro.welsh.languages import LANGUAGES, other

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


def assignee_choices(request: HttpRequest | None) -> list[tuple[str, Any]]:
    """Mine, nobody's, and everybody who has something in hand."""
    people = get_user_model().objects.filter(claimed_pairs__in=Pair.objects.pending()).distinct()
    named = sorted((columns.name_of(person), str(person.pk)) for person in people)
    return [
        ("mine", _("Mine")),
        ("unclaimed", _("Nobody’s yet")),
        *((pk, name) for name, pk in named),
    ]


class QueueFilterSet(WagtailFilterSet):
    """What the queue can be narrowed to."""

    direction = django_filters.ChoiceFilter(field_name="behind", label=_("Direction"), empty_label=_("All"))
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=[(status.value, status.label) for status in PENDING], empty_label=_("All")
    )
    tag = django_filters.ModelChoiceFilter(
        label=_("Tag"), queryset=Tag.objects.all(), method="with_tag", empty_label=_("All")
    )
    assignee = django_filters.ChoiceFilter(label=_("Translator"), method="with_assignee", empty_label=_("Everybody"))
    due = django_filters.ChoiceFilter(
        label=_("Due date"),
        method="with_due",
        empty_label=_("Any"),
        choices=[("overdue", _("Overdue")), ("week", _("Within seven days"))],
    )

    class Meta:
        model = Pair
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["direction"].extra["choices"] = [(other(code), direction(other(code))) for code in LANGUAGES]
        self.filters["assignee"].extra["choices"] = assignee_choices(self.request)

    def with_tag(self, pairs: PairQuerySet, _name: str, tag: Tag) -> PairQuerySet:
        """Pairs whose original bears the tag."""
        return pairs.filter(tagged(tag))

    def with_assignee(self, pairs: PairQuerySet, _name: str, whose: str) -> PairQuerySet:
        """Pairs in somebody's hands, or in nobody's."""
        if whose == "unclaimed":
            return pairs.filter(assignee=None)
        return pairs.filter(assignee=asker(self.request).pk if whose == "mine" else int(whose))

    def with_due(self, pairs: PairQuerySet, _name: str, when: str) -> PairQuerySet:
        """Pairs whose date has passed, or comes within seven days."""
        today = timezone.localdate()
        if when == "overdue":
            return pairs.filter(due__lt=today)
        return pairs.filter(due__range=(today, today + datetime.timedelta(days=7)))


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

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For translators and editors alone."""
        if not may_see_queue(asker(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def columns(self) -> list[Any]:
        """What is told of each pair."""
        return columns.queue_columns(may_claim=may_translate(asker(self.request)))

    def get_base_queryset(self) -> PairQuerySet:
        """What is pending, with the rows of its pages and people."""
        return Pair.objects.pending().most_urgent_first().select_related("original", "counterpart", "assignee")

    def get_table(self, object_list: Any) -> Any:
        """The table, each pair with its tags."""
        pairs = list(object_list)
        found = tags_of(pairs)
        for pair in pairs:
            pair.tag_list = found.get(pair.pk, [])
        return super().get_table(pairs)
