"""The glossary in the admin's menu, and its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from papurbro.translation.glossary import views
from papurbro.translation.glossary.models import Term

if TYPE_CHECKING:
    from django.urls import URLPattern

CHANGE = "translation_glossary.change_term"


class TermViewSet(ModelViewSet):
    """Terms: everybody who translates looks them up and proposes; those who may change them decide."""

    model = Term
    name = "translation_glossary"
    url_prefix = "translation/glossary"
    icon = "openquote"
    menu_label = _("Glossary")
    menu_order = 155
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [
        "en",
        "cy",
        "part_of_speech",
        "status",
        "note",
        "source",
        "forbidden_en",
        "forbidden_cy",
        "proposed_by",
        "changed_at",
    ]
    index_view_class = views.TermIndex
    add_view_class = views.TermCreate
    inspect_view_class = views.TermInspect
    list_display = [
        "en",
        views.WordsColumn("cy", label=_("Welsh"), sort_key="cy"),
        Column("part_of_speech", label=_("Part of speech"), accessor="get_part_of_speech_display"),
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        Column("note", label=_("Note")),
    ]
    list_filter = ["status", "part_of_speech"]
    list_per_page = 50
    search_fields = ["en", "cy", "note", "forbidden_en", "forbidden_cy"]
    ordering = ["en", "cy"]
    panels = [
        FieldRowPanel([FieldPanel("en", attrs={"lang": "en"}), FieldPanel("cy", attrs={"lang": "cy"})]),
        FieldRowPanel([FieldPanel("part_of_speech"), FieldPanel("status", permission=CHANGE)]),
        FieldPanel("note"),
        FieldPanel("source"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("forbidden_en"), FieldPanel("forbidden_cy")])],
            heading=_("What it is not called"),
        ),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """The file, and adding in one step."""
        return [
            *super().get_urlpatterns(),
            path("export/", views.ExportView.as_view(), name="export"),
            path("import/", views.ImportView.as_view(), name="import"),
            path("add-quickly/", views.AddQuicklyView.as_view(), name="add_quickly"),
        ]


@hooks.register("register_admin_viewset")
def register_viewset() -> TermViewSet:
    """Under /admin/translation/glossary/."""
    return TermViewSet()
