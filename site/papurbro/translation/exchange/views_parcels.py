"""Sending pieces to somebody without an account, and what editors see of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.exchange import columns, parcels
from papurbro.translation.exchange.forms import ParcelForm
from papurbro.translation.exchange.models import Parcel
from papurbro.translation.exchange.outgoing import MOST_PIECES
from papurbro.translation.languages import day, direction_of
from papurbro.translation.models import Pair
from papurbro.translation.permissions import asker, may_organise, may_publish_pair
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict


class NewParcelView(WagtailAdminTemplateMixin, View):
    """Whom the ticked pieces go to: GET shows the form, POST sends them."""

    template_name = "translation/exchange/new_parcel.html"
    page_title = gettext_lazy("Send to somebody without an account")
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For those who arrange the work of others."""
        if not may_organise(asker(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, files, this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation:queue"), "label": _("Translation queue")},
            {"url": reverse("translation_exchange:files"), "label": _("Files")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, for the pieces of the address."""
        return self.ask(request.GET)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Send them, or the form again; ``choose`` comes from the list, where the pieces were ticked."""
        if "choose" in request.POST:
            return self.ask(request.POST)
        form = ParcelForm(request.POST)
        if form.is_valid():
            try:
                parcel = parcels.send(list(form.cleaned_data["pairs"]), asker(request), _to(form), form.shape)
            except PairError as error:
                form.add_error(None, error.sentence)
            else:
                messages.success(request, _("Sent: the letter with the link is on its way."))
                return redirect("translation_exchange:parcel", parcel.pk)
        return self.show(form, self.sendable(request.POST))

    def ask(self, data: QueryDict) -> HttpResponse:
        """The form, for those of the ticked pieces that this person may send."""
        pairs = self.sendable(data)
        if not pairs:
            messages.error(self.request, _("Tick the rows first."))
            return redirect("translation_exchange:files")
        return self.show(ParcelForm.for_pairs(pairs), pairs)

    def sendable(self, data: QueryDict) -> list[Pair]:
        """The pieces that were ticked and that this person may send."""
        numbers = [int(text) for text in data.getlist("pairs") if text.isascii() and text.isdigit() and len(text) < 16]
        found = Pair.objects.select_related("original", "counterpart").filter(pk__in=numbers[:MOST_PIECES])
        return [pair for pair in found.order_by("pk") if may_publish_pair(asker(self.request), pair)]

    def show(self, form: ParcelForm, pairs: list[Pair]) -> HttpResponse:
        """The page."""
        context = self.get_context_data(
            form=form,
            fields=[field for field in form if field.name != "pairs"],
            pieces=[_piece(pair) for pair in pairs],
        )
        return self.render_to_response(context)


def _to(form: ParcelForm) -> parcels.To:
    return parcels.To(**{name: form.cleaned_data[name] for name in ("name", "email", "language", "until", "message")})


def _piece(pair: Pair) -> dict[str, Any]:
    return {"pair": pair, "title": title_of(pair), "language": other(pair.behind), "direction": direction_of(pair)}


class OneParcel(View):
    """A view of one parcel, for those who may publish all that is in it."""

    parcel: Parcel

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find it; a wrong method is a wrong method, whoever asks."""
        if request.method and request.method.lower() not in [
            name for name in self.http_method_names if hasattr(self, name)
        ]:
            return self.http_method_not_allowed(request, *args, **kwargs)
        self.parcel = get_object_or_404(Parcel.objects.select_related("recipient__user", "made_by"), pk=kwargs["pk"])
        if not parcels.may_manage(asker(request), self.parcel):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ParcelPage(WagtailAdminTemplateMixin, OneParcel):
    """What is in it, how its link stands, and what came back."""

    template_name = "translation/exchange/parcel.html"
    header_icon = "mail"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        return self.render_to_response(self.get_context_data())

    def get_page_title(self) -> str:
        """Whom it is for."""
        return self.parcel.recipient.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, files, this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation:queue"), "label": _("Translation queue")},
            {"url": reverse("translation_exchange:files"), "label": _("Files")},
            {"url": "", "label": self.parcel.recipient.name},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything about it but its link, which the recipient alone has."""
        came = list(self.parcel.uploads.select_related("parcel__recipient", "user"))
        return {
            **super().get_context_data(**kwargs),
            "parcel": self.parcel,
            "state": columns.state_of(self.parcel),
            "until": day(self.parcel.expires_at.date()),
            "pieces": [_piece(pair) for pair in parcels.pairs_of(self.parcel)],
            "uploads_table": Table(columns.upload_columns(), came) if came else None,
        }


class ParcelDoor(OneParcel):
    """Does one thing with it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Act, tell."""
        try:
            messages.success(request, self.act())
        except PairError as error:
            messages.error(request, error.sentence)
        return redirect("translation_exchange:parcel", pk)

    def act(self) -> str:
        """Do it; return what to tell. May raise ``PairError``."""
        parcels.take_back(self.parcel, asker(self.request))
        return _("Taken back: the link no longer works, and the pieces are free again.")


class SendAgainView(ParcelDoor):
    """The letter once more."""

    def act(self) -> str:
        parcels.send_again(self.parcel, asker(self.request))
        return _("Sent: the letter with the link is on its way.")
