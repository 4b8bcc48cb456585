"""One post: its blocks, its time to read, the words of others in their own language, sharing without script."""

import pytest
from lxml import html

from blog.models import PostPage
from blog.reading import reading_minutes

from tests.factories import make_pair

pytestmark = pytest.mark.django_db

SAID = "It is not an app that does it. It is knowing whose door to knock on."


def read(client, page):
    return html.fromstring(client.get(page.url).content.decode())


def test_somebodys_words_in_the_other_language_bear_its_name(client):
    quotes = [
        ("quote", {"text": SAID, "attribution": "Eirwen"}),
        ("quote", {"text": "Nid yr ap sy’n gwneud y gwaith.", "attribution": ""}),
    ]
    cy, _en = make_pair(cy={"body": quotes})
    foreign, own = read(client, cy).cssselect("blockquote")
    assert foreign.get("lang") == "en"
    assert own.get("lang") is None


def test_every_kind_of_block_is_shown(client):
    body = [
        ("heading", {"text": "Beth nesaf?", "level": "3"}),
        ("remote_picture", {"src": "https://example.org/a.jpg", "alt": "Y neuadd", "caption": "O bell"}),
        ("embed", "https://www.example.org/fideo"),
        ("html", "<table><tr><td>Hen dabl</td></tr></table>"),
    ]
    cy, _en = make_pair(cy={"body": body})
    page = read(client, cy)
    assert page.cssselect(".prose h3")[0].text == "Beth nesaf?"
    assert not page.cssselect(".prose img, .prose iframe")  # nothing of anybody else's is loaded unasked
    assert [link.get("href") for link in page.cssselect(".elsewhere a")] == [
        "https://example.org/a.jpg",
        "https://www.example.org/fideo",
    ]
    assert "Hen dabl" in page.cssselect(".imported table")[0].text_content()


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (200, 1), (201, 2), (1000, 5)])
def test_the_time_to_read_is_whole_minutes(words, minutes):
    cy, _en = make_pair(cy={"body": ["gair " * words] if words else []})
    assert reading_minutes(PostPage.objects.get(pk=cy.pk)) == minutes


def test_sharing_works_without_script(client):
    cy, _en = make_pair(cy={"title": "Bara & menyn"})
    page = read(client, cy)
    whatsapp, mail = (link.get("href") for link in page.cssselect(".share a"))
    address = f"http%3A//testserver{cy.url}"
    assert whatsapp == f"https://wa.me/?text=Bara%20%26%20menyn%20{address}"
    assert mail == f"mailto:?subject=Bara%20%26%20menyn&body={address}"
    assert page.cssselect(".share button")[0].get("hidden") is not None


def test_one_heading_of_the_first_level(client):
    cy, _en = make_pair()
    assert len(read(client, cy).cssselect("h1")) == 1
    assert len(html.fromstring(client.get("/cy/").content.decode()).cssselect("h1")) == 1
