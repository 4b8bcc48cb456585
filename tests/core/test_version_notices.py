"""One sentence about the other version, on the halves that need it and on no others.

Guards: ``notices.notice_for`` and, for the absent half, ``addresses.switch_from_page``.
"""

import datetime as dt

import pytest
from django.utils import translation
from lxml import html

from papurbro.core.addresses import switch_from_page
from papurbro.core.notices import notice_for
from papurbro.translation.models import Pair

from blog.models import PostPage

from tests.factories import make_pair

pytestmark = pytest.mark.django_db


def notices(client, page):
    return html.fromstring(client.get(page.url).content.decode()).cssselect(".notice")


def sentence(client, page):
    found = notices(client, page)
    assert len(found) == 1
    return " ".join(found[0].text_content().split())


def state(page, **values):
    Pair.objects.filter(translation_key=page.translation_key).update(**values)


def corrected(page, *, behind):
    state(
        page,
        status="stale",
        change_class="correction",
        behind=behind,
        stale_since=dt.datetime(2025, 11, 19, tzinfo=dt.UTC),
    )


def test_a_pair_that_agrees_says_nothing(client):
    cy, en = make_pair()
    assert not notices(client, cy)
    assert not notices(client, en)


def test_the_corrected_half_says_that_the_other_follows(client):
    cy, en = make_pair()
    corrected(cy, behind="cy")
    assert sentence(client, en).startswith(
        "This page was corrected on 19 November 2025. The Welsh version is being updated."
    )
    link = notices(client, en)[0].cssselect("a")[0]
    assert (link.get("href"), link.get("lang"), link.get("hreflang")) == (cy.url, "cy", "cy")


def test_the_half_that_follows_says_what_it_waits_for(client):
    cy, en = make_pair()
    corrected(cy, behind="en")
    assert "this version is being updated" in sentence(client, en)
    assert notices(client, en)[0].cssselect("a")[0].get("href") == cy.url


def test_the_notice_stays_while_the_correction_is_being_translated(client):
    cy, en = make_pair()
    corrected(cy, behind="en")
    state(cy, status="in_review")
    assert notices(client, en)


def test_once_it_has_caught_up_the_notice_goes(client):
    cy, en = make_pair()
    corrected(cy, behind="en")
    state(cy, status="current")
    assert not notices(client, en)


def test_other_changes_carry_no_notice(client):
    cy, en = make_pair()
    corrected(cy, behind="en")
    state(cy, change_class="substantive")
    assert not notices(client, en)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"status": "missing", "policy_in_force": "independent"}, "This page is not yet available in English."),
        ({"status": "in_progress", "policy_in_force": "independent"}, "the English version is on its way."),
        ({"status": "missing", "policy_in_force": "single"}, "This page is available in Welsh only."),
        ({"exempt_at": dt.datetime(2025, 1, 1, tzinfo=dt.UTC)}, "This page is available in Welsh only."),
    ],
)
def test_a_half_that_is_alone_says_so(values, said):
    cy, en = make_pair()
    state(cy, behind="en", **values)
    PostPage.objects.filter(pk=en.pk).update(live=False)
    with translation.override("en"):
        notice = notice_for(cy, switch_from_page(cy, None))
        assert notice is not None
        assert said in notice.sentence
