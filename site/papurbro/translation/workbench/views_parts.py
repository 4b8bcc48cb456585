"""The doors of one part: the help with it, and the saving of it while somebody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render

from papurbro.translation import work_page
from papurbro.translation.desk import presence
from papurbro.translation.editor import Saved, keep_draft, save_segments
from papurbro.translation.errors import PairError
from papurbro.translation.forms import entry_of
from papurbro.translation.once import one_reading
from papurbro.translation.views_pair import PairView
from papurbro.translation.workbench.assistance import assistance, found_in
from papurbro.translation.workbench.here import here_context
from papurbro.translation.workbench.sheet import sheet_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from papurbro.translation.editor import Entry

#: What became of the text, and the status of the answer: each is a state that ``saving.js`` knows.
STATUS = {"saved": 200, "kept": 200, "refused": 403, "conflict": 409, "gone": 410, "error": 422}


class PartView(PairView):
    """GET shows the help with one part; POST saves it, as a draft unless ``finished`` comes with it."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        """A piece of the page for scripts; whoever comes by the address is led to the page itself."""
        if "panel" not in request.GET:
            return redirect(f"{self.work_url()}?part={key}")
        with one_reading():
            sheet = sheet_of(self.pair)
            field = sheet.of(key) if sheet else None
            if sheet is None or field is None:
                raise Http404
            context = {
                **work_page.part_context(self.pair, sheet, field),
                **assistance(self.pair, field),
            }
            return render(request, "translation/work/panel_answer.html", context)

    def post(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        """Save, and answer with what the page shows of it."""
        entry = entry_of(request.POST)
        finished = "finished" in request.POST
        try:
            saved = self._save(key, entry, finished=finished)
        except PairError as error:
            return self._answer(key, "refused", sentence=error.sentence)
        self.pair = saved.pair
        presence.be_here(self.pair, self.user, key)
        with one_reading():
            return self._answer(key, _state(saved, key, finished=finished), entry=entry, saved=saved)

    def _save(self, key: str, entry: Entry, *, finished: bool) -> Saved:
        if finished:
            return save_segments(self.pair, self.user, {key: entry})
        return keep_draft(self.pair, self.user, key, entry)

    def _answer(
        self, key: str, state: str, *, sentence: str = "", entry: Entry | None = None, saved: Saved | None = None
    ) -> HttpResponse:
        context: dict[str, Any] = {"pair": self.pair, "sentence": sentence, **here_context(self.pair, self.user)}
        sheet = sheet_of(self.pair, {key: entry} if entry else None, saved)
        field = sheet.of(key) if sheet else None
        if sheet is not None and field is not None:
            context |= work_page.part_context(self.pair, sheet, field)
            if state == "saved":
                context["findings"] = found_in(self.pair, field.segment, field.text)
        elif state in ("saved", "kept"):
            state = "gone"
        return render(self.request, "translation/work/answer.html", {**context, "state": state}, status=STATUS[state])


def _state(saved: Saved, key: str, *, finished: bool) -> str:
    if saved.homeless:
        return "gone"
    if key in saved.conflicts:
        return "conflict"
    if key in saved.errors:
        return "error"
    return "saved" if finished else "kept"
