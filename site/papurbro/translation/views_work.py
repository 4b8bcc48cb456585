"""The page where a pair is worked on. Saving is in ``editor``; the view calls it and shows what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papurbro.translation import work_page
from papurbro.translation.columns import title_of
from papurbro.translation.editor import Entry, Saved, save_segments
from papurbro.translation.errors import PairError
from papurbro.translation.forms import entries_of
from papurbro.translation.languages import direction_of
from papurbro.translation.once import one_reading
from papurbro.translation.permissions import (
    may_work_on,
)
from papurbro.translation.talk import saying
from papurbro.translation.views_pair import PairView
from papurbro.translation.workbench.fixing import fixed_text
from papurbro.translation.workbench.pressed import Pressed
from papurbro.translation.workbench.sheet import sheet_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.template.response import TemplateResponse

    from papurbro.users.models import User


class WorkView(WagtailAdminTemplateMixin, PairView):
    """The plain editor: GET shows it, POST saves every field that was changed."""

    template_name = "translation/work.html"
    header_icon = "wagtail-localize-language"
    #: Whether notes that were written beside the parts are kept with everything else that the form sent.
    keeps_notes = True

    def is_allowed(self, user: User) -> bool:
        """Whoever may see it may look; whoever lost the claim gets their text back, not a closed door."""
        if self.request.method != "POST" or may_work_on(user, self.pair):
            return super().is_allowed(user)
        return super().is_allowed(user) and bool(entries_of(self.request.POST))

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the pair."""
        return self.show(opened=request.GET.get("part", ""))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save, and say how far it has come; or show the one field that a button has filled, for somebody to look at and save."""
        pressed = Pressed.of(request.POST)
        response = self.save(leave_out=pressed.rewrites)
        if response is not None:
            return response
        if pressed.rewrites:
            return self.show_rewritten(pressed)
        messages.success(request, self.saved_sentence())
        return redirect(self.next_part(pressed))

    def save(self, leave_out: str = "") -> HttpResponse | None:
        """Save what the form sent, but for the part ``leave_out``.

        Where that could not be done whole the form is the answer, with everything typed still in it.
        """
        self.left = saying.keep_notes(self.request, self.pair, self.user) if self.keeps_notes else {}
        every = entries_of(self.request.POST)
        entries = {key: entry for key, entry in every.items() if key != leave_out and self.is_saved(entry)}
        if not every.keys() - {leave_out}:
            return None
        try:
            saved = save_segments(self.pair, self.user, entries)
        except PairError as error:
            self.tell(error)
            return self.show(status=403, entries=every, saved=None)
        self.pair = saved.pair
        if saved.is_complete:
            return None
        messages.error(self.request, _problem(saved))
        return self.show(entries=every, saved=saved)

    def is_saved(self, entry: Entry) -> bool:
        """Whether this field is saved with the form: all are, and what stands half written in one is finished by that."""
        return True

    def show_rewritten(self, pressed: Pressed) -> HttpResponse:
        """The form with a suggestion, or what puts something right, in one of its fields."""
        entries = entries_of(self.request.POST)
        shown = pressed.rewritten(entries, fixed_text(self.pair, pressed, entries))
        messages.warning(self.request, _("The text stands in the field now. Look at it, and save."))
        return self.show(entries=shown, saved=None, opened=pressed.rewrites)

    def next_part(self, pressed: Pressed) -> str:
        """Where it goes on after saving: where this person was, or at the part that the button leads to."""
        sheet = sheet_of(self.pair)
        part = sheet.of(pressed.opened) if sheet and pressed.opened else None
        if sheet and pressed.finished:
            part = sheet.after(pressed.finished)
        kept = {"show": "unfinished"} if self.request.POST.get("show") == "unfinished" else {}
        if part is not None:
            kept["part"] = part.segment.key
        query = f"?{urlencode(kept)}" if kept else ""
        return self.work_url() + query + (f"#part-{part.segment.number}" if part else "")

    def saved_sentence(self) -> str:
        """What is told after saving."""
        if self.pair.segments_total is None:
            return _("Saved.")
        return _("Saved. Translated: %(done)s of %(total)s parts.") % {
            "done": self.pair.segments_done,
            "total": self.pair.segments_total,
        }

    def show(self, status: int = 200, opened: str = "", **shown: Any) -> HttpResponse:
        """The page, perhaps with what came back."""
        with one_reading():
            return self._shown(status, opened, **shown)

    def _shown(self, status: int, opened: str, **shown: Any) -> HttpResponse:
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        found = work_page.context(
            self.pair, self.user, opened=opened, only_unfinished=asked.get("show") == "unfinished", **shown
        )
        response: TemplateResponse = self.render_to_response(
            self.get_context_data(has_unsaved=bool(shown), **found), status=status
        )
        return response.render()

    def get_page_title(self) -> str:
        """What the work is on."""
        return title_of(self.pair)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation:queue"), "label": _("Translation queue")},
            {"url": "", "label": direction_of(self.pair)},
        ]


def _problem(saved: Saved) -> str:
    kept = _("Parts saved: %(count)s.") % {"count": saved.written}
    if saved.homeless:
        return (
            _("The original was changed while you were writing. What no longer has a place stands at the top.")
            + f" {kept}"
        )
    if saved.conflicts:
        return (
            _("Somebody else saved some of the same parts while you were writing: choose which text is to stay.")
            + f" {kept}"
        )
    return _("Some parts could not be saved yet; they say why.") + f" {kept}"
