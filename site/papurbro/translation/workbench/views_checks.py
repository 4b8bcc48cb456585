"""What the checks say of a text while it is written, and letting a warning stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from papurbro.translation import work_page
from papurbro.translation.checking.dismissing import dismiss
from papurbro.translation.errors import PairError
from papurbro.translation.marks import normal
from papurbro.translation.once import one_reading
from papurbro.translation.permissions import may_work_on
from papurbro.translation.views_pair import PairView
from papurbro.translation.views_verbs import VerbView
from papurbro.translation.workbench.assistance import found_in
from papurbro.translation.workbench.sheet import sheet_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from papurbro.translation.models import Pair
    from papurbro.users.models import User

#: Characters. What is longer is no part of a page, and is looked over when it is saved.
LONGEST = 20_000


class CheckView(PairView):
    """POST answers with what is found in the text that was sent. Nothing is written."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        """Look it over."""
        return findings_of(request, self.pair, key)


class DismissView(VerbView):
    """Lets one warning stand, with the reason that was given; a script gets the findings that are left, a form the page."""

    key = ""

    def is_allowed(self, user: User) -> bool:
        """Whoever works on the pair."""
        return may_work_on(user, self.pair)

    def post(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:  # type: ignore[override]
        """Dismiss it."""
        self.key = key
        if "fragment" not in request.POST:
            return super().post(request, pk)
        try:
            self.dismiss(text=normal(request.POST.get("text", "")))
        except PairError as error:
            return findings_of(request, self.pair, key, problem=error.sentence)
        return findings_of(request, self.pair, key)

    def act(self) -> str:
        """By the form, which has been saved."""
        self.dismiss()
        return _("Dismissed. The reason is kept.")

    def dismiss(self, text: str | None = None) -> None:
        """``finding`` is "check:digest", as the button says it; ``text`` what stands in the field, where that is not saved."""
        check, _colon, digest = self.request.POST.get("finding", "").partition(":")
        reason = self.request.POST.get(f"reason-{digest}", "")
        dismiss(self.pair, self.key, digest, check, reason, self.user, text=text)

    def next_url(self) -> str:
        """Back to the part."""
        return f"{self.work_url()}?part={self.key}"


def findings_of(request: HttpRequest, pair: Pair, key: str, problem: str = "") -> HttpResponse:
    """The piece of the page that shows what is found in the text that came with the request."""
    with one_reading():
        sheet = sheet_of(pair)
        field = sheet.of(key) if sheet else None
        if sheet is None or field is None:
            raise Http404
        text = normal(request.POST.get("text", ""))
        context = {
            **work_page.part_context(pair, sheet, field),
            "findings": found_in(pair, field.segment, text) if len(text) <= LONGEST else [],
            "problem": problem,
        }
        return render(request, "translation/work/findings_answer.html", context)
