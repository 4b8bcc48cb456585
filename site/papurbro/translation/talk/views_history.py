"""The history of one part, and taking up again what it said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from papurbro.translation import history
from papurbro.translation.editor import Entry, save_segments
from papurbro.translation.errors import PairError
from papurbro.translation.forms import entries_of
from papurbro.translation.machine import translation_of
from papurbro.translation.marks import normal, to_marks
from papurbro.translation.permissions import may_work_on
from papurbro.translation.segments import Segment, segments, token_of
from papurbro.translation.talk.notes import parts_of
from papurbro.translation.talk.views import TalkPage
from papurbro.translation.views_work import WorkView
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from papurbro.translation.models import Pair
    from papurbro.users.models import User


class HistoryView(TalkPage):
    """Every text that one part had, with what changed."""

    template_name = "translation/talk/history_page.html"
    header_icon = "history"

    def get(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        """Show it; also of a part that is gone, as long as something was written for it."""
        unit = parts_of(self.pair).get(key)
        versions = history.versions(self.pair, key, unit.source if unit else "")
        if unit is None and not versions:
            raise Http404
        segment = part_now(self.pair, key)
        found = {
            "pair": self.pair,
            "key": key,
            "versions": versions,
            "token": segment.token if segment else "",
            "now": segment.saved if segment else "",
            "source": to_marks(unit.source, unit.source) if unit else "",
            "source_language": other(self.pair.behind),
            "target_language": self.pair.behind,
            "may_use": segment is not None and may_work_on(self.user, self.pair),
        }
        return self.render_to_response(self.get_context_data(**found))

    def get_page_title(self) -> str:
        """What it is."""
        return _("Earlier texts of this part")


class HistoriesView(TalkPage):
    """The parts that something was written for, also those that are gone and those of a page that is written as a whole by now."""

    template_name = "translation/talk/histories_page.html"
    header_icon = "history"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        found = {
            "pair": self.pair,
            "parts": history.latest(self.pair),
            "source_language": other(self.pair.behind),
            "target_language": self.pair.behind,
        }
        return self.render_to_response(self.get_context_data(**found))

    def get_page_title(self) -> str:
        """What it is."""
        return _("Texts written part by part")


class UseAgainView(WorkView):
    """Save an earlier text of a part anew, by the rules of every other saving: the claim, and nobody's text written over unseen."""

    http_method_names = ["post"]

    def is_allowed(self, user: User) -> bool:
        """Whoever may work on it now."""
        return may_work_on(user, self.pair)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """First what was typed in the same form, which is a text of the part like the others; then the earlier one."""
        row = get_object_or_404(
            self.pair.written.filter(language=self.pair.behind), pk=_number(request.POST.get("version", ""))
        )
        key = self.kwargs["key"]
        unit = parts_of(self.pair).get(key)
        if unit is None or row.key not in history.ancestors(key, history.lineage(self.pair)):
            raise Http404
        response = self.save()
        if response is not None:
            return response
        entry = Entry(text=to_marks(row.text, unit.source), token=self.token_after_saving(key), still_fits=True)
        try:
            saved = save_segments(self.pair, self.user, {key: entry})
        except PairError as error:
            self.tell(error)
            return redirect(self.work_url())
        if not saved.is_complete:
            messages.error(request, _("The earlier text stands in its field, and is not saved yet: it says why."))
            return self.show(entries={key: entry}, saved=saved)
        messages.success(request, _("The earlier text is the part’s text again."))
        return redirect(f"{self.work_url()}?part={key}")

    def token_after_saving(self, key: str) -> str:
        """The token of the text that this person knows: the one on their page, or what they have just saved over it."""
        entry = entries_of(self.request.POST).get(key)
        sent = self.request.POST.get(f"token-{key}", "")
        if entry is None:
            return sent
        written = token_of(normal(entry.text))
        segment = part_now(self.pair, key)
        return written if segment is not None and segment.token == written else sent


def part_now(pair: Pair, key: str) -> Segment | None:
    """The part with this key as it stands, or None where it is gone."""
    translation = translation_of(pair)
    found = segments(pair, translation) if translation is not None else []
    return next((segment for segment in found if segment.key == key), None)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
