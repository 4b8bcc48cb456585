"""What became of a wish to publish, told to the editor in one plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin import messages

from papurbro.translation.pages import ChangeClass, PairedPageMixin
from papurbro.translation.publication import Outcome
from papurbro.welsh.dates import format_moment
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from django.http import HttpRequest

    from papurbro.translation.errors import PairError

#: By the language of the other version: Welsh mutates, so every sentence is whole.
_HELD: dict[str, Any] = {
    "cy": gettext_lazy("“%(title)s” goes out with the Welsh version once that is ready."),
    "en": gettext_lazy("“%(title)s” goes out with the English version once that is ready."),
}
_CORRECTED: dict[str, Any] = {
    "cy": gettext_lazy("Correction published. The Welsh version shows a notice until it has followed."),
    "en": gettext_lazy("Correction published. The English version shows a notice until it has followed."),
}


def tell(request: HttpRequest, page: PairedPageMixin, outcome: Outcome, *, change_class: str = "") -> None:
    """Add the message; ``page`` is the half that was published, as it is now."""
    buttons = [messages.button(page.url, _("View live"))] if page.live and page.url else []
    messages.success(request, sentence(page, outcome, change_class=change_class), buttons=buttons)


def sentence(page: PairedPageMixin, outcome: Outcome, *, change_class: str = "") -> str:
    """What to say of ``outcome``."""
    title = {"title": page.get_admin_display_title()}
    if outcome == Outcome.HELD:
        return _HELD[other(page.language)] % title
    if outcome == Outcome.BOTH:
        return _("Both versions of “%(title)s” are published.") % title
    if outcome == Outcome.SCHEDULED:
        return _scheduled(page)
    if change_class == ChangeClass.CORRECTION and page.pair is not None and page.pair.goes_together:
        return str(_CORRECTED[other(page.language)])
    return _("“%(title)s” is published.") % title


def _scheduled(page: PairedPageMixin) -> str:
    moment = page.get_latest_revision_as_object().go_live_at
    if moment is None:
        return _("“%(title)s” is scheduled.") % {"title": page.get_admin_display_title()}
    words = {"moment": format_moment(timezone.localtime(moment), "cy" if get_language() == "cy" else "en")}
    pair = page.pair
    if pair is not None and pair.goes_together:
        return _("Both versions are scheduled for %(moment)s.") % words
    return _("Scheduled for %(moment)s.") % words


def tell_refusal(request: HttpRequest, error: PairError, *, none_of_them: bool = False) -> None:
    """Say why nothing was published, with a button to where it can be mended."""
    said = error.sentence
    if none_of_them:
        said = _("None of the pages was changed. %(reason)s") % {"reason": said}
    buttons = [messages.button(error.where, _("Go there"))] if error.where else []
    messages.error(request, said, buttons=buttons)
