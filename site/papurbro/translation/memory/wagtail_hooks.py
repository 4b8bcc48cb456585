"""The memory in the admin's menu, and its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from papurbro.translation.memory.permissions import may_see_memory
from papurbro.translation.permissions import asker

if TYPE_CHECKING:
    from django.http import HttpRequest


class MemoryMenuItem(MenuItem):
    """Beside the queue and the glossary."""

    def is_shown(self, request: HttpRequest) -> bool:
        """To translators and editors."""
        return may_see_memory(asker(request))


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """Under /admin/translation/memory/."""
    return [path("translation/memory/", include("papurbro.translation.memory.admin_urls"))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MemoryMenuItem:
    """After the glossary."""
    return MemoryMenuItem(
        _("Translation memory"),
        reverse_lazy("translation_memory:index"),
        name="translation-memory",
        icon_name="history",
        order=157,
    )
