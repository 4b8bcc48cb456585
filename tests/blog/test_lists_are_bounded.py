"""A list costs the same number of queries whatever its length, and is cut into pages of twenty.

Guards: ``listing.listed`` (the rows beside a post, and its picture's sizes), ``listing.entries`` (tags, authors and pairs at once), ``listing.part_of``.
"""

import itertools

import pytest
from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext
from lxml import html
from wagtail.images.models import Filter, Image, Rendition

from papurbro.tags.models import Tag
from papurbro.translation.models import Pair

from blog import listing
from blog.models import Author, PostPage
from blog.pictures import SIZES

from tests.factories import make_pair, site

MOST_QUERIES = {"section": 16, "tag": 16, "author": 16, "front": 19, "tags": 12, "authors": 12, "feed": 12}
_numbers = itertools.count(1)


def picture():
    """A picture of which every size was made; no file is opened for a list."""
    image = Image.objects.create(title="Y neuadd", file="neuadd.png", width=1600, height=1000)
    rows = [
        Rendition(
            image=image,
            filter_spec=spec,
            focal_point_key=Filter(spec).get_cache_key(image),
            file=f"{number}.webp",
            width=320,
            height=200,
        )
        for number, spec in enumerate(SIZES)
    ]
    Rendition.objects.bulk_create(rows)
    return image


def more_posts(count):
    """``count`` pairs with a picture, a tag and an author of their own beside those of all; every other one live in English alone."""
    everywhere = Tag.objects.get_or_create(name_cy="ffermio", name_en="farming")[0]
    writer = Author.objects.get_or_create(name="Mair", slug="mair")[0]
    for number in itertools.islice(_numbers, count):
        tag = Tag.objects.create(name_cy=f"pwnc {number}", name_en=f"topic {number}")
        author = Author.objects.create(name=f"Ifan {number}", slug=f"ifan-{number}")
        cy, en = make_pair(image=picture())
        for half in (cy, en):
            half.tags, half.authors = [everywhere, tag], [writer, author]
            half.save()
        if number % 2:
            PostPage.objects.filter(pk=cy.pk).update(live=False)
    Pair.objects.update(policy_in_force="independent", behind="cy", status="in_progress")


def lists():
    tag, author = Tag.objects.get(name_cy="ffermio"), Author.objects.get(slug="mair")
    return {
        "section": site().section["cy"].url,
        "tag": tag.url("cy"),
        "author": author.url("cy"),
        "front": "/cy/",
        "tags": "/cy/tagiau/",
        "authors": "/cy/awduron/",
        "feed": "/en/feed/",
    }


def queries(client, path):
    client.get(path)  # what the process keeps: content types, the site's roots
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.fixture
def no_cache_of_sizes(settings):
    """As in production, where a list reads them with one query."""
    settings.CACHES = {**settings.CACHES, "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


def test_queries_do_not_grow(db, client, no_cache_of_sizes):
    more_posts(3)
    few = {name: queries(client, path) for name, path in lists().items()}
    more_posts(4)
    assert {name: queries(client, path) for name, path in lists().items()} == few
    assert {name: most for name, most in MOST_QUERIES.items() if few[name] > most} == {}


def test_no_more_posts_are_read_than_a_part_shows(db, client, monkeypatch):
    """Guard: the slice in ``listing.part_of``. One more than it shows tells whether there are older ones."""
    monkeypatch.setattr(listing, "A_PART", 2)
    more_posts(5)
    read = []

    def note(instance, **_kwargs):
        read.append(instance.pk)

    post_init.connect(note, sender=PostPage)
    try:
        client.get(lists()["section"])
    finally:
        post_init.disconnect(note, sender=PostPage)
    assert len(read) == 3


def test_a_list_is_cut_into_pages(db, client, monkeypatch):
    assert listing.A_PART == 20
    monkeypatch.setattr(listing, "A_PART", 2)
    more_posts(3)
    where = lists()

    def shown(page, path=where["section"]):
        return html.fromstring(client.get(f"{path}?page={page}").content.decode())

    first, second = shown(1), shown(2)
    assert len(first.cssselect("article.entry")) == 2
    assert len(second.cssselect("article.entry")) == 1
    assert first.cssselect(".pages a[rel=next]")[0].get("href") == "?page=2"
    assert second.cssselect(".pages a[rel=prev]")[0].get("href") == "?page=1"
    for no_number in ("0", "x", "-1", ""):
        assert len(shown(no_number).cssselect("article.entry")) == 2
    for name in ("section", "tag", "author"):
        assert client.get(f"{where[name]}?page=3").status_code == 404
