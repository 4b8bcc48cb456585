"""What stands above the queue: its tabs with how many wait under each, whose direction is shown, and the saved views."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from papurbro.translation import counting
from papurbro.translation.languages import direction
from papurbro.translation.models import AT_WORK, Status
from papurbro.translation.permissions import asker, may_organise
from papurbro.translation.queue_filters import ALL, as_query, language_shown
from papurbro.translation.translators.at_work import COUNTED, in_my_hands
from papurbro.translation.translators.models import SavedView, profile_of
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from django.http import HttpRequest

    from papurbro.users.models import User


@dataclass(frozen=True)
class Tab:
    """One of them. ``url`` keeps the direction and nothing else."""

    label: str
    url: str
    number: str
    is_current: bool


def tabs(request: HttpRequest) -> list[Tab]:
    """All, mine, nobody's yet, for review, each with its number. One's own are counted, to a hundred; the others nobody counts."""
    behind = _direction_of_numbers(request)
    total = partial(counting.waiting_at(request).total, behind=behind)
    found = {
        "": (_("Everything"), total()),
        "assignee=mine": (_("Mine"), in_my_hands(request)),
        "assignee=unclaimed": (_("Nobody’s yet"), total(status=AT_WORK, is_claimed=False)),
        "status=in_review": (_("For review"), total(status=[Status.IN_REVIEW])),
    }
    current = _current(request)
    return [
        Tab(label, _url(request, query), _number(number, query), query == current)
        for query, (label, number) in found.items()
    ]


def _number(number: int, query: str) -> str:
    return f"{COUNTED - 1}+" if query == "assignee=mine" and number >= COUNTED else str(number)


def _direction_of_numbers(request: HttpRequest) -> str:
    """Of the tabs' numbers: where they lead to, which for one's own work is not what is shown now."""
    asked = request.GET.get("direction", "")
    return asked.replace(ALL, "") if asked in (*LANGUAGES, ALL) else profile_of(asker(request)).works_into


def _current(request: HttpRequest) -> str:
    if request.GET.get("assignee") in ("mine", "unclaimed"):
        return f"assignee={request.GET['assignee']}"
    return "status=in_review" if request.GET.get("status") == Status.IN_REVIEW else ""


def _url(request: HttpRequest, query: str) -> str:
    asked = request.GET.get("direction", "")
    queries = [query, as_query({"direction": asked})]
    return f"{reverse('translation:queue')}?{'&'.join(filter(None, queries))}".rstrip("?")


def context(request: HttpRequest) -> dict[str, Any]:
    """Everything that ``translation/queue/above.html`` shows."""
    user, query = asker(request), as_query(request.GET)
    behind = language_shown(request)
    is_by_profile = bool(behind) and request.GET.get("direction") not in LANGUAGES
    rest = as_query({**request.GET.dict(), "direction": ALL})
    return {
        "tabs": tabs(request),
        "shown_direction": direction(behind) if is_by_profile else "",
        "all_directions_url": f"{reverse('translation:queue')}?{rest}",
        "query": query,
        "saved_views": _saved_views(user, query),
        "may_organise": may_organise(user),
    }


def _saved_views(user: User, query: str) -> list[dict[str, Any]]:
    return [
        {
            "view": view,
            "url": f"{reverse('translation:queue')}?{view.query}".rstrip("?"),
            "is_current": bool(query) and view.query == query,
            "is_mine": view.owner_id == user.pk,
        }
        for view in SavedView.objects.for_user(user)
    ]
