"""A letter as a message that can be handed to a mail server."""

from __future__ import annotations

from email.headerregistry import Address
from email.utils import make_msgid

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import utf8_charset_qp

from papurbro.mail.addresses import host
from papurbro.mail.templates import Letter


def message(
    letter: Letter,
    *,
    to: str,
    languages: tuple[str, ...],
    sender_name: str = "",
    sender: str = "",
    headers: dict[str, str] | None = None,
) -> EmailMultiAlternatives:
    """``letter`` to one person, text first and HTML beside it.

    ``sender`` defaults to the site's own address. A new line in a header raises Django's BadHeaderError when it is sent.
    """
    address = sender or settings.DEFAULT_FROM_EMAIL
    made = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=address,
        to=[to],
        headers={
            "Content-Language": ", ".join(languages),
            # The library's own would tell the name of the machine that sends.
            "Message-ID": make_msgid(domain=host()),
            **(headers or {}),
        },
    )
    if sender_name:
        made.extra_headers["From"] = str(Address(display_name=sender_name, addr_spec=address))
    # Quoted-printable throughout: a relay that has to re-encode 8-bit text breaks the DKIM signature.
    made.encoding = utf8_charset_qp
    made.attach_alternative(letter.html, "text/html")
    return made
