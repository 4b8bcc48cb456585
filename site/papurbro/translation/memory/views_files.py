"""The memory as a file: in, for editors, and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages

from papurbro.translation.memory.forms import FileForm
from papurbro.translation.memory.permissions import may_bring_in
from papurbro.translation.memory.tmx.errors import TmxError
from papurbro.translation.memory.transferring import Taken, put_out, take_in
from papurbro.translation.memory.views import MemoryPage
from papurbro.translation.permissions import asker

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: Bytes. While a file is taken in somebody waits before the screen; larger ones come in by the command.
LARGEST: Final = 10 * 1024 * 1024


class ImportView(MemoryPage, View):
    """A TMX file: the whole of it, or nothing and why not."""

    page_title = gettext_lazy("Add from a TMX file")
    header_icon = "upload"
    template_name = "translation/memory/import.html"
    http_method_names = ["get", "post"]

    def is_allowed(self) -> bool:
        return may_bring_in(asker(self.request))

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        return self.show(FileForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take it in, or tell what would come in, or what is wrong with it."""
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, status=400)
        file, known = form.cleaned_data["file"], {name: form.cleaned_data[name] for name in ("is_reviewed", "dry_run")}
        try:
            taken = take_in(file, name=file.name or "", largest=LARGEST, **known)
        except TmxError as error:
            return self.show(FileForm(initial=known), status=400, refusal=error.sentence)
        if known["dry_run"]:
            return self.show(FileForm(initial=known | {"dry_run": False}), taken=taken)
        messages.success(request, _told(taken))
        return redirect(reverse("translation_memory:index"))

    def show(self, form: FileForm, *, status: int = 200, **found: Any) -> HttpResponse:
        """The page, with what was found in a file."""
        megabytes = LARGEST // 1024**2
        return self.render_to_response(self.get_context_data(form=form, megabytes=megabytes, **found), status=status)


def _told(taken: Taken) -> str:
    return _("New in the memory: %(new)s. Known already: %(known)s. Passed over: %(passed_over)s.") % {
        "new": taken.new,
        "known": taken.known,
        "passed_over": taken.passed_over,
    }


class ExportView(MemoryPage, View):
    """All that may be offered, as TMX. Nothing is changed by it, but it is much to fetch by following a link."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> StreamingHttpResponse:
        """The file."""
        response = StreamingHttpResponse(put_out(), content_type="application/x-tmx+xml")
        response["Content-Disposition"] = 'attachment; filename="memory.tmx"'
        return response
