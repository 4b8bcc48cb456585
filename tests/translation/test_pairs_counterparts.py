"""The half that is made at once: where it stands, what follows, and what is its own.

Guards: ``signals.page_saved`` (made on commit, not within an importer's ``no_counterparts``), ``counterparts.ensure_counterpart`` (one only),
``autosave.is_autosaving`` (autosave wakes nobody), ``counterparts.compose`` (the slug follows until the first publication).
"""

import json

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from papurbro.core.models import StandardPage
from papurbro.translation import counterparts, work
from papurbro.translation.models import Pair, Status
from papurbro.translation.sync import units

from blog.models import PostPage

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def english_of(page):
    return PostPage.objects.filter(translation_key=page.translation_key, locale__language_code="en").first()


def test_a_new_page_has_its_counterpart_when_the_transaction_commits(commit):
    with commit():
        page = factories.make_post("cy")
        assert english_of(page) is None

    english = english_of(page)
    assert not english.live
    assert english.get_parent().specific == factories.site().section["en"]
    pair = Pair.objects.for_page(page).get()
    assert (pair.original_language, pair.behind, pair.status) == ("cy", "en", Status.MISSING)


def test_either_language_may_be_the_original(commit):
    with commit():
        page = factories.make_post("en")

    pair = Pair.objects.for_page(page).get()
    assert (pair.original_language, pair.behind) == ("en", "cy")
    assert pair.counterpart.locale.language_code == "cy"


def test_parents_come_first_as_drafts():
    home = factories.site().home["cy"]
    with counterparts.no_counterparts():
        parent = Page.objects.get(pk=home.pk).add_child(instance=StandardPage(title="Amdanom", locale=home.locale))
        child = parent.add_child(instance=StandardPage(title="Ein hanes", locale=home.locale))

    made = counterparts.ensure_counterpart(child)

    above = made.get_parent().specific
    assert above.translation_key == parent.translation_key
    assert not above.live
    assert not made.live


def test_an_importer_makes_both_halves_itself(commit):
    with commit(), counterparts.no_counterparts():
        page = factories.make_post("cy")

    assert english_of(page) is None
    assert Pair.objects.for_page(page).get().status == Status.MISSING


def test_a_second_call_finds_what_the_first_one_made():
    page = factories.make_post("cy")

    assert counterparts.ensure_counterpart(page) == counterparts.ensure_counterpart(page)
    assert PostPage.objects.filter(translation_key=page.translation_key).count() == 2


def test_the_loser_of_a_race_gets_what_the_winner_made(monkeypatch):
    page = factories.make_post("cy")
    won = counterparts.ensure_counterpart(page)
    look, too_early = counterparts.counterpart_of, [None]
    monkeypatch.setattr(counterparts, "counterpart_of", lambda half: too_early.pop() if too_early else look(half))

    assert counterparts.ensure_counterpart(page) == won
    assert PostPage.objects.filter(translation_key=page.translation_key).count() == 2


def test_title_and_slug_follow_the_original_until_somebody_translates_them():
    page = factories.make_post("cy", title="Y ffair")
    factories.with_counterpart(page)
    factories.edit(page, title="Y ffair haf", slug="y-ffair-haf")

    work.make_ready_for_work(factories.pair_of(page))

    assert english_of(page).title == "Y ffair haf"
    assert english_of(page).slug == "y-ffair-haf"


def test_the_slug_follows_the_counterparts_own_title_until_its_first_publication():
    page = factories.make_post("cy")
    pair = factories.translate_all(factories.with_counterpart(page), text="The summer fair")
    assert english_of(page).slug == "the-summer-fair"
    for verb in (work.send_for_review, work.approve):
        pair = verb(pair, factories.superuser())
    factories.publish(page)
    assert english_of(page).live

    factories.edit(page, title="Y ffair fawr")
    work.make_ready_for_work(factories.pair_of(page))
    pair = factories.translate_all(factories.pair_of(page), text="The great fair")
    for verb in (work.send_for_review, work.approve):
        pair = verb(pair, factories.superuser())
    factories.publish(page)

    assert english_of(page).title == "The great fair"
    assert english_of(page).slug == "the-summer-fair"


def test_autosave_does_not_wake_the_translators():
    client = Client()
    client.force_login(factories.superuser())
    page = factories.make_post("cy", title="Y ffair")
    pair = factories.with_counterpart(page)
    translation = counterparts.enabled_translation(pair.translation_key)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    response = client.post(
        address, factories.edit_form(page, title="Y ffair haf"), headers={"accept": "application/json"}
    )
    assert json.loads(response.content)["success"]
    assert next(unit.source for unit in units(translation)) == "Y ffair"

    client.post(address, factories.edit_form(page, title="Y ffair haf"))
    assert next(unit.source for unit in units(translation)) == "Y ffair haf"
