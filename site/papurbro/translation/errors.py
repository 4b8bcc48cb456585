"""What can go wrong with a pair, told in one plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class PairError(ValidationError):
    """An action on a pair was refused. Nothing changed.

    Dict-style, because Wagtail's forms and localize read ``error_dict``. ``where`` is an address that helps, if there is one.
    """

    def __init__(self, message: StrOrPromise, *, where: str = "") -> None:
        super().__init__({"__all__": [message]})
        self.sentence = str(message)
        self.where = where


class NotReady(PairError):
    """The pair cannot go out, because one half is missing something."""


class NotAllowed(PairError, PermissionDenied):
    """The person may not do this to both halves. Wagtail and its API take it for what it is: a missing permission."""
