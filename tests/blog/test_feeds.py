"""Atom feeds: whole posts of one language, each with an identity that outlives its address.

Guards: ``feeds._written`` and ``feeds._item``.
"""

import pytest
from django.urls import reverse
from django.utils import translation
from lxml import etree

from papurbro.tags.models import Tag

from blog.models import Author, PostPage

from tests.factories import make_pair, site

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client, language, name="feed", **kwargs):
    with translation.override(language):
        response = client.get(reverse(name, kwargs=kwargs))
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content)


def texts(root, path):
    return [node.text for node in root.xpath(path, namespaces=ATOM)]


def test_a_feed_is_in_one_language_and_says_which(client):
    make_pair(cy={"title": "Mart y fro"}, en={"title": "The mart"})
    for language, title in (("cy", "Mart y fro"), ("en", "The mart")):
        root = feed(client, language)
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
        assert texts(root, "//a:entry/a:title") == [title]


def test_what_is_in_the_other_language_alone_stays_out(client):
    cy, _en = make_pair()
    PostPage.objects.filter(pk=cy.pk).update(live=False)
    assert texts(feed(client, "cy"), "//a:entry/a:title") == []


def test_an_entry_holds_the_whole_post(client):
    make_pair(cy={"body": ["Y paragraff cyntaf.", "Yr ail, a'r olaf."]})
    (content,) = texts(feed(client, "cy"), "//a:entry/a:content")
    assert "Y paragraff cyntaf." in content
    assert "Yr ail, a'r olaf." in content


def test_an_entry_keeps_its_identity_when_its_address_changes(client):
    """Guard: ``feeds._item``."""
    cy, _en = make_pair()
    before = texts(feed(client, "cy"), "//a:entry/a:id")

    page = PostPage.objects.get(pk=cy.pk)
    page.slug = "cyfeiriad-newydd"
    page.save(clean=False)

    (link,) = feed(client, "cy").xpath("//a:entry/a:link/@href", namespaces=ATOM)
    assert link.endswith("/cyfeiriad-newydd/")
    assert texts(feed(client, "cy"), "//a:entry/a:id") == before
    assert texts(feed(client, "en"), "//a:entry/a:id") != before


def test_what_xml_cannot_hold_does_not_break_the_feed(client):
    make_pair(cy={"title": "Mart\x0b y fro", "body": ["Hen\x08 destun."]})
    assert texts(feed(client, "cy"), "//a:entry/a:title") == ["Mart y fro"]


def test_the_feeds_of_a_tag_and_of_an_author_hold_theirs_alone(client):
    tag = Tag.objects.create(name_cy="ffermio", name_en="farming")
    author = Author.objects.create(name="Mair", slug="mair")
    theirs, _en = make_pair(cy={"title": "Mart y fro"})
    theirs.tags, theirs.authors = [tag], [author]
    theirs.save()
    make_pair()
    assert texts(feed(client, "cy", "tag_feed", slug="ffermio"), "//a:entry/a:title") == ["Mart y fro"]
    assert texts(feed(client, "cy", "author_feed", slug="mair"), "//a:entry/a:title") == ["Mart y fro"]
    assert texts(feed(client, "cy", "tag_feed", slug="ffermio"), "//a:entry/a:author/a:name") == ["Mair"]


def test_a_feed_of_nothing_is_still_a_feed(client):
    site()
    assert texts(feed(client, "en"), "//a:entry") == []


def test_what_only_some_may_read_is_in_no_feed(client):
    """Guard: ``PostQuerySet.for_everybody`` in ``feeds._written``."""
    cy, _en = make_pair()
    cy.view_restrictions.create(restriction_type="login")
    assert texts(feed(client, "cy"), "//a:entry/a:title") == []


def test_an_alias_is_in_no_feed(client):
    """Guard: ``PostQuerySet.real`` in ``in_language``."""
    cy, en = make_pair()
    PostPage.objects.filter(pk=en.pk).update(alias_of=cy.page_ptr)
    assert texts(feed(client, "en"), "//a:entry/a:title") == []
