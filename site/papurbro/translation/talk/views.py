"""The page of notes, and the doors of what is said there and beside the parts. Each is a page of its own without script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.permissions import may_see
from papurbro.translation.talk import mentions, notes
from papurbro.translation.talk.models import Thread
from papurbro.translation.talk.page import notes_context
from papurbro.translation.views_pair import PairView
from papurbro.translation.views_work import WorkView

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from papurbro.users.models import User


class TalkPage(WagtailAdminTemplateMixin, PairView):
    """A page about what people say and have written, below the page where the pair is worked on."""

    header_icon = "comment"

    def get_page_subtitle(self) -> str:
        """Of which pair it is."""
        return title_of(self.pair)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, the work, this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation:queue"), "label": _("Translation queue")},
            {"url": self.work_url(), "label": title_of(self.pair)},
            {"url": "", "label": self.get_page_title()},
        ]


class NotesView(TalkPage):
    """GET: everything that is said about a pair, part by part."""

    template_name = "translation/talk/notes_page.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        return self.show()

    def show(self, typed: dict[str, str] | None = None, status: int = 200) -> HttpResponse:
        """The page; ``typed`` is what could not be kept, by part."""
        found = notes_context(self.pair, typed or {})
        return self.render_to_response(self.get_context_data(**found), status=status)

    def get_page_title(self) -> str:
        """What it is."""
        return _("Notes")


class TalkVerbView(WorkView):
    """Keeps the notes that the form sent, does one thing more, and saves what was translated in the same form."""

    http_method_names = ["post"]

    def is_allowed(self, user: User) -> bool:
        """Whoever may see it may talk about it."""
        return may_see(user, self.pair)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing typed is lost: what is refused comes back in its field."""
        try:
            self.act()
        except PairError as error:
            self.tell(error)
        response = self.save()
        if response is not None:
            return response
        if self.left:
            page = NotesView(pair=self.pair)
            page.setup(request, pk=self.pair.pk)
            return page.show(typed=self.left, status=400)
        return redirect(self.back())

    def act(self) -> None:
        """What the button asks for besides. May raise ``PairError``."""

    def back(self) -> str:
        """To the page that the form was on, at the part that it was about."""
        if self.request.POST.get("from") == "notes":
            return reverse("translation:notes", args=[self.pair.pk])
        part = self.request.POST.get("about", "")
        return self.work_url() + (f"?part={part}" if part.isalnum() else "")


class SayView(TalkVerbView):
    """Add a note."""


class ThreadView(TalkVerbView):
    """For one thread of this pair."""

    @property
    def thread(self) -> Thread:
        """Which."""
        return get_object_or_404(self.pair.threads, pk=self.kwargs["thread"])


class ResolveView(ThreadView):
    """It is settled, or done."""

    def act(self) -> None:
        """Settle it."""
        notes.resolve(self.thread, self.user)


class ReopenView(ThreadView):
    """It is not settled after all."""

    def act(self) -> None:
        """Open it again."""
        notes.reopen(self.thread, self.user)


class PeopleView(PairView):
    """Names to complete @ with, for a script: of those who may see this pair, and of nobody else."""

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        """``{"people": [{"username": …, "name": …}]}``."""
        return JsonResponse({"people": mentions.offered(self.pair, request.GET.get("q", "")[:150], but=self.user)})
