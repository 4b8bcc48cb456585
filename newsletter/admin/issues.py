"""An issue in the admin: making it, seeing who gets what, looking at it, sending it, cancelling it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from papurbro.core.addresses import active_language
from papurbro.welsh.languages import LANGUAGES

from newsletter import tasks
from newsletter.approving import approve, cancel
from newsletter.audience import Plan, Wishes, by_mode, counts
from newsletter.compiling import compile_issue
from newsletter.errors import NewsletterError
from newsletter.models import Delivery, Issue, Newsletter
from newsletter.rendering import filled, render_variant

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MODES: dict[str, StrOrPromise] = {"cy": _("Welsh"), "en": _("English"), "both": _("Both languages")}


def may(request: HttpRequest, action: str) -> bool:
    """Whether the user may ``add``, ``view`` or ``send`` issues."""
    return bool(policy_registry.get_by_type(Issue).user_has_permission(request.user, action))


class IssueAction(WagtailAdminTemplateMixin):
    """What the views of issues share: who may, and the way back."""

    action = "view"
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse whoever may not."""
        if not may(request, self.action):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, StrOrPromise]]:
        """The list of issues, and here."""
        items = [{"url": reverse("issue:index"), "label": _("Issues")}, {"url": "", "label": self.get_page_title()}]
        return [*self.breadcrumbs_items, *items]


class CompileForm(forms.Form):
    """Of which newsletter."""

    newsletter = forms.ModelChoiceField(label=_("Newsletter"), queryset=Newsletter.objects.all(), empty_label=None)


class CompileView(IssueAction, FormView[CompileForm]):
    """Make the next issue of a newsletter, or make the one anew that waits."""

    action = "add"
    page_title = _("Make an issue")
    form_class = CompileForm
    template_name = "newsletter/admin/compile.html"

    def form_valid(self, form: CompileForm) -> HttpResponse:
        """Make it and show it; where nothing is new, say so."""
        try:
            issue = compile_issue(form.cleaned_data["newsletter"])
        except NewsletterError as error:
            messages.warning(self.request, str(error))
            return HttpResponseRedirect(reverse("issue:index"))
        return HttpResponseRedirect(reverse("issue:inspect", args=[issue.pk]))


class OneIssue(IssueAction):
    """A view of one issue."""

    kwargs: dict[str, Any]

    @property
    def issue(self) -> Issue:
        """The issue of the address."""
        return get_object_or_404(Issue.objects.select_related("newsletter"), pk=self.kwargs["pk"])

    def to_the_issue(self) -> HttpResponse:
        """Back to where it is shown."""
        return HttpResponseRedirect(reverse("issue:inspect", args=[self.kwargs["pk"]]))


class IssueView(OneIssue, TemplateView):
    """Who gets what, what is in it, how far it has come, and what can be done."""

    template_name = "newsletter/admin/issue.html"

    def get_page_title(self) -> str:
        """The newsletter and its number."""
        return str(self.issue)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Editions and their counts before it is sent; deliveries and their states afterwards."""
        issue = self.issue
        waits = issue.status in (Issue.Status.COMPILED, Issue.Status.APPROVED)
        return super().get_context_data(
            issue=issue,
            words=issue.frozen[active_language()],
            items=[(item, [MODES[language] for language in item.languages]) for item in issue.items.all()],
            **(_who_gets_what(issue) if waits else {}),
            deliveries=_deliveries(issue),
            modes=MODES.items(),
            may_send=may(self.request, "send") and issue.status in SENDABLE,
            may_cancel=may(self.request, "send") and waits,
            is_public=issue.status in (Issue.Status.SENDING, Issue.Status.SENT),
            **kwargs,
        )


#: The issues for which the button to send means something: it goes on with one that was interrupted.
SENDABLE = (Issue.Status.COMPILED, Issue.Status.APPROVED, Issue.Status.SENDING)


def _who_gets_what(issue: Issue) -> dict[str, Any]:
    """Totals by language, and each edition: there are as many as there are different choices of topics."""
    found = counts(issue)
    return {
        "totals": [(MODES[mode], number) for mode, number in by_mode(found).items()],
        "editions": [(MODES[each.edition.mode], len(each.edition.item_ids), each.subscribers) for each in found],
    }


def _deliveries(issue: Issue) -> list[tuple[StrOrPromise, int]]:
    rows = dict(issue.deliveries.order_by().values_list("state").annotate(number=Count("pk")))
    return [(state.label, rows[state.value]) for state in Delivery.State if state.value in rows]


class PreviewView(OneIssue, TemplateView):
    """The mail as a reader of one language, or of both, would see it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Its HTML, or with ``?text`` its text."""
        mode = kwargs["mode"]
        edition = Plan(self.issue).edition(Wishes(LANGUAGES if mode == "both" else (mode,)))
        if edition is None:
            raise Http404(mode)
        letter = filled(render_variant(self.issue, edition), "preview")
        if "text" in request.GET:
            return HttpResponse(f"{letter.subject}\n\n{letter.text}", content_type="text/plain; charset=utf-8")
        response = HttpResponse(letter.html)
        # It stands on the admin's own address: nothing in it may run, whatever an editor wrote.
        response["Content-Security-Policy"] = "sandbox; script-src 'none'"
        return response


class SendView(OneIssue, TemplateView):
    """Asks whether it is to be sent, and after the button sends it."""

    action = "send"
    page_title = _("Send")
    template_name = "newsletter/admin/send.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many would get it."""
        issue = self.issue
        if issue.status == Issue.Status.SENDING:
            number = issue.deliveries.unfinished().count()
        else:
            number = sum(count.subscribers for count in counts(issue))
        return super().get_context_data(issue=issue, number=number, **kwargs)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Approve it if that is still to be done, and wake the sender."""
        issue = self.issue
        try:
            with transaction.atomic():
                if issue.status not in (Issue.Status.APPROVED, Issue.Status.SENDING):
                    approve(issue, by=request.user)  # type: ignore[arg-type]
                transaction.on_commit(lambda: tasks.send_issue.enqueue(issue.pk))
        except NewsletterError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The issue is being sent."))
        return self.to_the_issue()


class CancelView(OneIssue, TemplateView):
    """After the button, the issue is never sent."""

    action = "send"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Cancel it, or say why that cannot be."""
        try:
            cancel(self.issue)
        except NewsletterError as error:
            messages.error(request, str(error))
        return self.to_the_issue()
