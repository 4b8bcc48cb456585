"""The report among the admin's reports, and the right to see it among those that a group can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from papurbro.translation.parity.access import may_see_parity
from papurbro.translation.permissions import asker

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class _ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_parity(asker(request))


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """The report, its files and its lists, under /admin/reports/parity/."""
    return [path("reports/parity/", include("papurbro.translation.parity.urls"))]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    """The entry among the reports."""
    return _ReportMenuItem(
        _("Language parity"),
        reverse("translation_parity:report"),
        name="language-parity",
        icon_name="wagtail-localize-language",
        order=1100,
    )


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """A group can be given the right to see the report and nothing else."""
    return Permission.objects.filter(content_type__app_label="translation_parity", codename="view_gap")
