"""What the admin shows of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from wagtail import hooks

if TYPE_CHECKING:
    from django.utils.safestring import SafeString


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """Under /admin/translation/files/."""
    return [path("translation/files/", include("papurbro.translation.exchange.admin_urls"))]


@hooks.register("insert_global_admin_css")
def files_css() -> SafeString:
    """The pages of files, and the box on the page where a piece is worked on."""
    return format_html('<link rel="stylesheet" href="{}">', static("translation/exchange.css"))
