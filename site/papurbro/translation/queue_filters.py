"""What the queue can be narrowed to."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from papurbro.tags.models import Tag
from papurbro.translation.languages import direction
from papurbro.translation.models import AT_WORK, PENDING, Pair, PairQuerySet
from papurbro.translation.permissions import asker
from papurbro.translation.tags import tagged
from papurbro.translation.translators.at_work import people_at
from papurbro.translation.translators.models import profile_of
from papurbro.welsh.languages import LANGUAGES, other

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

#: In an address: whatever this person's own direction is.
ALL = "all"


class QueueFilterSet(WagtailFilterSet):
    """Without a direction in the address a translator sees the one in which they work; the page says so, and leads to all."""

    direction = django_filters.ChoiceFilter(label=_("Direction"), method="in_direction", empty_label=_("All"))
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=[(status.value, status.label) for status in PENDING], empty_label=_("All")
    )
    tag = django_filters.ChoiceFilter(label=_("Tag"), method="with_tag", empty_label=_("All"))
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
        choices: list[tuple[str, Any]] = [(other(code), direction(other(code))) for code in LANGUAGES]
        if profile_of(asker(self.request)).works_into:
            self.filters["direction"].extra["empty_label"] = _("The one I work in")
            choices.append((ALL, _("All")))
        self.filters["direction"].extra["choices"] = choices
        self.filters["assignee"].extra["choices"] = [
            ("mine", _("Mine")),
            ("unclaimed", _("Nobody’s yet")),
            *((str(person.pk), person.name) for person in people_at(self.request) if person.has_in_hand),
        ]
        self.filters["tag"].extra["choices"] = [(str(tag.pk), str(tag)) for tag in Tag.objects.all()]

    def in_direction(self, pairs: PairQuerySet, _name: str, behind: str) -> PairQuerySet:
        """Pairs that await a language, or both."""
        return pairs if behind == ALL else pairs.awaiting(behind)

    def with_tag(self, pairs: PairQuerySet, _name: str, tag: str) -> PairQuerySet:
        """Pairs whose original bears the tag of this id."""
        return pairs.filter(tagged(int(tag)))

    def with_assignee(self, pairs: PairQuerySet, _name: str, whose: str) -> PairQuerySet:
        """Pairs in somebody's hands, or in nobody's and free to take on."""
        if whose == "unclaimed":
            return pairs.filter(assignee=None, status__in=AT_WORK)
        return pairs.filter(assignee=asker(self.request).pk if whose == "mine" else int(whose))

    def with_due(self, pairs: PairQuerySet, _name: str, when: str) -> PairQuerySet:
        """Pairs whose date has passed, or comes within seven days."""
        today = timezone.localdate()
        if when == "overdue":
            return pairs.filter(due__lt=today)
        return pairs.filter(due__range=(today, today + datetime.timedelta(days=7)))


def narrowed_by(query: Mapping[str, str]) -> dict[str, str]:
    """What of ``query`` narrows the queue, in one order: neither the page, nor what scripts add."""
    return {name: query[name] for name in sorted(QueueFilterSet.base_filters) if query.get(name)}


def as_query(query: Mapping[str, str]) -> str:
    """The same as a query string."""
    return urlencode(narrowed_by(query))


def language_shown(request: HttpRequest) -> str:
    """The awaited language that the queue is narrowed to by the address, or else by how this person works; "" for both.

    What is theirs is shown whichever way it goes: an editor may have given it to them.
    """
    asked = request.GET.get("direction", "")
    if asked in LANGUAGES:
        return asked
    return "" if asked == ALL or request.GET.get("assignee") == "mine" else profile_of(asker(request)).works_into
