"""The switcher: a word in its own language, top right, to the same page in the other language.

Guards: ``addresses.switch_from_page`` (live halves only, else the nearest above) and ``paper._find_switch``.
"""

import pytest
from lxml import html

from papurbro.tags.models import Tag
from papurbro.translation.models import Pair

from blog.models import Author, PostPage

from tests.factories import make_pair, site

pytestmark = pytest.mark.django_db


def switcher(client, path):
    response = client.get(path)
    links = html.fromstring(response.content.decode()).cssselect("a.tongue")
    assert len(links) == 1
    return links[0]


def alone(page):
    """The other half is no longer live; by the door that no guard can hold."""
    PostPage.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).update(live=False)


@pytest.mark.parametrize(("here", "there", "word"), [(0, 1, "English"), (1, 0, "Cymraeg")])
def test_a_post_leads_to_its_other_half(client, here, there, word):
    pair = make_pair()
    link = switcher(client, pair[here].url)
    assert link.get("href") == pair[there].url
    assert link.text_content() == word
    assert link.get("lang") == link.get("hreflang") == pair[there].language


def test_the_current_language_is_not_offered(client):
    cy, _en = make_pair()
    page = html.fromstring(client.get(cy.url).content.decode())
    assert not page.cssselect('.bar a[hreflang="cy"]')


def test_without_a_live_other_half_it_leads_to_the_section_and_says_so(client):
    cy, _en = make_pair()
    alone(cy)
    link = switcher(client, cy.url)
    assert link.get("href") == site().section["en"].url
    assert "This page is not yet available in English" in link.text_content()


def test_without_a_live_section_it_leads_to_the_front_page(client):
    cy, _en = make_pair()
    alone(cy)
    section = site().section["en"]
    section.__class__.objects.filter(pk=section.pk).update(live=False)
    assert switcher(client, cy.url).get("href") == "/en/"


def test_an_alias_is_no_other_half(client):
    cy, en = make_pair()
    PostPage.objects.filter(pk=en.pk).update(alias_of=cy.page_ptr)
    assert switcher(client, cy.url).get("href") == site().section["en"].url


def test_a_tag_leads_to_its_other_name(client):
    cy, _en = make_pair()
    tag = Tag.objects.create(name_cy="ffermio", name_en="farming")
    cy.tags.add(tag)
    cy.save()
    assert switcher(client, tag.url("cy")).get("href") == tag.url("en")


def test_an_author_leads_to_the_same_author(client):
    site()
    author = Author.objects.create(name="Mair", slug="mair")
    assert switcher(client, author.url("en")).get("href") == author.url("cy")


def test_the_part_of_a_long_list_is_kept(client):
    founded = site()
    for _ in range(21):
        make_pair()
    link = switcher(client, f"{founded.section['cy'].url}?page=2")
    assert link.get("href") == f"{founded.section['en'].url}?page=2"


def test_a_page_that_is_not_there_leads_to_the_other_front_page(client):
    site()
    assert switcher(client, "/cy/dim-byd/").get("href") == "/en/"


def test_a_standing_policy_changes_nothing_about_where_it_leads(client):
    cy, en = make_pair()
    Pair.objects.update(policy_in_force="single")
    assert switcher(client, cy.url).get("href") == en.url
