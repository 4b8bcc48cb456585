"""A mail server on this machine that keeps what it is handed, and may be told to stop answering."""

from __future__ import annotations

import asyncio
import socket
import threading
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


def free_port():
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class PostOffice:
    """``letters``: every message that came in, whole, in order. As a context manager it listens at ``port``."""

    def __init__(self, *, silent_from: int | None = None):
        self.letters = []
        self.silent_from = silent_from
        #: Set when the message came in from which on no answer is given.
        self.fell_silent = threading.Event()
        self.answers = {}
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *_error):
        self.controller.stop()

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        answer = self.answers.get(address)
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.silent_from is not None and len(self.letters) >= self.silent_from:
            self.fell_silent.set()
            await asyncio.sleep(3600)
        return "250 OK"

    def mailboxes(self):
        """Letters by address."""
        found = {}
        for letter in self.letters:
            found.setdefault(letter["To"], []).append(letter)
        return found
