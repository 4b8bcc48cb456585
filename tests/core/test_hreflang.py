"""``hreflang`` stands between live halves only, never between aliases; ``canonical`` is the page's own address.

Guards: ``addresses.readable`` and ``paper.head_links``.
"""

import pytest
from lxml import html

from papurbro.tags.models import Tag

from blog.models import PostPage

from tests.factories import make_pair, site

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def head(client, path):
    page = html.fromstring(client.get(path).content.decode())
    alternates = {link.get("hreflang"): link.get("href") for link in page.cssselect("head link[hreflang]")}
    canonical = [link.get("href") for link in page.cssselect("head link[rel=canonical]")]
    return alternates, canonical


def test_both_halves_name_both(client):
    cy, en = make_pair()
    expected = {"cy": HOST + cy.url, "en": HOST + en.url, "x-default": HOST + cy.url}
    assert head(client, cy.url) == (expected, [HOST + cy.url])
    assert head(client, en.url) == (expected, [HOST + en.url])


def test_a_half_whose_other_half_is_not_live_names_none(client):
    cy, en = make_pair()
    PostPage.objects.filter(pk=en.pk).update(live=False)
    assert head(client, cy.url) == ({}, [HOST + cy.url])


def test_an_alias_is_not_named(client):
    cy, en = make_pair()
    PostPage.objects.filter(pk=en.pk).update(alias_of=cy.page_ptr)
    assert head(client, cy.url)[0] == {}


def test_a_tag_archive_names_both_its_addresses(client):
    site()
    tag = Tag.objects.create(name_cy="ffermio", name_en="farming")
    alternates, canonical = head(client, tag.url("en"))
    assert (alternates["cy"], alternates["en"]) == (HOST + tag.url("cy"), HOST + tag.url("en"))
    assert canonical == [HOST + tag.url("en")]


def test_a_page_that_is_not_there_names_none(client):
    site()
    assert head(client, "/cy/dim-byd/") == ({}, [])


def test_a_preview_of_what_is_not_live_names_none():
    """Guard: ``paper._here``."""
    cy, _en = make_pair()
    PostPage.objects.filter(pk=cy.pk).update(live=False)

    shown = html.fromstring(PostPage.objects.get(pk=cy.pk).make_preview_request().render().content.decode())

    assert shown.cssselect("head link[rel=canonical], head link[hreflang]") == []
