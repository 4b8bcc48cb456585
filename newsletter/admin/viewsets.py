"""Newsletters, issues and subscribers: their lists and forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.urls import URLPattern, path, re_path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from papurbro.welsh.languages import Language

from newsletter.admin.issues import CancelView, CompileView, IssueView, PreviewView, SendView
from newsletter.consenting import withdraw
from newsletter.models import ConsentEvent, Issue, Newsletter, Subscriber


def _in_both(*names: str) -> list[FieldRowPanel]:
    return [FieldRowPanel([FieldPanel(f"{name}_cy"), FieldPanel(f"{name}_en")]) for name in names]


class NewsletterIndex(generic.IndexView):
    """With how many get each."""

    def get_base_queryset(self) -> Any:
        """Newsletters, each with its running subscriptions counted."""
        confirmed = Q(subscriptions__ended_at=None, subscriptions__subscriber__state=Subscriber.State.CONFIRMED)
        return super().get_base_queryset().annotate(readers=Count("subscriptions", filter=confirmed))


class NewsletterDelete(generic.DeleteView):
    """Asks the policy about this newsletter, not about newsletters."""

    def get_object(self, queryset: Any = None) -> Any:
        """The newsletter, unless it has to stay."""
        newsletter = super().get_object(queryset)
        if not self.permission_policy.user_has_permission_for_instance(self.request.user, "delete", newsletter):
            raise PermissionDenied
        return newsletter


class NewsletterViewSet(ModelViewSet):
    """Newsletters."""

    model = Newsletter
    icon = "mail"
    menu_label = _("Newsletters")
    index_view_class = NewsletterIndex
    delete_view_class = NewsletterDelete
    list_display = [
        "name_cy",
        "name_en",
        Column("cadence", label=_("How often"), accessor="get_cadence_display", sort_key="cadence"),
        Column("readers", label=_("Subscribers")),
    ]
    copy_view_enabled = False
    panels = [
        MultiFieldPanel([*_in_both("name", "description")], heading=_("Newsletter")),
        MultiFieldPanel(
            [
                FieldPanel("tags", widget=forms.CheckboxSelectMultiple),
                FieldPanel("cadence"),
                FieldPanel("fallback"),
            ],
            heading=_("What is in it"),
        ),
        MultiFieldPanel(
            [*_in_both("subject", "sender_name", "intro"), FieldPanel("from_address")], heading=_("The email")
        ),
        FieldPanel("slug"),
    ]


class IssueIndex(generic.IndexView):
    """The list of issues, with the button that makes one."""

    add_item_label = _("Make an issue")


class IssueViewSet(ModelViewSet):
    """Issues: nothing in one is written by hand, so there is no form."""

    model = Issue
    icon = "doc-full-inverse"
    menu_label = _("Issues")
    index_view_class = IssueIndex
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = [
        TitleColumn("__str__", label=_("Issue"), url_name="issue:inspect"),
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        "until",
        "sent_at",
    ]
    list_filter = ["newsletter", "status"]
    form_fields: list[str] = []

    @property
    def add_view(self) -> Any:
        """To make one is to compile it."""
        return CompileView.as_view()

    @property
    def inspect_view(self) -> Any:
        """Who gets what."""
        return IssueView.as_view()

    def get_urlpatterns(self) -> list[URLPattern]:
        """Looking at the mail, sending it, cancelling it."""
        return [
            *super().get_urlpatterns(),
            re_path(r"^preview/(?P<pk>\d+)/(?P<mode>cy|en|both)/$", PreviewView.as_view(), name="preview"),
            path("send/<int:pk>/", SendView.as_view(), name="send"),
            path("cancel/<int:pk>/", CancelView.as_view(), name="cancel"),
        ]


class SubscriberForm(WagtailAdminModelForm):
    """An editor may put the language right, and unsubscribe somebody who asks them to; both are written down."""

    unsubscribe = forms.BooleanField(
        label=_("Unsubscribe from everything"), help_text=_("At their request."), required=False
    )

    def save(self, commit: bool = True) -> Any:
        """Save, and withdraw the consent if that was ticked."""
        subscriber = super().save(commit=commit)
        if self.cleaned_data["unsubscribe"]:
            language: Language = "en" if get_language() == "en" else "cy"
            words = str(self.fields["unsubscribe"].label)
            withdraw(subscriber, form=ConsentEvent.Form.EDITOR, language=language, words=words)
            subscriber.refresh_from_db()
        return subscriber


class SubscriberViewSet(ModelViewSet):
    """Subscribers: found by their address, put right, forgotten; never added."""

    model = Subscriber
    icon = "group"
    menu_label = _("Subscribers")
    list_display = [
        "email",
        Column("language", label=_("Language"), accessor="get_language_display", sort_key="language"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        "confirmed_at",
    ]
    list_filter = ["state", "language"]
    search_fields = ["email"]
    search_backend_name = None
    ordering = ["email"]
    list_per_page = 50
    copy_view_enabled = False
    panels = [FieldPanel("language"), FieldPanel("wants_labelled"), FieldPanel("unsubscribe")]

    def get_form_class(self, for_update: bool = False) -> Any:
        """The form with the box to unsubscribe."""
        return forms.modelform_factory(Subscriber, form=SubscriberForm, fields=["language", "wants_labelled"])


class NewsletterGroup(ModelViewSetGroup):
    """One entry of the menu."""

    menu_label = _("Newsletters")
    menu_icon = "mail"
    menu_order = 260
    items = (IssueViewSet, NewsletterViewSet, SubscriberViewSet)
