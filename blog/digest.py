"""PUBLIC: the narrow window through which others may ask for posts. What goes out is data, no page and no query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Min

from papurbro.translation.models import Pair, Policy
from papurbro.welsh.languages import LANGUAGES, Language

from blog.models import PostPage

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from papurbro.tags.models import Tag

    from blog.models.posts import PostQuerySet

#: ``Pair.policy_reason`` of what the WordPress importer brought in live without a counterpart.
IMPORTED = "imported"


@dataclass(frozen=True)
class DigestText:
    """One half of a post as a list shows it. ``path`` begins with a slash; ``tags`` are the names in each language."""

    title: str
    intro: str
    path: str
    date: dt.datetime
    authors: tuple[str, ...]
    tags: dict[Language, tuple[str, ...]]


@dataclass(frozen=True)
class DigestItem:
    """A post that can be read in at least one language.

    ``awaited`` says whether a missing language is still to come: not where the post stands in one language for good.
    """

    pair_id: int
    tag_ids: tuple[int, ...]
    date: dt.datetime
    awaited: bool
    texts: dict[Language, DigestText] = field(default_factory=dict)


def new_posts(tags: Iterable[Tag], *, since: dt.datetime, without: Iterable[int] = ()) -> list[DigestItem]:
    """Posts with any of ``tags`` that anybody can read and that were published at ``since`` or later, newest first.

    ``since`` is compared with the first publication of the half that came out first: a translation makes no post new.
    Imported posts never count as new. ``without`` are ids of pairs that are not wanted (a query of ids is welcome).
    The number of database queries does not depend on the number of posts.
    """
    tagged = _readable().filter(tags__in=list(tags), origin_url="")
    keys = _first_published_since(tagged.values_list("translation_key", flat=True), since)
    pairs = Pair.objects.filter(translation_key__in=keys).exclude(policy_reason=IMPORTED).exclude(pk__in=without)
    items = _items({pair.translation_key: pair for pair in pairs})
    return sorted(items, key=lambda item: (item.date, item.pair_id), reverse=True)


def languages_to_read(pair_ids: Iterable[int]) -> dict[int, set[Language]]:
    """In which languages each pair can be read now; a pair that was taken down has no entry."""
    found: dict[int, set[Language]] = {}
    pairs = dict(Pair.objects.filter(pk__in=pair_ids).values_list("translation_key", "pk"))
    halves = _readable().filter(translation_key__in=pairs).values_list("translation_key", "locale__language_code")
    for key, language in halves:
        found.setdefault(pairs[key], set()).add(language)
    return found


def _readable() -> PostQuerySet:
    """Live, open to everybody, and no alias."""
    return PostPage.objects.live().public().real()


def _first_published_since(keys: Iterable[uuid.UUID], since: dt.datetime) -> set[uuid.UUID]:
    rows = PostPage.objects.real().filter(translation_key__in=set(keys)).values("translation_key")
    first = rows.annotate(first=Min("first_published_at")).order_by()
    return set(first.filter(first__gte=since).values_list("translation_key", flat=True))


def _items(pairs: dict[uuid.UUID, Pair]) -> list[DigestItem]:
    halves: dict[uuid.UUID, list[Any]] = {}
    posts = _readable().filter(translation_key__in=pairs).select_related("locale")
    for post in posts.prefetch_related("tags", "authors"):
        if post.get_url_parts():  # what stands outside of every site has no address to send anybody to
            halves.setdefault(post.translation_key, []).append(post)
    return [_item(pairs[key], posts) for key, posts in halves.items()]


def _item(pair: Pair, posts: list[Any]) -> DigestItem:
    written = {post.language: post for post in posts}
    return DigestItem(
        pair_id=pair.pk,
        tag_ids=tuple(sorted({tag.pk for post in posts for tag in post.tags.all()})),
        date=max(post.date for post in posts),
        awaited=pair.exempt_at is None and pair.policy_in_force != Policy.SINGLE,
        texts={language: _text(written[language]) for language in LANGUAGES if language in written},
    )


def _text(post: Any) -> DigestText:
    return DigestText(
        title=post.title,
        intro=post.intro,
        path=post.get_url_parts()[2],
        date=post.date,
        authors=tuple(author.name for author in post.authors.all()),
        tags={language: tuple(tag.name(language) for tag in post.tags.all()) for language in LANGUAGES},
    )
