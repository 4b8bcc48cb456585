"""Signed links: what a link in a mail may do is in the link itself, and nobody else can make one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core import signing

if TYPE_CHECKING:
    import datetime as dt


class BadLink(Exception):
    """The link was not made by this site, was damaged on the way, or is too old."""


def sign(purpose: str, content: Any) -> str:
    """A token for ``content`` (plain JSON), good for ``purpose`` alone; letters that may stand in an address."""
    return signing.dumps(content, salt=f"papurbro.mail.{purpose}")


def read(purpose: str, token: str, *, max_age: dt.timedelta | None = None) -> Any:
    """The content of a token that :func:`sign` made for the same purpose. Raises BadLink."""
    try:
        return signing.loads(token, salt=f"papurbro.mail.{purpose}", max_age=max_age)
    except signing.BadSignature as error:
        raise BadLink(token) from error
