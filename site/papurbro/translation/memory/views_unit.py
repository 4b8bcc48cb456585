"""One unit: what is known of it, and what people do with it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from papurbro.translation.languages import day
from papurbro.translation.memory import correcting
from papurbro.translation.memory.columns import direction_of
from papurbro.translation.memory.correcting import UnitError
from papurbro.translation.memory.forms import CorrectForm, ReasonForm
from papurbro.translation.memory.marking import bare
from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.origins import author_of, origin_of
from papurbro.translation.memory.permissions import may_change_units
from papurbro.translation.memory.views import MemoryPage
from papurbro.translation.people import name_of
from papurbro.translation.permissions import asker
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: So many of the pages that say it are named.
_PLACES = 20


class UnitView(MemoryPage, View):
    """What is known of a unit."""

    template_name = "translation/memory/unit.html"
    http_method_names = ["get"]
    unit: Unit

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it."""
        super().setup(request, *args, **kwargs)
        self.unit = get_object_or_404(Unit.objects.select_related("author"), pk=kwargs["pk"])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        return self.show(CorrectForm.of(self.unit))

    def show(self, form: CorrectForm, *, status: int = 200) -> HttpResponse:
        """The page, perhaps with texts that could not be kept."""
        unit = self.unit
        places = list(unit.uses.filter(gone_at=None).select_related("pair__original", "pair__counterpart")[:_PLACES])
        changes = [
            (change, name_of(change.by), day(localdate(change.at))) for change in unit.changes.select_related("by")
        ]
        context = self.get_context_data(
            unit=unit,
            texts=[(code, unit.text(code)) for code in (unit.original_language, other(unit.original_language))],
            direction=direction_of(unit),
            origin=origin_of(unit, stands=bool(places)),
            author=author_of(unit),
            written_on=day(unit.written_on) if unit.written_on else "",
            places=places,
            changes=changes,
            may_change=may_change_units(asker(self.request)),
            correct_form=form,
            reason_form=ReasonForm(),
        )
        return self.render_to_response(context, status=status)

    def get_page_title(self) -> str:
        """The beginning of it."""
        return Truncator(bare(self.unit.source)).chars(60)


class VerbView(UnitView, ABC):
    """Does one thing with a unit, for those who may."""

    http_method_names = ["post"]

    def is_allowed(self) -> bool:
        return may_change_units(asker(self.request))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it, tell, and show the unit again."""
        try:
            sentence = self.act()
        except UnitError as error:
            messages.error(request, error.sentence)
            return self.refused()
        messages.success(request, sentence)
        return redirect(self.unit_url())

    def refused(self) -> HttpResponse:
        """Where it goes on when it could not be done."""
        return redirect(self.unit_url())

    def unit_url(self) -> str:
        """The unit's page."""
        return reverse("translation_memory:unit", args=[self.unit.pk])

    @property
    def reason(self) -> str:
        """What was said of why."""
        return self.request.POST.get("reason", "")

    @abstractmethod
    def act(self) -> str:
        """Do it; return what to tell. May raise ``UnitError``."""


class CorrectView(VerbView):
    """Put its texts right; what could not be kept stays in the form."""

    def act(self) -> str:
        form = CorrectForm(self.request.POST)
        if not form.is_valid():
            raise UnitError(_("Give the reason in at most 250 characters."))
        correcting.correct(self.unit, asker(self.request), **form.cleaned_data)
        return _("Corrected. What it said before is kept below.")

    def refused(self) -> HttpResponse:
        return self.show(CorrectForm(self.request.POST), status=400)


class RetireView(VerbView):
    """Offer it no more."""

    def act(self) -> str:
        correcting.retire(self.unit, asker(self.request), reason=self.reason)
        return _("Retired: it is offered to nobody any more.")


class RestoreView(VerbView):
    """Offer it again."""

    def act(self) -> str:
        correcting.restore(self.unit, asker(self.request), reason=self.reason)
        return _("It is offered again.")


class ReviewView(VerbView):
    """Find it good."""

    def act(self) -> str:
        correcting.review(self.unit, asker(self.request), reason=self.reason)
        return _("It counts as reviewed now.")
