"""On the admin's home page: my work, what waits for review, and what nobody has taken on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from papurbro.translation.columns import title_of
from papurbro.translation.languages import direction_of
from papurbro.translation.models import AT_WORK, Pair, PairQuerySet, Status
from papurbro.translation.permissions import asker, may_organise, may_translate
from papurbro.translation.translators.models import profile_of
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.users.models import User

#: So many of each are named; the rest is in the queue.
SHOWN = 5


class TranslationPanel(Component):
    """Short lists, the most urgent first; two queries each at most."""

    name = "translation"
    template_name = "translation/home_panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The lists that concern this person, empty ones left out."""
        user = asker(parent_context["request"])
        lists = [_list(heading, query, pairs) for heading, query, pairs in _concerns(user)]
        return {"lists": [found for found in lists if found["pairs"]]}


def _concerns(user: User) -> list[tuple[str, str, PairQuerySet]]:
    pending = Pair.objects.pending()
    found = [(_("My translations"), "assignee=mine", pending.filter(assignee=user))]
    if may_organise(user):
        found.append((_("Waiting for review"), "status=in_review", pending.filter(status=Status.IN_REVIEW)))
        # Nobody waits for these any more, so the queue has not got them.
        found.append((_("Ready to publish"), "", Pair.objects.filter(status=Status.READY)))
    if may_translate(user):
        unclaimed = pending.filter(assignee=None, status__in=AT_WORK, behind__in=profile_of(user).languages)
        found.append((_("Not taken on yet"), "assignee=unclaimed", unclaimed))
    return found


def _list(heading: str, query: str, pairs: PairQuerySet) -> dict[str, Any]:
    first = list(pairs.most_urgent_first().select_related("original", "counterpart")[: SHOWN + 1])
    return {
        "heading": heading,
        "query": query,
        "pairs": [
            {
                "pair": pair,
                "title": title_of(pair),
                "language": other(pair.behind),
                "direction": direction_of(pair),
            }
            for pair in first[:SHOWN]
        ],
        "has_more": len(first) > SHOWN,
    }
