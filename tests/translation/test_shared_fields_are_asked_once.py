"""What a pair has once is edited on the original, and not asked for again on its counterpart."""

import datetime

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def fields_of(client, page):
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    return set(response.context["form"].fields)


def test_tags_authors_date_and_picture_are_asked_for_on_the_original_only(client):
    welsh, english = factories.make_pair(original="cy")
    client.force_login(factories.superuser())

    assert {"tags", "authors", "date", "image"} <= fields_of(client, welsh)
    assert fields_of(client, english).isdisjoint({"tags", "authors", "date", "image"})


def test_saving_the_counterpart_keeps_the_date_it_has(client):
    date = datetime.datetime(2026, 11, 18, 9, 30, tzinfo=datetime.UTC)
    _welsh, english = factories.make_pair(original="cy", date=date)
    client.force_login(factories.superuser())
    data = {
        "title": "A new title",
        "slug": english.slug,
        "intro": "",
        "body-count": "0",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MAX_NUM_FORMS": "",
    }

    response = client.post(reverse("wagtailadmin_pages:edit", args=[english.pk]), data)

    assert response.status_code == 302
    english.refresh_from_db()
    assert english.get_latest_revision_as_object().date == date
    assert english.draft_title == "A new title"
