"""Public pages run and load nothing but files of the site's own; the admin alone may have things inline.

Guards: ``CONTENT_SECURITY_POLICY`` and ``csp.ContentPolicyMiddleware``.
"""

import re

import pytest

from tests.factories import make_pair, site, superuser

pytestmark = pytest.mark.django_db


def policy(response):
    directives = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in directives}


def test_public_pages_allow_nothing_inline(client):
    site()
    response = client.get("/cy/")
    assert policy(response)["default-src"] == ["'self'"]
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/"])
def test_the_admin_has_what_it_needs(client, path):
    client.force_login(superuser())
    directives = policy(client.get(path, follow=True))
    assert "'unsafe-inline'" in directives["script-src"]
    assert "'unsafe-inline'" in directives["style-src"]


def test_what_public_pages_send_holds_nothing_inline(client):
    cy, _en = make_pair()
    for path in ("/cy/", cy.url, "/cy/nid-oes-dim-yma/"):
        text = client.get(path).content.decode()
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)", text)
