"""Where an editor says what an edit means for the other version, and where something is put right in both versions at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papurbro.translation import publishing
from papurbro.translation.changes import Change, change_to_ask_about
from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.outcomes import tell, tell_refusal
from papurbro.translation.pages import ChangeClass, PairedPageMixin
from papurbro.translation.permissions import may_publish_pair
from papurbro.translation.put_right import Place, preview, put_right
from papurbro.translation.views_pair import PairView
from papurbro.welsh.languages import LANGUAGES, other

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from papurbro.users.models import User

#: By the language of the other version: Welsh mutates, so every sentence is whole.
_MEANING: dict[tuple[str, str], Any] = {
    (ChangeClass.TYPO, "cy"): gettext_lazy("It goes out now. The Welsh version stays as it is."),
    (ChangeClass.TYPO, "en"): gettext_lazy("It goes out now. The English version stays as it is."),
    (ChangeClass.SUBSTANTIVE, "cy"): gettext_lazy("It waits for the Welsh version, and both go out together."),
    (ChangeClass.SUBSTANTIVE, "en"): gettext_lazy("It waits for the English version, and both go out together."),
    (ChangeClass.CORRECTION, "cy"): gettext_lazy(
        "It goes out now. The Welsh version shows a notice until it has followed."
    ),
    (ChangeClass.CORRECTION, "en"): gettext_lazy(
        "It goes out now. The English version shows a notice until it has followed."
    ),
}


class PublisherView(WagtailAdminTemplateMixin, PairView):
    """For those who may publish both halves."""

    header_icon = "upload"

    def is_allowed(self, user: User) -> bool:
        """Whether ``user`` publishes the pair."""
        return may_publish_pair(user, self.pair)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the page that was changed, this."""
        ahead = self.pair.ahead_page or self.pair.behind_page
        url = reverse("wagtailadmin_pages:edit", args=[ahead.pk]) if ahead is not None else ""
        return [
            *super().get_breadcrumbs_items(),
            {"url": url, "label": title_of(self.pair)},
            {"url": "", "label": self.get_page_title()},
        ]


class PublishAsView(PublisherView):
    """GET shows what changed and asks what it means. POST publishes; without an answer it asks, if there is something to ask."""

    template_name = "translation/publishing/publish_as.html"

    def is_allowed(self, user: User) -> bool:
        """Whether ``user`` publishes the pair, or the half that was changed where it goes by itself."""
        page = self.page
        if page is not None and not self.pair.goes_together:
            return page.permissions_for_user(user).can_publish()
        return super().is_allowed(user)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask."""
        page = self.page
        change = change_to_ask_about(self.pair, page) if page is not None else None
        if change is None:
            return redirect(self.edit_url())
        return self.ask(change, request.GET.get("class", ""))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publish, unless there is something to ask first."""
        said = request.POST.get("class", "")
        change_class = said if said in ChangeClass.values else ""
        change = self.change()
        if change is not None and not change_class:
            return redirect(reverse("translation:publish_as", args=[pk]))
        confirmed = change_class != ChangeClass.TYPO or "confirmed" in request.POST
        if change is not None and not confirmed and change.facts:
            return self.ask(change, change_class)
        return self.publish(change_class)

    def change(self) -> Change | None:
        """The edit that is asked about."""
        page = self.page
        pair = publishing.look_again(page) if page is not None else None
        if page is None or pair is None:
            return None
        self.pair = pair
        return change_to_ask_about(pair, page)

    @property
    def page(self) -> PairedPageMixin | None:
        """The half that was changed."""
        half = self.pair.ahead_page or self.pair.behind_page
        return half.specific if half is not None else None

    def publish(self, change_class: str) -> HttpResponse:
        """Publish and tell."""
        try:
            outcome = publishing.publish_pair(self.pair, self.user, change_class=change_class)
        except PairError as error:
            tell_refusal(self.request, error)
            return redirect(error.where or self.edit_url())
        page = self.page
        assert page is not None  # noqa: S101 - it has just been published
        for hook in hooks.get_hooks("after_publish_page"):
            response = hook(self.request, page)
            if hasattr(response, "status_code"):
                return response
        tell(self.request, page, outcome, change_class=change_class)
        return redirect("wagtailadmin_explore", page.get_parent().pk)

    def ask(self, change: Change, said: str) -> HttpResponse:
        """The question. ``said`` is what was chosen already: a typo, over a changed fact."""
        facts = change.facts
        language = other(change.page.language)
        choices = [(choice, _MEANING[choice, language]) for choice in change.choices]
        return self.render_to_response(
            self.get_context_data(
                pair=self.pair,
                page=change.page,
                lines=change.lines(),
                facts=facts,
                choices=choices,
                chosen=said or change.proposed,
                to_confirm=said == ChangeClass.TYPO and bool(facts),
                edit_url=self.edit_url(),
            )
        )

    def edit_url(self) -> str:
        """The editor of the half that was changed."""
        half = self.page
        return reverse("wagtailadmin_pages:edit", args=[half.pk]) if half is not None else self.work_url()

    def get_page_title(self) -> str:
        """What is asked."""
        return _("What did you change?")


class PutRightForm(forms.Form):
    """What is wrong and what is right, in each language. What is the same in both, such as 19:00, is entered once."""

    old_cy = forms.CharField(label=gettext_lazy("Wrong in the Welsh version"), required=False)
    new_cy = forms.CharField(label=gettext_lazy("Right in the Welsh version"), required=False)
    old_en = forms.CharField(label=gettext_lazy("Wrong in the English version"), required=False)
    new_en = forms.CharField(label=gettext_lazy("Right in the English version"), required=False)

    def clean(self) -> dict[str, str]:
        """Take what one language leaves empty from the other."""
        found = {name: self.cleaned_data.get(name, "") for name in self.fields}
        for field in ("old", "new"):
            shared = found[f"{field}_cy"] or found[f"{field}_en"]
            if not shared:
                self.add_error(f"{field}_cy", gettext_lazy("Enter it in one language at least."))
            for language in LANGUAGES:
                found[f"{field}_{language}"] = found[f"{field}_{language}"] or shared
        return found

    def replacements(self) -> dict[str, tuple[str, str]]:
        """``{"cy": (old, new), "en": (old, new)}``."""
        found = self.cleaned_data
        return {language: (found[f"old_{language}"], found[f"new_{language}"]) for language in LANGUAGES}


class PutRightView(PublisherView):
    """GET shows the form. POST shows every place that would change, and, once that was seen, changes both versions."""

    template_name = "translation/publishing/put_right.html"
    header_icon = "edit"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The empty form."""
        return self.show(PutRightForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the places, or do it."""
        form = PutRightForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            if "seen" not in request.POST:
                return self.show(form, places=preview(self.pair, form.replacements()))
            outcome = put_right(self.pair, self.user, form.replacements())
        except PairError as error:
            form.add_error(None, error.sentence)
            return self.show(form)
        published = outcome is not None
        messages.success(
            request,
            _("Put right in both versions, and published.")
            if published
            else _("Put right in the drafts of both versions."),
        )
        return redirect(self.work_url())

    def show(self, form: PutRightForm, places: list[Place] | None = None) -> HttpResponse:
        """The form, perhaps with what would change."""
        will_publish = self.pair.status == "current"
        return self.render_to_response(
            self.get_context_data(pair=self.pair, form=form, places=places, will_publish=will_publish)
        )

    def get_page_title(self) -> str:
        """What is done here."""
        return _("Put something right in both versions")
