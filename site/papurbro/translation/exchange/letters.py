"""The letter that brings a parcel's link, in the recipient's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from papurbro.core.models import SiteIdentity
from papurbro.mail.messages import message
from papurbro.mail.outbox import Outbox, Refused, ServerSilent
from papurbro.mail.templates import render_letter
from papurbro.translation.columns import title_of
from papurbro.translation.exchange import parcels
from papurbro.translation.exchange.models import Parcel
from papurbro.translation.languages import day, direction_of
from papurbro.translation.people import name_of
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from django.core.mail import EmailMultiAlternatives


def send_due() -> int:
    """Send the letters that have not gone; return how many went. Stops where the server does not answer: they go next time."""
    sent = 0
    for parcel in Parcel.objects.to_be_mailed().select_related("recipient", "made_by"):
        try:
            sent += send(parcel)
        except ServerSilent:
            break
    return sent


def send(parcel: Parcel) -> bool:
    """Send the letter, unless somebody else is sending it or it has gone. One conditional update decides. Raises ``ServerSilent``."""
    made = letter(parcel)
    if not Parcel.objects.to_be_mailed().filter(pk=parcel.pk).update(mailed_at=timezone.now()):
        return False
    try:
        with Outbox() as outbox:
            outbox.send(made)
    except ServerSilent:
        Parcel.objects.filter(pk=parcel.pk).update(mailed_at=None)
        raise
    except Refused as refusal:
        failed = timezone.now() if refusal.permanent else None
        Parcel.objects.filter(pk=parcel.pk).update(mailed_at=None, undeliverable_at=failed)
        return False
    return True


def letter(parcel: Parcel) -> EmailMultiAlternatives:
    """The message."""
    language = parcel.recipient.language
    with translation.override(language):
        context = _context(parcel, language)
    return message(
        render_letter("translation/exchange/email/parcel", context, language),
        to=parcel.recipient.email,
        languages=(language,),
        sender_name=context["site"],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _context(parcel: Parcel, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "heading": _("There is something to translate for you"),
        "site": SiteIdentity.load().name(language),
        "name": parcel.recipient.name,
        "sender": name_of(parcel.made_by),
        "message": parcel.message,
        "pieces": [
            {
                "title": title_of(pair),
                "language": other(pair.behind),
                "direction": direction_of(pair),
                "words": pair.words,
            }
            for pair in parcels.pairs_of(parcel)
        ],
        "until": day(timezone.localdate(parcel.expires_at)),
        "url": parcels.link(parcel),
    }
