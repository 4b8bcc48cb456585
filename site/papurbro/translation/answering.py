"""Who answers for both halves of a pair now: the one thing that the guards let pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_in_hand: ContextVar[frozenset[object]] = ContextVar("pairs_in_hand", default=frozenset())


@contextmanager
def in_hand(translation_key: object) -> Iterator[None]:
    """While this lasts, whoever opened it answers for both halves of the pair, and the guards let them pass."""
    token = _in_hand.set(_in_hand.get() | {translation_key})
    try:
        yield
    finally:
        _in_hand.reset(token)


def is_in_hand(translation_key: object) -> bool:
    """Whether somebody is answering for both halves of this pair now."""
    return translation_key in _in_hand.get()
