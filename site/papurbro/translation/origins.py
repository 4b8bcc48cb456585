"""By which way a text came to its part, said by whoever opens the way; ``history`` writes it down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from papurbro.translation.talk.models import Written

Origin = Written.Origin


@dataclass(frozen=True)
class Way:
    """How texts come at the moment; ``tool`` is the name of the file or of the machine, or ""."""

    origin: Origin
    tool: str = ""


_way: ContextVar[Way | None] = ContextVar("texts_come_by", default=None)


@contextmanager
def coming_from(origin: Origin, tool: str = "") -> Iterator[None]:
    """While this lasts, texts are written down as having come by this way; without it, as written by a person here."""
    token = _way.set(Way(origin, tool[:255]))
    try:
        yield
    finally:
        _way.reset(token)


def current_way() -> Way | None:
    """The way that was opened, if any."""
    return _way.get()
