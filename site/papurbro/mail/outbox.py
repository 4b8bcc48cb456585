"""Handing over messages: one at a time, on one connection, with an answer for each."""

from __future__ import annotations

import re
import smtplib
from types import TracebackType
from typing import Self

from django.core.mail import EmailMessage, get_connection

#: Enhanced status codes (RFC 3463) and plain ones (RFC 5321) that say that there is no such mailbox.
_NO_SUCH_MAILBOX = re.compile(r"^5\.1\.(1|2|3|6|10)$")
_NO_SUCH_MAILBOX_PLAIN = {550, 551, 553}


class ServerSilent(Exception):
    """The server cannot be reached, hung up, or will take nothing from us: no fault of the message."""


class Refused(Exception):
    """The server refused this message. ``permanent``: it always will; ``no_such_mailbox``: the address is dead."""

    def __init__(self, code: int, text: str, *, at_recipient: bool) -> None:
        super().__init__(f"{code} {text}")
        self.permanent = code >= 500
        enhanced = re.match(r"5\.\d+\.\d+", text)
        self.no_such_mailbox = at_recipient and bool(
            _NO_SUCH_MAILBOX.match(enhanced.group()) if enhanced else code in _NO_SUCH_MAILBOX_PLAIN
        )


class Outbox:
    """A connection to the mail server of the settings, opened when it is first needed and again after it was lost."""

    def __init__(self) -> None:
        self._connection = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def send(self, message: EmailMessage) -> None:
        """Hand over ``message``; when this returns, the server has accepted it.

        A connection that was lost is opened once more, with the same message. Raises Refused or ServerSilent.
        """
        try:
            self._hand_over(message)
        except ServerSilent:
            self._connection.close()
            self._hand_over(message)

    def _hand_over(self, message: EmailMessage) -> None:
        try:
            self._connection.open()
            self._connection.send_messages([message])
        except smtplib.SMTPRecipientsRefused as error:
            code, text = next(iter(error.recipients.values()))
            raise _refusal(code, text, at_recipient=True) from error
        except smtplib.SMTPDataError as error:
            raise _refusal(error.smtp_code, error.smtp_error, at_recipient=False) from error
        except (smtplib.SMTPException, OSError) as error:
            raise ServerSilent(str(error)) from error
        except ValueError as error:  # the mail library's: an address or a header that it will not write
            raise Refused(553, str(error), at_recipient=False) from error


def _refusal(code: int, text: bytes | str, *, at_recipient: bool) -> Exception:
    words = text.decode(errors="replace") if isinstance(text, bytes) else text
    if code == 421:  # "closing transmission channel" (RFC 5321, 4.2.2): about the server, not about the message
        return ServerSilent(f"{code} {words}")
    return Refused(code, words, at_recipient=at_recipient)
