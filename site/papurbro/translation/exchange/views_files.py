"""The page of files: what can leave, what came back, what was sent out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Table
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import BaseListingView

from papurbro.translation.errors import PairError
from papurbro.translation.exchange import columns, outgoing, uploads
from papurbro.translation.exchange.forms import ExportForm, ShapeForm, UploadForm, first_error
from papurbro.translation.exchange.models import Parcel, Upload
from papurbro.translation.exchange.responses import download
from papurbro.translation.exchange.taking_in import Wish
from papurbro.translation.models import Pair, PairQuerySet
from papurbro.translation.permissions import asker, may_organise, may_see_queue, may_translate
from papurbro.translation.queue_filters import QueueFilterSet

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

#: So many uploads and parcels stand on the page of files, the latest first.
SHOWN = 20


def may_use_files(request: HttpRequest) -> bool:
    """Whether whoever asks has something to send out or to take in: translators, and those who publish."""
    user = asker(request)
    return may_see_queue(user) and (may_translate(user) or may_organise(user))


class FilesView(BaseListingView):
    """Pieces to tick, the forms, and what came and went lately."""

    page_title = gettext_lazy("Files")
    header_icon = "download"
    index_url_name = "translation_exchange:files"
    index_results_url_name = "translation_exchange:files_results"
    results_template_name = "translation/exchange/files_results.html"
    template_name = "translation/exchange/files.html"
    filterset_class = QueueFilterSet
    paginate_by = 50
    table_classname = "listing pair-queue"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For translators and editors alone."""
        if not may_use_files(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def columns(self) -> list[Any]:
        """What is told of each piece."""
        return columns.piece_columns()

    def get_base_queryset(self) -> PairQuerySet:
        """What this person may work on: their own, or, for those who arrange the work of others, all that waits."""
        pairs = Pair.objects.pending().filter(segments_total__isnull=False)
        pairs = pairs.select_related("original", "counterpart", "assignee").most_urgent_first()
        user = asker(self.request)
        return pairs if may_organise(user) else pairs.filter(assignee=user)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The forms and the lists."""
        user = asker(self.request)
        organises = may_organise(user)
        found = Upload.objects.select_related("parcel__recipient", "user")
        shown = found if organises else found.filter(user=user)
        # A few more are looked at than shown, because not everybody may see all of them.
        visible = uploads.shown_to(user, shown[: SHOWN * 5])[:SHOWN]
        parcels = list(Parcel.objects.select_related("recipient")[:SHOWN]) if organises else []
        return {
            **super().get_context_data(*args, **kwargs),
            "shape_form": ShapeForm(),
            "upload_form": UploadForm(),
            "may_send": organises,
            "uploads_table": Table(columns.upload_columns(), visible) if visible else None,
            "parcels_table": Table(columns.parcel_columns(), parcels) if parcels else None,
        }


class FilesDoor(View):
    """A door that files go through; by POST alone."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A wrong method is a wrong method, whoever asks."""
        if request.method == "POST" and not may_use_files(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        """To where they came from."""
        return redirect(get_valid_next_url_from_request(self.request) or reverse("translation_exchange:files"))

    def refuse(self, sentence: str) -> HttpResponse:
        """Say why not."""
        messages.error(self.request, sentence)
        return self.back()


class ExportView(FilesDoor):
    """Let the ticked pieces go. By POST, because their parts are brought up to date first."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """The file, or why there is none."""
        form = ExportForm(request.POST)
        if not form.is_valid():
            return self.refuse(first_error(form))
        try:
            file = outgoing.export(list(form.cleaned_data["pairs"]), asker(request), form.shape)
        except PairError as error:
            return self.refuse(error.sentence)
        return download(file)


class UploadView(FilesDoor):
    """Take in what somebody hands in, for one piece or for those that it says."""

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Taken in or not, its own page tells."""
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.refuse(first_error(form))
        pair = Pair.objects.filter(pk=pk).first() if pk is not None else None
        file = form.cleaned_data["file"]
        wish = Wish(all_finished=form.cleaned_data["all_finished"], pair=pair)
        upload, result = uploads.hand_in(file.name, file.read(), asker(request), wish)
        if result.is_done:
            messages.success(request, _("The file was taken in."))
        else:
            messages.error(request, _("The file does not fit, and nothing was changed. This is what does not fit:"))
        return redirect("translation_exchange:upload", upload.pk)
