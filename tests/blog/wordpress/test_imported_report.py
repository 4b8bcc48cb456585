"""Editors find what an import wants them to look at."""

import pytest
from django.urls import reverse

from papurbro.translation.models import Pair

from blog.models import PostPage

from tests import factories
from tests.blog.wordpress.wxr import CY, EN, TITLE_EN, item, paragraphs

pytestmark = pytest.mark.django_db

PLAIN = item(1, "A plain post about the hall", paragraphs(EN))
DOUBTFUL = item(2, TITLE_EN, paragraphs([EN[0], EN[1], CY[0], CY[1], EN[2]]))


def test_what_is_to_be_looked_at_stands_on_top_and_leads_to_its_page(bring, client):
    bring(DOUBTFUL, PLAIN)
    client.force_login(factories.superuser())
    shown = client.get(reverse("imported_posts")).content.decode()
    assert shown.index(TITLE_EN) < shown.index("A plain post about the hall")
    page = Pair.objects.get(original__title=TITLE_EN).original
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown


def test_a_deleted_post_leads_nowhere(bring, client):
    bring(PLAIN)
    PostPage.objects.get().delete()
    client.force_login(factories.superuser())
    response = client.get(reverse("imported_posts"))
    assert response.status_code == 200
    assert "A plain post about the hall" in response.content.decode()


def test_a_translator_does_not_see_it(client):
    client.force_login(factories.translator())
    assert client.get(reverse("imported_posts")).status_code == 302
