"""What lists show: the posts of the language, and those that are in the other one alone, labelled; never an alias, a draft or a private page.

Guards: ``PostQuerySet.for_readers_of`` and the label in ``blog/components/entry.html``.
"""

import pytest
from lxml import html
from wagtail.models import PageViewRestriction

from papurbro.tags.models import Tag
from papurbro.translation.models import Pair

from blog.models import Author, PostPage

from tests.factories import make_pair, site

pytestmark = pytest.mark.django_db


@pytest.fixture
def tag():
    return Tag.objects.create(name_cy="ffermio", name_en="farming")


@pytest.fixture
def author():
    return Author.objects.create(name="Mair Prydderch", slug="mair")


@pytest.fixture(params=["front page", "section", "tag", "author"])
def lists(request, tag, author):
    """The address of a list in each language."""
    founded = site()
    return {
        "front page": {"cy": "/cy/", "en": "/en/"},
        "section": {language: page.url for language, page in founded.section.items()},
        "tag": {language: tag.url(language) for language in ("cy", "en")},
        "author": {language: author.url(language) for language in ("cy", "en")},
    }[request.param]


@pytest.fixture
def pair(tag, author):
    cy, en = make_pair(cy={"title": "Mart y fro"}, en={"title": "The mart"})
    for half in (cy, en):
        half.tags, half.authors = [tag], [author]
        half.save()
    return cy, en


def alone(page, **state):
    """Of the pair, this half alone is live."""
    PostPage.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).update(live=False)
    Pair.objects.filter(translation_key=page.translation_key).update(policy_in_force="independent", **state)


def shown(client, path):
    page = html.fromstring(client.get(path).content.decode())
    return page.cssselect("article.entry")


def titles(client, path):
    return [entry.cssselect("h2 a")[0].text_content() for entry in shown(client, path)]


def test_each_language_lists_its_own_half(client, lists, pair):
    assert titles(client, lists["cy"]) == ["Mart y fro"]
    assert titles(client, lists["en"]) == ["The mart"]


def test_a_post_in_the_other_language_alone_is_listed_and_labelled(client, lists, pair):
    _cy, en = pair
    alone(en, status="missing", behind="cy")
    (entry,) = shown(client, lists["cy"])
    link = entry.cssselect("h2 a")[0]
    assert (link.get("href"), link.get("lang"), link.get("hreflang")) == (en.url, "en", "en")
    assert len(entry.cssselect("h2 .only")) == 1


def test_what_is_in_the_language_of_the_list_bears_no_label(client, lists, pair):
    (entry,) = shown(client, lists["en"])
    assert not entry.cssselect(".only")
    assert not entry.cssselect("[lang]")


def test_the_words_about_a_post_bear_its_language_too(client, lists, pair):
    _cy, en = pair
    PostPage.objects.filter(pk=en.pk).update(intro="What the mart is for.")
    alone(en, status="missing", behind="cy")
    (entry,) = shown(client, lists["cy"])
    assert all(words.get("lang") == "en" for words in entry.cssselect(".dek"))


@pytest.mark.parametrize(("status", "said"), [("in_progress", True), ("in_review", True), ("missing", False)])
def test_a_version_that_somebody_is_making_is_announced(client, pair, status, said):
    cy, _en = pair
    alone(cy, status=status, behind="en")
    (entry,) = shown(client, "/en/")
    assert ("English version on its way" in entry.text_content()) is said


def test_an_alias_is_never_listed(client, lists, pair):
    cy, _en = pair
    other_cy, _other_en = make_pair()
    PostPage.objects.filter(pk=cy.pk).update(alias_of=other_cy.page_ptr)
    assert "Mart y fro" not in titles(client, lists["cy"])


def test_a_draft_is_never_listed(client, lists, pair):
    PostPage.objects.update(live=False)
    assert titles(client, lists["cy"]) == []


def test_a_page_behind_a_password_is_not_listed(client, lists, pair):
    cy, en = pair
    for half in (cy, en):
        PageViewRestriction.objects.create(page=half, restriction_type="password", password="x")
    assert titles(client, lists["cy"]) == []
