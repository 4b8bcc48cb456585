"""What the commands have in common."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.utils import translation

P = ParamSpec("P")
R = TypeVar("R")


def in_english(handle: Callable[P, R]) -> Callable[P, R]:
    """A command's ``handle`` that says all it says in English, as its help and Django's own words are, whatever the site's language.

    What it makes for people is in each person's language all the same: that is told from their record (DESIGN, flow 7).
    """

    @wraps(handle)
    def handle_in_english(*args: P.args, **kwargs: P.kwargs) -> R:
        with translation.override("en"):
            return handle(*args, **kwargs)

    return handle_in_english
