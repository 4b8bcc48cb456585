"""Archives: the posts of a tag, the posts of an author, and the lists of both."""

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation

from papurbro.core.addresses import active_language
from papurbro.tags.models import Tag
from papurbro.welsh.languages import LANGUAGES, Language, other
from papurbro.welsh.sorting import sort_key

from blog.listing import part_of
from blog.models import Author, PostPage


def halves(name: str) -> dict[Language, str]:
    """The address of a view in both languages."""
    found: dict[Language, str] = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = reverse(name)
    return found


def tag_index(request: HttpRequest) -> HttpResponse:
    """Every tag that leads to a post, in the alphabetical order of the language."""
    language = active_language()
    used = Tag.objects.filter(posts__in=PostPage.objects.for_readers_of(language)).annotate(uses=Count("posts"))
    tags = sorted(used, key=lambda tag: sort_key(tag.name(language), language))
    return render(request, "blog/tag_index.html", {"tags": tags, "halves": halves("tags")})


def tag_archive(request: HttpRequest, slug: str) -> HttpResponse:
    """The posts of one tag. Its slug in the other language leads to the one in this."""
    language = active_language()
    tag = Tag.objects.with_slug(slug, language).first()
    if tag is None:
        return _to_own_slug(slug, language)
    context = {
        "tag": tag,
        "halves": {each: tag.url(each) for each in LANGUAGES},
        "feed_url": reverse("tag_feed", kwargs={"slug": slug}),
        "part": part_of(PostPage.objects.for_readers_of(language).tagged(tag), language, request),
    }
    return render(request, "blog/tag_archive.html", context)


def _to_own_slug(slug: str, language: Language) -> HttpResponse:
    tag = Tag.objects.with_slug(slug, other(language)).first()
    if tag is None:
        raise Http404(slug)
    return HttpResponsePermanentRedirect(tag.url(language))


def author_index(request: HttpRequest) -> HttpResponse:
    """Everybody who has written something that can be read here."""
    language = active_language()
    writing = Author.objects.filter(posts__in=PostPage.objects.for_readers_of(language)).distinct()
    authors = sorted(writing, key=lambda author: sort_key(author.name, language))
    return render(request, "blog/author_index.html", {"authors": authors, "halves": halves("authors")})


def author_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One author: a few words about them, and what they wrote."""
    language = active_language()
    author = get_object_or_404(Author, slug=slug)
    context = {
        "author": author,
        "halves": {each: author.url(each) for each in LANGUAGES},
        "feed_url": reverse("author_feed", kwargs={"slug": slug}),
        "part": part_of(PostPage.objects.for_readers_of(language).by(author), language, request),
    }
    return render(request, "blog/author_page.html", context)
