"""What a WordPress export holds, as far as it is brought over."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Author:
    """Somebody who wrote: `login` is what the items name them by."""

    login: str
    email: str = ""
    display_name: str = ""
    first_name: str = ""
    last_name: str = ""

    @property
    def name(self) -> str:
        """The name to show."""
        full = f"{self.first_name} {self.last_name}".strip()
        return self.display_name or full or self.login


@dataclass(frozen=True)
class Term:
    """A category, a tag or anything else that WordPress calls a term. `taxonomy` says which."""

    taxonomy: str
    slug: str
    name: str
    description: str = ""
    number: int = 0


@dataclass(frozen=True)
class Item:
    """One row of the export: a post, a page, an attachment, a menu entry and more, as `kind` says."""

    post_id: int
    kind: str
    title: str
    line: int
    guid: str = ""
    link: str = ""
    slug: str = ""
    status: str = "publish"
    author: str = ""
    content: str = ""
    excerpt: str = ""
    published: dt.datetime | None = None
    modified: dt.datetime | None = None
    parent: int = 0
    order: int = 0
    password: str = ""
    terms: tuple[Term, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    attachment_url: str = ""
    comments: int = 0

    def terms_of(self, *taxonomies: str) -> tuple[Term, ...]:
        """Return the terms of these taxonomies, in the order of the file."""
        return tuple(term for term in self.terms if term.taxonomy in taxonomies)


@dataclass(frozen=True)
class Export:
    """A whole export."""

    title: str = ""
    url: str = ""
    language: str = ""
    authors: tuple[Author, ...] = ()
    terms: tuple[Term, ...] = ()
    items: tuple[Item, ...] = ()

    def of_kind(self, *kinds: str) -> tuple[Item, ...]:
        """Return the items of these kinds, in the order of the file."""
        return tuple(item for item in self.items if item.kind in kinds)

    def attachments(self) -> dict[int, Item]:
        """Return the uploaded files by their number, for galleries."""
        return {item.post_id: item for item in self.of_kind("attachment") if item.attachment_url}
