"""Keeping the notes that a form sent, whatever else it asked for, and telling what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.admin import messages

from papurbro.translation.errors import PairError
from papurbro.translation.talk import notes
from papurbro.translation.talk.forms import notes_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from papurbro.translation.models import Pair
    from papurbro.users.models import User


def keep_notes(request: HttpRequest, pair: Pair, user: User) -> dict[str, str]:
    """Keep what was written in the fields of notes; returns what was refused, by part, which is told with its words."""
    left = {}
    for key, text in notes_of(request.POST).items():
        try:
            _tell(request, notes.say(pair, user, text, key=key))
        except PairError as error:
            messages.error(request, _("%(reason)s You wrote: “%(text)s”") % {"reason": error.sentence, "text": text})
            left[key] = text
    return left


def _tell(request: HttpRequest, said: notes.Said) -> None:
    if said.is_about_piece_instead:
        messages.warning(request, _("The part is no longer there: your note is about the whole piece now."))
    for name in said.unknown:
        messages.warning(
            request, _("Nobody who may see this is called “%(name)s”, so nobody was told.") % {"name": name}
        )
    messages.success(request, _("Your note was added."))
