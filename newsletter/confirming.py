"""The mail that asks whether it was really they who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from papurbro.core.models import SiteIdentity
from papurbro.mail.addresses import absolute
from papurbro.mail.messages import message
from papurbro.mail.outbox import Outbox
from papurbro.mail.templates import render_letter
from papurbro.welsh.languages import ENDONYMS, LANGUAGES, Language, other

from newsletter.consenting import confirm_token
from newsletter.models import ConsentEvent, Newsletter

if TYPE_CHECKING:
    from django.core.mail import EmailMultiAlternatives


def send_confirmation(asked: ConsentEvent) -> None:
    """Ask the owner of the address to confirm, in the language that was chosen. Raises what :class:`Outbox` raises."""
    newsletters = list(Newsletter.objects.filter(slug__in=asked.choices["newsletters"]))
    if not newsletters or not asked.subscriber.may_be_written_to:
        return
    with Outbox() as outbox:
        outbox.send(confirmation(asked, newsletters))


def confirmation(asked: ConsentEvent, newsletters: list[Newsletter]) -> EmailMultiAlternatives:
    """The message: in the chosen language, Welsh first where it is both."""
    chosen = asked.choices["language"]
    languages: tuple[Language, ...] = (chosen,) if chosen in LANGUAGES else LANGUAGES
    identity, token = SiteIdentity.load(), confirm_token(asked)
    parts = [_part(language, newsletters, identity, token, both=len(languages) > 1) for language in languages]
    first = newsletters[0]
    return message(
        render_letter("newsletter/email/confirm", {"parts": parts, "language": languages[0]}, languages[0]),
        to=asked.subscriber.email,
        languages=languages,
        sender=first.from_address,
        sender_name=getattr(first, f"sender_name_{languages[0]}"),
    )


def _part(
    language: Language, newsletters: list[Newsletter], identity: SiteIdentity, token: str, *, both: bool
) -> dict[str, Any]:
    with translation.override(language):
        path = reverse("newsletter_confirm", kwargs={"token": token})
        title = _("Confirm your subscription")
    return {
        "language": language,
        "other": other(language),
        "other_name": ENDONYMS[other(language)] if both else "",
        "site": identity.name(language),
        "names": ", ".join(newsletter.name(language) for newsletter in newsletters),
        "url": absolute(path),
        "title": title,
    }
