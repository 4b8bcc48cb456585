"""What translators and those who arrange their work meet in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from wagtail import hooks

from papurbro.translation.explorer import PairedPageViewSet
from papurbro.translation.translators.account import TranslatorPanel

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """Under /admin/translation/queue/."""
    return [path("translation/queue/", include("papurbro.translation.translators.urls"))]


@hooks.register("register_account_settings_panel")
def register_panel(request: HttpRequest, user: Any, profile: Any) -> TranslatorPanel:
    """In everybody's own account settings."""
    return TranslatorPanel(request, user, profile)


@hooks.register("insert_global_admin_css")
def queue_css() -> SafeString:
    """What stands around the queue's table, and what the explorer and the work page say of it."""
    return format_html('<link rel="stylesheet" href="{}">', static("translation/queue.css"))


@hooks.register("register_admin_viewset")
def explorer() -> PairedPageViewSet:
    """Wagtail's page explorer, with how the other version stands, in the place of Wagtail’s own."""
    return PairedPageViewSet()
