"""Posts as a list shows them, read by a number of queries that does not grow with the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404

from papurbro.core.notices import is_on_its_way
from papurbro.tags.models import Tag
from papurbro.translation.models import Pair
from papurbro.welsh.languages import Language

from blog.models import Author, PostPage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from blog.models import PostQuerySet


@dataclass(frozen=True)
class Entry:
    """One post in a list. ``is_foreign``: it is in the other language, and has to be labelled."""

    post: PostPage
    url: str
    language: Language
    is_foreign: bool
    is_on_its_way: bool
    tags: list[Tag]
    authors: list[Author]


@dataclass(frozen=True)
class Part:
    """One page of a long list, counted from 1. How many there are is not counted: at ten thousand posts it costs more than the list."""

    number: int
    entries: list[Entry]
    has_older: bool

    @property
    def newer(self) -> int:
        """The number of the part before it in the list; 0 without one."""
        return self.number - 1

    @property
    def older(self) -> int:
        """The number of the part after it; 0 without one."""
        return self.number + 1 if self.has_older else 0


A_PART = 20


def part_of(posts: PostQuerySet, language: Language, request: HttpRequest | None) -> Part:
    """The part of ``posts`` that the address asks for (``?page=2``). Raises Http404 beyond the last one."""
    wished = request.GET.get("page", "") if request is not None else ""
    number = int(wished) if wished.isdecimal() and len(wished) < 7 and int(wished) > 1 else 1
    start = (number - 1) * A_PART
    found = list(listed(posts)[start : start + A_PART + 1])
    if number > 1 and not found:
        raise Http404(wished)
    return Part(number, entries(found[:A_PART], language, request), has_older=len(found) > A_PART)


def newest(posts: PostQuerySet, count: int, language: Language, request: HttpRequest | None) -> list[Entry]:
    """The first ``count`` of ``posts``."""
    return entries(list(listed(posts)[:count]), language, request)


def listed(posts: PostQuerySet) -> PostQuerySet:
    """``posts`` with what an entry shows of the rows beside them, newest first."""
    return posts.select_related("locale", "image").prefetch_related("image__renditions").newest_first()


def entries(posts: Sequence[PostPage], language: Language, request: HttpRequest | None = None) -> list[Entry]:
    """What a list in ``language`` shows of each of ``posts``, in their order: three queries at most."""
    tags, authors = _tags_of(posts), _authors_of(posts)
    pairs = _pairs_of([post for post in posts if post.language != language])
    return [
        Entry(
            post=post,
            url=post.get_url(request),
            language=post.language,
            is_foreign=post.language != language,
            is_on_its_way=is_on_its_way(pairs.get(post.translation_key), language),
            tags=tags[post.pk],
            authors=authors[post.pk],
        )
        for post in posts
    ]


def _tags_of(posts: Sequence[PostPage]) -> dict[int, list[Tag]]:
    through: Any = PostPage.tags.through
    return _grouped(through.objects.filter(postpage__in=posts).select_related("tag").order_by("pk"), "tag")


def _authors_of(posts: Sequence[PostPage]) -> dict[int, list[Author]]:
    through: Any = PostPage.authors.through
    rows = through.objects.filter(postpage__in=posts).select_related("author").order_by("pk")
    return _grouped(rows, "author")


def _grouped(rows: Any, name: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.postpage_id].append(getattr(row, name))
    return found


def _pairs_of(posts: Sequence[PostPage]) -> dict[UUID, Pair]:
    if not posts:
        return {}
    keys = [post.translation_key for post in posts]
    return {pair.translation_key: pair for pair in Pair.objects.filter(translation_key__in=keys)}
