"""Where newsletters get their items from: the only module here that knows the blog, by its one window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from blog import digest
from blog.digest import DigestItem, DigestText

from newsletter.models import Newsletter

if TYPE_CHECKING:
    from papurbro.welsh.languages import Language

__all__ = ["DigestItem", "DigestText", "languages_to_read", "new_items"]


def new_items(newsletter: Newsletter, *, without: Iterable[int] = ()) -> list[DigestItem]:
    """What bears a tag of ``newsletter`` and came out since it was founded, newest first, except the pairs ``without``."""
    return digest.new_posts(newsletter.tags.all(), since=newsletter.created_at, without=without)


def languages_to_read(pair_ids: Iterable[int]) -> dict[int, set[Language]]:
    """In which languages each pair can be read now; a pair that was taken down has no entry."""
    return digest.languages_to_read(pair_ids)
