"""Atom feeds: of a language, of a tag, of an author. Whole posts, and never one in the other language: a feed reader shows no labels."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date

from papurbro.core.addresses import active_language
from papurbro.core.models import SiteIdentity
from papurbro.tags.models import Tag

from blog.listing import Entry, newest
from blog.models import Author, PostPage

if TYPE_CHECKING:
    from django.utils.xmlutils import SimplerXMLGenerator

    from blog.models import PostQuerySet

NEWEST = 20
#: What XML cannot hold, and old exports do.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class WholeAtom(Atom1Feed):
    """Atom with the whole text of each entry."""

    def root_attributes(self) -> dict[str, str]:
        """The language, and where relative addresses in the texts start from."""
        return {**super().root_attributes(), "xml:base": self.feed["link"]}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """What an entry says of itself, then its text."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


def post_feed(request: HttpRequest) -> HttpResponse:
    """The newest posts of a language."""
    return _respond(request, "", f"/{active_language()}/", _written())


def tag_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest posts of a tag."""
    language = active_language()
    tag = get_object_or_404(Tag.objects.with_slug(slug, language))
    return _respond(request, tag.name(language), tag.url(language), _written().tagged(tag))


def author_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest posts of an author."""
    author = get_object_or_404(Author, slug=slug)
    return _respond(request, author.name, author.url(active_language()), _written().by(author))


def _written() -> PostQuerySet:
    return PostPage.objects.live().for_everybody().in_language(active_language())


def _respond(request: HttpRequest, of: str, path: str, posts: PostQuerySet) -> HttpResponse:
    language = active_language()
    identity = SiteIdentity.load(request)
    name = identity.name(language)
    feed = WholeAtom(
        title=f"{of} · {name}" if of else name,
        subtitle=identity.tagline(language),
        link=request.build_absolute_uri(path),
        description="",
        language=language,
        feed_url=request.build_absolute_uri(request.path),
        author_name=name,
    )
    for entry in newest(posts, NEWEST, language, request):
        feed.add_item(**_item(entry, request))
    response = HttpResponse(content_type=feed.content_type)
    response["Last-Modified"] = http_date(feed.latest_post_date().timestamp())
    feed.write(response, "utf-8")
    return response


def _item(entry: Entry, request: HttpRequest) -> dict[str, Any]:
    post = entry.post
    content = render_to_string("blog/feed_entry.html", {"page": post, "request": request})
    return {
        "title": _clean(post.title),
        "link": request.build_absolute_uri(entry.url),
        "description": _clean(post.intro) or None,
        "content": _clean(content),
        "unique_id": uuid.uuid5(post.translation_key, entry.language).urn,
        "pubdate": post.date,
        "updateddate": max(post.date, post.last_published_at or post.date),
        "author_name": ", ".join(author.name for author in entry.authors) or None,
        "categories": [tag.name(entry.language) for tag in entry.tags],
    }


def _clean(text: str) -> str:
    return CONTROL.sub("", text)
