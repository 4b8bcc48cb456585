"""Words that are selected in the workbench, looked up in memory and glossary without leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from papurbro.translation.languages import day
from papurbro.translation.memory.concordance import concordance
from papurbro.translation.views_pair import PairView
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: Characters of what is looked up, and how many answers stand in the dialog; the memory's own page has more.
LONGEST = 200
ANSWERS = 12


class SearchView(PairView):
    """GET answers with the piece of the page that shows what was found."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Look it up; ``language`` is that of the words, else they are taken for the source's."""
        words = " ".join(request.GET.get("q", "").split())[:LONGEST]
        asked = request.GET.get("language", "")
        language = asked if asked in ("cy", "en") else other(self.pair.behind)
        found = concordance(words, language=language, limit=ANSWERS)
        context = {
            "pair": self.pair,
            "words": words,
            "language": language,
            "answer_language": other(language),
            "rows": [(one, day(one.date) if one.date else "") for one in found],
        }
        return render(request, "translation/work/search_answer.html", context)
