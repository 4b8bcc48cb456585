"""404 in the language of the address, in both where it names none; 500 in both, from nothing of the site's.

Guards: ``views.page_not_found`` and ``views.server_error``.
"""

import pytest
from django.test import RequestFactory
from lxml import html

from papurbro.core.views import server_error

from tests.factories import site


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_missing_page_answers_in_the_language_of_its_address(client, language):
    site()
    response = client.get(
        f"/{language}/nid-oes-dim-yma/", headers={"accept-language": "en" if language == "cy" else "cy"}
    )
    page = html.fromstring(response.content.decode())
    assert response.status_code == 404
    assert page.get("lang") == language
    assert len(page.cssselect("main h1")) == 1
    assert not page.cssselect("main [lang]")


@pytest.mark.django_db
def test_an_address_that_names_no_language_answers_in_both_welsh_first(client):
    site()
    response = client.get("/nothing.php")
    page = html.fromstring(response.content.decode())
    assert response.status_code == 404
    assert [part.get("lang") for part in page.cssselect("main [lang]")] == ["cy", "en"]


def test_an_error_is_told_in_both_languages_without_the_database():
    # No django_db mark: a query would fail this test.
    response = server_error(RequestFactory().get("/cy/"))
    page = html.fromstring(response.content.decode())
    assert response.status_code == 500
    assert page.get("lang") == "cy"
    assert page.cssselect("[lang=en] h2")[0].text == "There is a problem"
