"""The report of imported posts in the admin: what an editor has to look at stands on top."""

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.pages import PagePermissionPolicy

from papurbro.translation.models import Pair

from blog.models import ImportedItem

RIGHTS = ["add", "change", "publish"]


class ImportedPostsReport(ReportView):
    """Imported posts and pages, those with a note first, each leading to its original half."""

    model = ImportedItem
    page_title = _("Imported posts")
    header_icon = "download"
    index_url_name = "imported_posts"
    index_results_url_name = "imported_posts_results"
    permission_policy = PagePermissionPolicy()
    any_permission_required = RIGHTS
    is_searchable = False
    list_export = ["number", "title", "note", "imported_at"]
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            get_url=lambda item: (
                reverse("wagtailadmin_pages:edit", args=[item.original_id]) if item.original_id else None
            ),
        ),
        Column("note", label=_("To look at"), accessor=lambda item: gettext(item.note) if item.note else ""),
        DateColumn("imported_at", label=_("Imported")),
    ]

    def get_queryset(self) -> QuerySet[ImportedItem]:
        """Every item with the page to open, None where it was deleted since."""
        pairs = Pair.objects.filter(translation_key=OuterRef("translation_key"))
        items = ImportedItem.objects.annotate(
            original_id=Subquery(pairs.values("original_id")[:1]), has_note=Q(note__gt="")
        )
        return items.order_by(F("has_note").desc(), "-imported_at", "number")


class _ReportMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        has_right: bool = PagePermissionPolicy().user_has_any_permission(request.user, RIGHTS)
        return has_right


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """The report and its results."""
    return [
        path("reports/imported-posts/", ImportedPostsReport.as_view(), name="imported_posts"),
        path(
            "reports/imported-posts/results/",
            ImportedPostsReport.as_view(results_only=True),
            name="imported_posts_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    """The entry among the reports."""
    return _ReportMenuItem(
        _("Imported posts"), reverse("imported_posts"), name="imported-posts", icon_name="download", order=1200
    )
