"""The mail that Django's file backend wrote: found, told apart and read.

The backend writes every message of one connection into one file, a line of 79 dashes after each.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.utils import parsedate_to_datetime
from functools import cached_property
from pathlib import Path

#: Between two messages. A line of dashes within a text is not followed by a header.
_SEPARATOR = re.compile(rb"^-{79}\r?\n(?=[A-Za-z-]+:|\Z)", re.MULTILINE)


class NoSuchLetter(LookupError):
    """There is no such message in the mailbox."""


@dataclass(frozen=True)
class Letter:
    """One message: where it stands (``file``, ``number`` from 0) and its bytes."""

    file: str
    number: int
    raw: bytes

    @cached_property
    def headers(self) -> EmailMessage:
        """Its headers, decoded; cheaper than the whole message."""
        return BytesHeaderParser(policy=policy.default).parsebytes(self.raw)

    @cached_property
    def message(self) -> EmailMessage:
        """All of it."""
        return BytesParser(policy=policy.default).parsebytes(self.raw)

    @property
    def header_lines(self) -> list[tuple[str, str]]:
        """Every header in order, its name and what it says."""
        return [(name, str(value)) for name, value in self.headers.items()]

    @property
    def subject(self) -> str:
        """Its subject, readable."""
        return str(self.headers["Subject"] or "")

    @property
    def to(self) -> str:
        """Whom it is for."""
        return str(self.headers["To"] or "")

    @property
    def sender(self) -> str:
        """Whom it is from."""
        return str(self.headers["From"] or "")

    @property
    def date(self) -> dt.datetime:
        """When it was written; the beginning of time where it does not say."""
        try:
            moment = parsedate_to_datetime(str(self.headers["Date"]))
        except (TypeError, ValueError):
            return dt.datetime.min.replace(tzinfo=dt.UTC)
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)

    @property
    def languages(self) -> list[str]:
        """The languages that it says it is in, such as ``["cy", "en"]``."""
        return re.findall(r"[a-z]{2}", str(self.headers["Content-Language"] or ""))

    @property
    def mode(self) -> str:
        """``cy``, ``en``, ``both``, or "" where it does not say."""
        return "both" if len(self.languages) > 1 else "".join(self.languages)

    @property
    def html(self) -> str:
        """Its HTML, or ""."""
        return self._part("html")

    @property
    def text(self) -> str:
        """Its plain text, or ""."""
        return self._part("plain")

    def _part(self, kind: str) -> str:
        part = self.message.get_body(preferencelist=(kind,))
        return str(part.get_content()) if part is not None else ""


class Mailbox:
    """The folder that the file backend writes to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def letters(self) -> list[Letter]:
        """Every message, the newest first."""
        found = [letter for path in sorted(self.folder.glob("*.log")) for letter in _letters(path)]
        return sorted(found, key=lambda letter: (letter.date, letter.file, letter.number), reverse=True)

    def letter(self, file: str, number: int) -> Letter:
        """One message. Raises NoSuchLetter; a name from outside is only ever compared with what is in the folder."""
        for path in self.folder.glob("*.log"):
            if path.stem == file:
                for letter in _letters(path):
                    if letter.number == number:
                        return letter
        raise NoSuchLetter(file, number)


def _letters(path: Path) -> Iterator[Letter]:
    for number, raw in enumerate(_SEPARATOR.split(path.read_bytes())):
        if raw.strip():
            yield Letter(path.stem, number, raw)
