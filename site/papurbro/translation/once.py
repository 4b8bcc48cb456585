"""One answer, one reading: what several pieces of a page ask of a pair is looked up once, as long as nothing is written meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_known: ContextVar[dict[Any, Any] | None] = ContextVar("known_of_this_answer", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """While this lasts, functions that are ``read_once`` answer the same question from memory. For what only shows."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def read_once(read: Callable[P, R]) -> Callable[P, R]:
    """Let ``read`` look up each thing once in ``one_reading``, and every time elsewhere. Its answers are shared: nobody changes them."""

    @wraps(read)
    def reading(*args: P.args, **kwargs: P.kwargs) -> R:
        known = _known.get()
        if known is None:
            return read(*args, **kwargs)
        question = (read, args, tuple(sorted(kwargs.items())))
        if question not in known:
            known[question] = read(*args, **kwargs)
        return known[question]

    return reading
