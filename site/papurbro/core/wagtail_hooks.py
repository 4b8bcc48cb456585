"""The admin is Wagtail's own; what speaks of Wagtail's releases rather than of the paper is left out of it."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, MenuItem


@hooks.register("construct_help_menu")
def leave_out_the_news_of_wagtail(request: HttpRequest, items: list[MenuItem]) -> None:
    """An editor of a parish paper need not dismiss a badge about a software release."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]
