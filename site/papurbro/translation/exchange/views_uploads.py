"""One file that came back: what became of it, and the second step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papurbro.translation.errors import PairError
from papurbro.translation.exchange import columns, reports, uploads
from papurbro.translation.exchange.forms import decisions_of
from papurbro.translation.exchange.models import Upload
from papurbro.translation.exchange.outgoing import Outgoing
from papurbro.translation.exchange.responses import download
from papurbro.translation.exchange.taking_in import Wish
from papurbro.translation.models import Status
from papurbro.translation.permissions import asker

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase


class OneUpload(View):
    """A view of one file, for who sent it and who publishes what it is of."""

    upload: Upload

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find it; a wrong method is a wrong method, whoever asks."""
        if request.method and request.method.lower() not in [
            name for name in self.http_method_names if hasattr(self, name)
        ]:
            return self.http_method_not_allowed(request, *args, **kwargs)
        self.upload = get_object_or_404(
            Upload.objects.select_related("parcel__recipient__user", "user", "pair"), pk=kwargs["pk"]
        )
        if not uploads.may_see(asker(request), self.upload):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UploadPage(WagtailAdminTemplateMixin, OneUpload):
    """What became of it."""

    template_name = "translation/exchange/upload.html"
    header_icon = "upload"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        return self.render_to_response(self.get_context_data())

    def get_page_title(self) -> str:
        """Its name."""
        return self.upload.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, files, this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation:queue"), "label": _("Translation queue")},
            {"url": reverse("translation_exchange:files"), "label": _("Files")},
            {"url": "", "label": self.upload.name},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows, each with its sentence."""
        rows = uploads.rows_of(self.upload)
        shown = [_shown(row, is_done=self.upload.outcome == Upload.Outcome.TAKEN_IN) for row in rows]
        return {
            **super().get_context_data(**kwargs),
            "upload": self.upload,
            "rows": shown,
            "untouched": self.upload.report.get("untouched", []),
            "missing": self.upload.report.get("missing", []),
            "sender_name": columns.sender_name(self.upload),
            "may_decide": uploads.may_decide(asker(self.request), self.upload),
            "fitting": sum(row["finished"] + row["drafts"] for row in rows),
            "has_problems": any(row["problems"] for row in rows),
            "has_conflicts": any(row["conflicts"] for row in rows),
            "is_taken_in": self.upload.outcome == Upload.Outcome.TAKEN_IN,
        }


def _shown(row: dict[str, Any], *, is_done: bool) -> dict[str, Any]:
    problems = [{**problem, "where": reports.place_of(problem)} for problem in row["problems"]]
    return {
        **row,
        "problems": problems,
        "summary": reports.summary(row) if is_done else "",
        "status_label": Status(row["status"]).label if row["status"] else "",
    }


class DecideView(OneUpload):
    """The second step: take in what fits, with what was chosen where both have a text; or leave it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it, and show what became of it."""
        try:
            self._act(request)
        except PairError as error:
            messages.error(request, error.sentence)
        return redirect("translation_exchange:upload", pk)

    def _act(self, request: HttpRequest) -> None:
        user = asker(request)
        if "leave" in request.POST:
            uploads.leave(self.upload, user)
            messages.success(request, _("Left as it is: nothing of the file was taken in."))
            return
        wish = Wish(
            all_finished=self.upload.all_finished or "all_finished" in request.POST,
            only_fitting="only_fitting" in request.POST,
            decisions=decisions_of(request.POST),
            pair=self.upload.pair,
            within=self._within(),
        )
        if uploads.decide(self.upload, user, wish).is_done:
            messages.success(request, _("The file was taken in."))
        else:
            messages.error(request, _("Nothing was changed yet: something still does not fit."))

    def _within(self) -> frozenset[int] | None:
        if self.upload.parcel is None:
            return None
        return frozenset(self.upload.parcel.pairs.values_list("pk", flat=True))


class FileView(OneUpload):
    """The file itself, as it came."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """To be saved, as bytes of no kind in particular: it came from outside."""
        if not self.upload.data:
            messages.error(request, _("This file is not kept any more."))
            return redirect("translation_exchange:upload", pk)
        return download(
            Outgoing(name=self.upload.name, content_type="application/octet-stream", data=bytes(self.upload.data))
        )
