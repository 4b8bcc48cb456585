"""Wagtail's page explorer says how the other version of each page stands, at the same cost for few pages and for many."""

import pytest
from django.urls import reverse
from lxml import html
from wagtail.users.models import UserProfile

from papurbro.translation.models import Pair, Status

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = factories.editor()
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return user


def cells(client, language):
    """The column's text for each page below the section, by title."""
    section = factories.site().section[language]
    page = html.fromstring(client.get(reverse("wagtailadmin_explore", args=[section.pk])).content)
    rows = page.cssselect("tr:has(td.pair-explorer)")
    return {
        row.cssselect("[data-listing-page-title] .title-wrapper, .title a")[0].text_content().strip(): " ".join(
            row.cssselect("td.pair-explorer")[0].text_content().split()
        )
        for row in rows
    }


def test_the_one_that_has_to_follow_shows_its_status_and_leads_to_the_work(client, editor):
    pair = factories.with_counterpart(factories.make_post("cy", title="Te yn y neuadd"))
    Pair.objects.filter(pk=pair.pk).update(status=Status.IN_REVIEW)

    [told] = cells(client, "cy").values()

    assert "In review" in told
    section = factories.site().section["cy"]
    page = client.get(reverse("wagtailadmin_explore", args=[section.pk])).content.decode()
    assert f'href="{reverse("translation:work", args=[pair.pk])}"' in page


def test_from_the_other_side_it_says_whether_readers_have_the_original(client, editor):
    welsh, _english = factories.make_pair()

    [told] = cells(client, "en").values()

    assert told == "Welsh version: Published"
    assert welsh.live


def test_queries_do_not_grow_with_the_pages(client, editor, django_assert_num_queries):
    """Guard: ``_pairs_in`` asks once for the whole table."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    url = reverse("wagtailadmin_explore", args=[factories.site().section["cy"].pk])
    counts = []
    for number in (2, 12):
        for _again in range(number):
            factories.with_counterpart(factories.make_post("cy"))
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len([query for query in asked.captured_queries if "translation_pair" in query["sql"]]))

    assert counts[0] == counts[1]
