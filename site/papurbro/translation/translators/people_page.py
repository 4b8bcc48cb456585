"""The page on which editors say from which language into which each translator works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papurbro.translation.people import name_of
from papurbro.translation.permissions import TRANSLATE, asker, may_organise
from papurbro.translation.translators.models import Profile, WorksInto

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase


class PeopleForm(forms.Form):
    """A choice for each active person who may translate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.with_perm(TRANSLATE).filter(is_active=True)
        self.people = {f"works_into_{person.pk}": person for person in people.select_related("translator_profile")}
        for name, person in sorted(self.people.items(), key=lambda found: name_of(found[1]).casefold()):
            self.fields[name] = forms.ChoiceField(
                label=name_of(person),
                choices=WorksInto.choices,
                required=False,
                initial=_works_into(person),
            )

    @transaction.atomic
    def save(self) -> None:
        """Keep what was changed."""
        for name in self.changed_data:
            chosen = {"works_into": self.cleaned_data[name]}
            Profile.objects.update_or_create(user=self.people[name], defaults=chosen)


def _works_into(person: Any) -> str:
    """Without asking for each: the profile has come with the person."""
    profile = getattr(person, "translator_profile", None)
    return profile.works_into if profile is not None else WorksInto.BOTH.value


class PeopleView(WagtailAdminTemplateMixin, TemplateView):
    """For those who arrange the work of others."""

    template_name = "translation/queue/people.html"
    page_title = gettext_lazy("Translators")
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nobody else comes in."""
        if not may_organise(asker(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation:queue"), "label": _("Translation queue")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, as it was sent or as it is."""
        return super().get_context_data(**{"form": PeopleForm(), **kwargs})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save it."""
        form = PeopleForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.save()
        messages.success(request, _("Saved."))
        return redirect(request.path)
