"""The editor of a live pair is asked what an edit means for the other half: in the publish menu, and on a page of its own.

Guards: ``publishing_hooks.publish_the_pair`` (asks where nothing was said), ``publishing_hooks._is_open`` and
``views_publishing.PublishAsView.post`` (a typo over a changed fact wants a confirmation).
"""

import pytest
from django.test import Client
from django.urls import reverse

from papurbro.translation.models import Status
from papurbro.translation.pages import ChangeClass

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

TEXT = "Cynhelir y cyfarfod am 19:00 yn neuadd y pentref, a bydd croeso i bawb sydd am ddod."


@pytest.fixture
def client():
    client = Client(headers={"accept-language": "en"})
    client.force_login(factories.superuser())
    return client


@pytest.fixture
def welsh():
    return factories.make_pair(cy={"body": [TEXT]})[0]


def menu(client, page):
    """The values of ``action-publish`` that the editor of ``page`` offers, in order."""
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    items = response.context["action_menu"].menu_items
    return [getattr(item, "change_class", "publish") for item in items if item.name == "action-publish"]


def save_and_publish(client, page, value="action-publish", **data):
    form = factories.edit_form(page, **{"action-publish": value, **data})
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)


def publish_as(page, query=""):
    return reverse("translation:publish_as", args=[page.pair.pk]) + query


def test_the_menu_says_publish_while_nothing_was_changed(client, welsh):
    assert menu(client, welsh) == ["publish"]


def test_the_menu_offers_three_ways_the_typo_first_where_a_letter_changed(client, welsh):
    factories.edit(welsh, body=[TEXT.replace("groeso", "croeso").replace("bawb", "bawp")])

    assert menu(client, welsh) == [ChangeClass.TYPO, ChangeClass.SUBSTANTIVE, ChangeClass.CORRECTION]


def test_the_menu_offers_new_content_first_where_a_time_changed(client, welsh):
    factories.edit(welsh, body=[TEXT.replace("19:00", "19:30")])

    assert menu(client, welsh) == [ChangeClass.SUBSTANTIVE, ChangeClass.TYPO, ChangeClass.CORRECTION]


def test_a_plain_publish_of_a_changed_text_asks_first(client, welsh):
    response = save_and_publish(client, welsh, title="Teitl arall")

    assert response.url == publish_as(welsh)
    welsh.refresh_from_db()
    assert welsh.title != "Teitl arall"
    assert welsh.get_latest_revision_as_object().title == "Teitl arall"


def test_the_class_chosen_in_the_menu_is_what_happens(client, welsh):
    save_and_publish(client, welsh, ChangeClass.CORRECTION, title="Teitl arall")

    welsh.refresh_from_db()
    assert welsh.title == "Teitl arall"
    assert factories.pair_of(welsh).change_class == ChangeClass.CORRECTION


def test_a_typo_over_a_changed_time_is_asked_about_once_more(client, welsh):
    factories.edit(welsh, body=[TEXT.replace("19:00", "19:30")])
    response = save_and_publish(client, welsh, ChangeClass.TYPO)
    assert response.url == publish_as(welsh, "?class=typo")

    question = client.get(response.url)
    assert "19:00 → 19:30" in question.content.decode()
    unconfirmed = client.post(publish_as(welsh), {"class": "typo"})
    assert unconfirmed.status_code == 200
    welsh.refresh_from_db()
    assert "19:00" in str(welsh.body)

    client.post(publish_as(welsh), {"class": "typo", "confirmed": "yes"})
    welsh.refresh_from_db()
    assert "19:30" in str(welsh.body)
    assert factories.pair_of(welsh).status == Status.CURRENT


def test_the_question_shows_what_changed_word_by_word_with_the_likely_answer_chosen(client, welsh):
    factories.edit(welsh, body=[TEXT.replace("neuadd y pentref", "festri’r capel")])

    shown = client.get(publish_as(welsh)).content.decode()

    assert "<del>neuadd</del>" in shown
    assert "<ins>" in shown
    assert 'value="substantive" checked' in shown


def test_looking_at_the_question_publishes_nothing(client, welsh):
    factories.edit(welsh, title="Teitl arall")

    client.get(publish_as(welsh, "?class=typo"))

    welsh.refresh_from_db()
    assert welsh.title != "Teitl arall"


def test_the_question_is_for_those_who_may_publish_both(welsh):
    client = Client()
    client.force_login(factories.editor("hanner", languages=("cy",)))
    factories.edit(welsh, title="Teitl arall")

    client.post(publish_as(welsh), {"class": "typo"})

    welsh.refresh_from_db()
    assert welsh.title != "Teitl arall"


def test_an_edit_of_a_pair_that_is_not_live_yet_may_be_a_typo_too(client):
    pages = factories.make_ready_pair()
    response = save_and_publish(client, pages["cy"], title=pages["cy"].title.replace("pentref", "Pentref"))
    assert response.url == publish_as(pages["cy"])

    client.post(response.url, {"class": "typo"})

    assert all(page.live for page in factories.fresh(pages).values())


def test_where_nothing_is_to_be_asked_one_button_publishes(client):
    pages = factories.make_ready_pair()

    client.post(publish_as(pages["cy"]))

    assert all(page.live for page in factories.fresh(pages).values())
