"""The archives of a tag and of an author, and the lists of both in the alphabetical order of the language."""

import pytest
from django.urls import reverse
from django.utils import translation
from lxml import html

from papurbro.tags.models import Tag

from blog.models import Author

from tests.factories import make_pair, site

pytestmark = pytest.mark.django_db

# c before ch, d before dd, l before ll, whatever a plain sort says.
WELSH_ORDER = ["cymuned", "chwaraeon", "dysgu", "ddoe a heddiw", "#FyMro", "ffermio", "lles", "llyfrau"]


def tagged_pair(*tags, authors=()):
    cy, en = make_pair()
    for half in (cy, en):
        half.tags, half.authors = list(tags), list(authors)
        half.save()
    return cy, en


def path(name, language):
    with translation.override(language):
        return reverse(name)


def words(client, address, selector):
    page = html.fromstring(client.get(address).content.decode())
    return [" ".join(found.text_content().split()) for found in page.cssselect(selector)]


def test_the_list_of_tags_is_in_the_order_of_its_alphabet(client):
    names = sorted(WELSH_ORDER)
    tagged_pair(*[Tag.objects.create(name_cy=name, name_en=f"{name} en") for name in names])
    assert words(client, path("tags", "cy"), ".index a") == WELSH_ORDER
    in_english = words(client, path("tags", "en"), ".index a")
    assert in_english == sorted(in_english, key=lambda name: name.casefold().lstrip("#"))


def test_a_tag_that_leads_nowhere_is_not_listed(client):
    site()
    Tag.objects.create(name_cy="gwag", name_en="empty")
    assert words(client, path("tags", "cy"), ".index a") == []


def test_a_tag_bears_its_name_in_the_language_of_the_page(client):
    tag = Tag.objects.create(name_cy="gofal cymdeithasol", name_en="social care")
    tagged_pair(tag)
    assert words(client, tag.url("cy"), "h1") == ["gofal cymdeithasol"]
    assert words(client, tag.url("en"), "h1") == ["social care"]


def test_the_slug_of_the_other_language_leads_to_this_ones(client):
    tag = Tag.objects.create(name_cy="gofal cymdeithasol", name_en="social care")
    site()
    response = client.get(tag.url("cy").replace(tag.slug_cy, tag.slug_en))
    assert (response.status_code, response["Location"]) == (301, tag.url("cy"))


def test_an_unknown_tag_is_not_there(client):
    tag = Tag.objects.create(name_cy="gofal", name_en="care")
    site()
    assert client.get(tag.url("cy").replace("gofal", "dim")).status_code == 404


def test_an_author_is_told_of_in_the_language_of_the_page(client):
    author = Author.objects.create(name="Mair", slug="mair", bio_cy="Ganed Mair yma.", bio_en="Mair was born here.")
    tagged_pair(authors=[author])
    assert words(client, author.url("cy"), ".page-head .dek") == ["Ganed Mair yma."]
    assert words(client, author.url("en"), ".page-head .dek") == ["Mair was born here."]


@pytest.mark.parametrize("name", ["author page", "list of authors"])
def test_what_is_said_of_an_author_in_one_language_only_is_labelled_in_the_other(client, name):
    author = Author.objects.create(name="Mair", slug="mair", bio_cy="Ganed Mair yma.")
    tagged_pair(authors=[author])
    address = author.url("en") if name == "author page" else path("authors", "en")
    page = html.fromstring(client.get(address).content.decode())
    (bio,) = page.cssselect("main .dek[lang]")
    assert (bio.get("lang"), bio.text_content()) == ("cy", "Ganed Mair yma.")
    assert page.cssselect("main .only")


def test_authors_who_have_written_nothing_live_are_not_listed(client):
    writes = Author.objects.create(name="Mair", slug="mair")
    Author.objects.create(name="Neb", slug="neb")
    tagged_pair(authors=[writes])
    assert words(client, path("authors", "cy"), ".people h2") == ["Mair"]
