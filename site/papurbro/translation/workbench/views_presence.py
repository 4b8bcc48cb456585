"""The door by which a browser says that somebody still has the page open, and hears who else has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render

from papurbro.translation.desk import presence
from papurbro.translation.views_pair import PairView
from papurbro.translation.workbench.here import here_context

if TYPE_CHECKING:
    from django.http import HttpRequest


class PresenceView(PairView):
    """POST is a sign of life, or with ``gone`` a farewell; the answer is the line that names the others."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take note, and answer."""
        if "gone" in request.POST:
            presence.leave(self.pair, self.user)
            return HttpResponse(status=204)
        presence.be_here(self.pair, self.user, request.POST.get("part", ""))
        presence.sweep()
        return render(request, "translation/work/heartbeat.html", here_context(self.pair, self.user))
