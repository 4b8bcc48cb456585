"""The publish menu of a live page whose text was changed: it asks what the edit means for the other version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem

from papurbro.translation.changes import change_to_ask_about
from papurbro.translation.pages import ChangeClass, PairedPageMixin

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

LABELS: dict[ChangeClass, StrOrPromise] = {
    ChangeClass.TYPO: _("Publish: only a typo"),
    ChangeClass.SUBSTANTIVE: _("Publish with the other version, once it has followed"),
    ChangeClass.CORRECTION: _("Publish now: a correction"),
}


class PublishAs(ActionMenuItem):
    """One way to publish an edit. Wagtail asks only whether ``action-publish`` is there; the value is ours."""

    name = "action-publish"
    template_name = "translation/publishing/menu_item.html"
    icon_name = "upload"

    def __init__(self, change_class: ChangeClass, order: int) -> None:
        super().__init__(order=order)
        self.change_class = change_class

    @property
    def label(self) -> StrOrPromise:
        """What it says."""
        return LABELS[self.change_class]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """With the class that is sent."""
        return {**super().get_context_data(parent_context), "value": self.change_class.value}


def ask_in_menu(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Put one item for each change class in the place of "Publish", what the difference suggests first."""
    place = next((index for index, item in enumerate(menu_items) if item.name == PublishAs.name), None)
    page = context.get("page")
    if place is None or context["view"] != "edit" or not isinstance(page, PairedPageMixin):
        return
    pair = page.pair
    change = change_to_ask_about(pair, page) if pair is not None else None
    if change is not None:
        menu_items[place : place + 1] = [PublishAs(choice, order=30) for choice in change.choices]
