"""Posts for the templates: the front page's, a section's, one post's own facts, the tags that lead further."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import template
from django.db.models import Count, Q

from papurbro.core.addresses import active_language, live_half
from papurbro.core.menus import menus
from papurbro.tags.models import Tag
from papurbro.welsh.languages import other
from papurbro.welsh.sorting import sort_key

from blog.listing import Entry, Part, entries, newest, part_of
from blog.models import Author, BlogIndexPage, PostPage
from blog.reading import reading_minutes

register = template.Library()

ON_FRONT_PAGE = 8
TAGS_ON_FRONT_PAGE = 16


@register.inclusion_tag("blog/components/front.html", takes_context=True)
def front_page_posts(context: template.Context) -> dict[str, Any]:
    """The newest posts: one that leads, a column beside it, a row below."""
    language, request = active_language(), context.get("request")
    found = newest(PostPage.objects.for_readers_of(language), ON_FRONT_PAGE, language, request)
    sections = menus(language, request).sections
    return {
        "lead": found[0] if found else None,
        "column": found[1:5],
        "row": found[5:],
        "section": sections[0] if sections else None,
    }


@register.simple_tag(takes_context=True)
def posts_below(context: template.Context, section: BlogIndexPage) -> Part:
    """One part of a section's list: of both its halves, so that what is in one language only is found in both."""
    below = Q(path__startswith=section.path)
    if half := live_half(section):
        below |= Q(path__startswith=half.path)
    language = active_language()
    return part_of(PostPage.objects.for_readers_of(language).filter(below), language, context.get("request"))


@register.simple_tag(takes_context=True)
def entry_of(context: template.Context, post: PostPage) -> Entry:
    """A post's own tags, authors and address."""
    return entries([post], post.language, context.get("request"))[0]


@register.inclusion_tag("blog/components/tag_cloud.html")
def tag_cloud() -> dict[str, Any]:
    """The tags that are used most in what this language's readers are shown, in its alphabetical order."""
    language = active_language()
    used = Tag.objects.filter(posts__in=PostPage.objects.for_readers_of(language))
    most = used.annotate(uses=Count("posts")).order_by("-uses", "pk")[:TAGS_ON_FRONT_PAGE]
    return {"tags": sorted(most, key=lambda tag: sort_key(tag.name(language), language))}


@register.filter
def tag_name(tag: Tag) -> str:
    """A tag's name in the language of the page."""
    return tag.name(active_language())


@register.filter
def path_of(thing: Any) -> str:
    """The address of a tag or an author in the language of the page."""
    return thing.url(active_language())


@register.filter
def minutes(post: PostPage) -> int:
    """How long it takes to read."""
    return reading_minutes(post)


@register.simple_tag
def bio_of(author: Author) -> dict[str, Any]:
    """What is said about an author: in the language of the page, else in the other one, to be labelled."""
    language = active_language()
    shown = language if author.bio(language) else other(language)
    return {"text": author.bio(shown), "language": shown, "is_foreign": shown != language}


@register.simple_tag(takes_context=True)
def share_links(context: template.Context, post: PostPage) -> dict[str, str]:
    """Addresses that share a post by WhatsApp and by mail, with its title and its own address, and nothing of the reader's."""
    url = context["request"].build_absolute_uri(post.get_url(context["request"]))
    words = quote(f"{post.title} {url}")
    return {
        "url": url,
        "whatsapp": f"https://wa.me/?text={words}",
        "mail": f"mailto:?subject={quote(post.title)}&body={quote(url)}",
    }
