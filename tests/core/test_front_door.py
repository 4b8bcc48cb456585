"""``/`` leads to the language of an earlier choice, then of the browser, then to Welsh; an address chooses, and nothing else does.

Guards: ``views.choose_language`` and ``middleware.LanguageChoiceMiddleware``.
"""

import pytest
from django.conf import settings

from tests import factories

COOKIE = settings.LANGUAGE_COOKIE_NAME


@pytest.fixture
def door(db, client):
    """What ``/`` answers a browser that asks for these languages."""
    factories.site()

    def knock(accept=""):
        return client.get("/", headers={"accept-language": accept} if accept else {})

    return knock


@pytest.mark.parametrize(
    ("accept", "leads_to"),
    [
        ("", "/cy/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("cy,en;q=0.8", "/cy/"),
        ("en;q=0.5,cy;q=0.9", "/cy/"),
        ("de,en;q=0.3", "/en/"),
        ("de,fr;q=0.3", "/cy/"),
        ("nonsense;;q=x", "/cy/"),
    ],
)
def test_without_a_choice_the_browser_decides(door, accept, leads_to):
    answer = door(accept)
    assert (answer.status_code, answer["Location"]) == (302, leads_to)
    assert COOKIE not in answer.cookies
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in answer["Vary"].split(",")}


def test_a_page_that_was_read_is_a_choice_and_outweighs_the_browser(door, client):
    chosen = client.get("/en/").cookies[COOKIE]
    assert (chosen.value, chosen["samesite"], chosen["max-age"]) == ("en", "Lax", 365 * 24 * 60 * 60)
    assert door("cy")["Location"] == "/en/"
    assert COOKIE not in client.get("/en/").cookies  # it is kept already
    assert client.get("/cy/").cookies[COOKIE].value == "cy"
    assert door("en")["Location"] == "/cy/"


@pytest.mark.parametrize("path", ["/en/nothing-here/", "/admin/login/", "/", "/documents/99/nothing.pdf"])
def test_what_shows_no_page_of_a_language_chooses_none(door, client, path):
    assert COOKIE not in client.get(path).cookies


def test_a_damaged_choice_counts_for_nothing(door, client):
    client.cookies[COOKIE] = "xx"
    assert door("en")["Location"] == "/en/"


def test_an_address_is_answered_in_its_own_language_whatever_was_chosen(door, client):
    client.cookies[COOKIE] = "cy"
    answer = client.get("/en/", headers={"accept-language": "cy"})
    assert answer["Content-Language"] == "en"
    assert '<html lang="en' in answer.content.decode()


def test_a_404_outside_of_the_languages_leads_nowhere(door, client):
    assert client.get("/documents/99/nothing.pdf").status_code == 404
