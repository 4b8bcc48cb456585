"""The letter that tells somebody of a note, in their own language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from papurbro.core.models import SiteIdentity
from papurbro.mail.addresses import absolute
from papurbro.mail.messages import message
from papurbro.mail.outbox import Outbox
from papurbro.mail.templates import render_letter
from papurbro.translation.columns import title_of
from papurbro.translation.people import language_of, name_of
from papurbro.translation.permissions import may_see
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from django.core.mail import EmailMultiAlternatives

    from papurbro.translation.talk.models import Note
    from papurbro.users.models import User


def tell_of_note(note: Note, reader: User) -> None:
    """Write to ``reader``, unless they may not see the pair any more. Raises what :class:`Outbox` raises."""
    if may_see(reader, note.thread.pair):
        with Outbox() as outbox:
            outbox.send(letter_of(note, reader))


def letter_of(note: Note, reader: User) -> EmailMultiAlternatives:
    """The message."""
    language = language_of(reader)
    site = SiteIdentity.load().name(language)
    thread = note.thread
    context = {
        "language": language,
        "site": site,
        "name": name_of(note.by),
        "title": title_of(thread.pair),
        "about": thread.source,
        "about_language": other(thread.pair.behind),
        "text": note.text,
        "is_mentioned": note.mentioned.filter(pk=reader.pk).exists(),
        "url": absolute(reverse("translation:notes", args=[thread.pair_id])) + f"#thread-{thread.pk}",
    }
    return message(
        render_letter("translation/email/note", context, language),
        to=reader.email,
        languages=(language,),
        sender_name=site,
    )
