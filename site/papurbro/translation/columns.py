"""The columns of the queue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn

from papurbro.translation.languages import active_language, day, direction_of
from papurbro.translation.models import Pair
from papurbro.translation.people import name_of
from papurbro.translation.permissions import may_translate
from papurbro.translation.promises import promised_in_words
from papurbro.translation.translators.models import profile_of
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.users.models import User

__all__ = ["QueueColumn", "QueueTitleColumn", "name_of", "queue_columns", "title_of"]


def title_of(pair: Pair) -> str:
    """The title of the text that the work starts from."""
    page = pair.ahead_page or pair.behind_page
    return page.get_admin_display_title() if page is not None else ""


class QueueTitleColumn(TitleColumn):
    """The title in its own language, leading to the work."""

    def get_link_attrs(self, instance: Pair, parent_context: Mapping[str, Any]) -> dict[str, str]:
        """Its language, for those who hear it."""
        return {"lang": other(instance.behind)}


class QueueColumn(Column):
    """A column with a small template of its own, which gets the pair and the language of the screen."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        self.claimable = kwargs.pop("claimable", ())
        super().__init__(name, **kwargs)
        self.cell_template_name = f"translation/queue/{name}.html"

    def get_cell_context_data(self, instance: Pair, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The pair; what is told of it in words."""
        context = super().get_cell_context_data(instance, parent_context)
        return context | {
            "pair": instance,
            "may_claim": instance.behind in self.claimable,
            "title": title_of(instance),
            "language": active_language(),
            "assignee_name": name_of(instance.assignee) if instance.assignee else "",
            "due_in_words": day(instance.due) if instance.due else "",
            "promised": promised_in_words(instance),
            "csrf_token": get_token(parent_context["request"]),
        }


class SelectColumn(BaseColumn):
    """A box to tick; it belongs to the form below the table, because a row may have a form of its own."""

    header_template_name = "translation/queue/select_header.html"
    cell_template_name = "translation/queue/select.html"

    def get_cell_context_data(self, instance: Pair, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The pair and what it is called."""
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"pair": instance, "title": title_of(instance)}


def queue_columns(user: User, *, may_organise: bool) -> list[BaseColumn]:
    """The queue's columns for ``user``: boxes for those who arrange the work of others, and buttons where they may take it on."""
    claimable = profile_of(user).languages if may_translate(user) else ()
    return [
        *([SelectColumn("select", label=_("Select"))] if may_organise else []),
        QueueTitleColumn(
            "title",
            label=_("Title"),
            accessor=title_of,
            get_url=lambda pair: reverse("translation:work", args=[pair.pk]),
        ),
        Column("direction", label=_("Direction"), accessor=direction_of, classname="pair-queue__direction"),
        QueueColumn("status", label=_("Status")),
        QueueColumn("words", label=_("Words")),
        QueueColumn("progress", label=_("Progress")),
        QueueColumn("tags", label=_("Tags")),
        QueueColumn("due", label=_("Due date")),
        QueueColumn("translator", label=_("Translator"), claimable=claimable),
    ]
