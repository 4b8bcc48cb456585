"""The page as readers will see it, made of the parts so far, for those who work on it and for nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils import translation

from papurbro.translation import counterparts
from papurbro.translation.permissions import may_work_on
from papurbro.translation.views_pair import PairView

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from papurbro.translation.models import Pair
    from papurbro.translation.pages import PairedPageMixin
    from papurbro.users.models import User


class PreviewView(PairView):
    """GET renders the half that is behind, in its own language; nothing of it is saved, kept in a cache or listed."""

    http_method_names = ["get"]

    def is_allowed(self, user: User) -> bool:
        """Whoever may write it."""
        return may_work_on(user, self.pair)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Render it."""
        page = page_so_far(self.pair)
        if page is None:
            raise Http404
        with translation.override(page.language):
            response = page.make_preview_request(request, page.default_preview_mode)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response


def page_so_far(pair: Pair) -> PairedPageMixin | None:
    """The half that is behind as its newest texts make it, not saved; None while there is none."""
    made = counterparts.enabled_translation(pair.translation_key)
    if made is not None and made.target_locale.language_code == pair.behind:
        return counterparts.compose(made)
    half = counterparts.halves(pair.translation_key).get(pair.behind)
    return half.get_latest_revision_as_object() if half is not None else None
