"""A list costs the same number of queries whatever its length, and is cut into pages of twenty.

Guards: the prefetching and ``part_of`` in ``blog.listing``.
"""

import pytest
from lxml import html

from papurbro.tags.models import Tag
from papurbro.translation.models import Pair

from blog.models import Author, PostPage

from tests.factories import make_pair, site

MOST_QUERIES = {"section": 15, "tag": 15, "author": 15, "front": 18}


@pytest.fixture
def crowded(db):
    """Twenty-three pairs with a tag and an author each, every third of them live in English alone."""
    tag = Tag.objects.create(name_cy="ffermio", name_en="farming")
    author = Author.objects.create(name="Mair", slug="mair")
    for number in range(23):
        cy, en = make_pair(cy={"title": f"Stori {number}"}, en={"title": f"Story {number}"})
        for half in (cy, en):
            half.tags, half.authors = [tag], [author]
            half.save()
        if number % 3 == 0:
            PostPage.objects.filter(pk=cy.pk).update(live=False)
    Pair.objects.update(policy_in_force="independent", behind="cy", status="in_progress")
    return {"tag": tag.url("cy"), "author": author.url("cy"), "section": site().section["cy"].url, "front": "/cy/"}


def test_queries_do_not_grow(client, crowded, django_assert_max_num_queries):
    for name, path in crowded.items():
        client.get(path)  # what the process keeps: content types, the site's roots
        with django_assert_max_num_queries(MOST_QUERIES[name]):
            assert client.get(path).status_code == 200


def test_a_list_is_cut_into_pages(client, crowded):
    first = html.fromstring(client.get(crowded["section"]).content.decode())
    second = html.fromstring(client.get(crowded["section"] + "?page=2").content.decode())
    assert len(first.cssselect("article.entry")) == 20
    assert len(second.cssselect("article.entry")) == 3
    assert first.cssselect(".pages a[rel=next]")[0].get("href") == "?page=2"
    assert second.cssselect(".pages a[rel=prev]")[0].get("href") == "?page=1"


@pytest.mark.parametrize("number", ["0", "x", "-1", "1"])
def test_what_is_no_number_gives_the_first_part(client, crowded, number):
    page = html.fromstring(client.get(f"{crowded['section']}?page={number}").content.decode())
    assert len(page.cssselect("article.entry")) == 20


def test_beyond_the_last_part_there_is_nothing(client, crowded):
    assert client.get(f"{crowded['section']}?page=3").status_code == 404
    assert client.get(f"{crowded['tag']}?page=3").status_code == 404
