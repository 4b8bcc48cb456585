"""A claim gives the right to write one half, and nothing more: tried with complete forms, not with empty ones."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from papurbro.translation import work
from papurbro.translation.models import Pair, Status

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mair(client):
    user = factories.translator("mair")
    client.force_login(user)
    return user


@pytest.fixture
def halves(mair):
    """A live pair written by hand, the Welsh changed, the English claimed: ``{"cy": page, "en": page}``."""
    welsh, english = factories.make_pair()
    factories.edit(welsh, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])
    work.claim(factories.pair_of(welsh), mair)
    return factories.fresh({"cy": welsh, "en": english})


def page_url(name, page):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk])


def is_refused(answer):
    return answer.status_code == 302 and answer.url == reverse("wagtailadmin_home")


def rows():
    return list(Page.objects.order_by("pk").values("pk", "live", "title", "path", "latest_revision_id", "alias_of_id"))


def test_the_claimed_half_can_be_written(client, halves):
    client.post(page_url("edit", halves["en"]), factories.edit_form(halves["en"], title="Closed"))

    assert factories.fresh(halves)["en"].get_latest_revision_as_object().title == "Closed"


@pytest.mark.parametrize(
    "action", ["action-publish", "action-submit", "action-restart-workflow", "action-workflow-action"]
)
def test_it_cannot_be_published_from_there_nor_sent_into_a_workflow(client, halves, action):
    """Guards: ``can_publish`` needs the page permission; ``can_submit_for_moderation`` of ``PairedPagePermissionTester``."""
    client.post(page_url("edit", halves["en"]), factories.edit_form(halves["en"], title="Closed", **{action: "true"}))

    assert factories.fresh(halves)["en"].title != "Closed"
    assert not WorkflowState.objects.exists()


@pytest.mark.parametrize(
    "name", ["delete", "unpublish", "copy", "move", "convert_alias", "set_privacy", "lock", "unlock"]
)
@pytest.mark.parametrize("language", ["cy", "en"])
def test_neither_half_can_be_taken_away_moved_or_copied(client, halves, name, language):
    before = rows()

    for method in (client.get, client.post):
        answer = method(page_url(name, halves[language]))
        assert is_refused(answer) or answer.status_code in (403, 404, 405)
    assert rows() == before


def test_the_original_cannot_be_edited(client, halves):
    before = rows()

    assert is_refused(client.get(page_url("edit", halves["cy"])))
    assert is_refused(client.post(page_url("edit", halves["cy"]), factories.edit_form(halves["cy"], title="Ar gau")))
    assert rows() == before


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_nothing_happens_in_bulk(client, halves, action):
    before = rows()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])

    client.get(url, {"id": [page.pk for page in halves.values()]})
    client.post(f"{url}?id={halves['cy'].pk}&id={halves['en'].pk}", {"chooser": factories.site().section["en"].pk})

    assert rows() == before


@pytest.mark.parametrize("name", ["approve", "send_back", "assign", "decide"])
def test_nothing_is_decided_by_a_translator(client, mair, halves, name):
    pair = Pair.objects.for_page(halves["cy"]).get()
    before = Pair.objects.filter(pk=pair.pk).values().get()
    data = {"note": "x", "decision": "exempt", "reason": "x", "to": mair.pk, "due": "2030-01-01"}

    assert is_refused(client.post(reverse(f"translation:{name}", args=[pair.pk]), data))
    assert Pair.objects.filter(pk=pair.pk).values().get() == before


def test_what_is_given_back_can_no_longer_be_edited(client, mair, halves):
    pair = Pair.objects.for_page(halves["cy"]).get()

    client.post(reverse("translation:release", args=[pair.pk]))

    assert is_refused(client.get(page_url("edit", halves["en"])))


def test_what_is_level_again_can_no_longer_be_edited(client, mair, halves):
    """Guard: ``is_pending`` in ``PairedPagePermissionTester``."""
    Pair.objects.for_page(halves["cy"]).update(status=Status.READY)

    assert is_refused(client.get(page_url("edit", halves["en"])))


def test_the_group_for_translators_comes_with_the_site(client):
    """Guard: the migration that makes it."""
    found = Group.objects.get(name="Translators").permissions.values_list("codename", flat=True)

    assert {"translate_pair", "access_admin"} <= set(found)
    assert not [name for name in found if not name.startswith(("choose_", "translate_pair", "access_admin"))]
    assert Group.objects.filter(name="Moderators", permissions__codename="translate_pair").exists()
