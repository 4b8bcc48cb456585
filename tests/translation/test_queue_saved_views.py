"""What the queue was narrowed to can be kept under a name: one's own, and shown to everybody by an editor."""

import pytest
from django.urls import reverse

from papurbro.translation.translators.models import SavedView

from tests import factories

pytestmark = pytest.mark.django_db

SAVE = "translators:save_view"


@pytest.fixture
def mair(client, founded):
    user = factories.translator("mair")
    client.force_login(user)
    return user


def save(client, name="Rygbi", query="status=stale", **more):
    return client.post(reverse(SAVE), {"name": name, "query": query, **more}, follow=True)


def views_of(client):
    return [saved["view"].name for saved in client.get(reverse("translation:queue")).context["saved_views"]]


def test_what_is_saved_is_kept_and_leads_back(client, mair):
    save(client, query="status=stale&p=3&after=1-2-3&nonsense=1&due=week")

    view = SavedView.objects.get()
    assert (view.owner, view.name, view.query) == (mair, "Rygbi", "due=week&status=stale")
    page = client.get(reverse("translation:queue")).content.decode()
    assert "?due=week&amp;status=stale" in page


def test_the_same_name_is_written_over_and_no_name_is_refused(client, mair, in_english):
    save(client)
    save(client, query="due=week")
    assert SavedView.objects.get().query == "due=week"

    answer = save(client, name="   ")
    assert SavedView.objects.count() == 1
    assert [str(message) for message in answer.context["messages"]]
    save(client, name="x" * 61)
    assert SavedView.objects.count() == 1


def test_it_can_be_renamed_and_deleted_by_its_owner_alone(client, mair):
    save(client)
    view = SavedView.objects.get()
    rename = reverse("translators:rename_view", args=[view.pk])
    delete = reverse("translators:delete_view", args=[view.pk])

    client.force_login(factories.editor())
    assert client.post(rename, {"name": "Arall"}).status_code == 404
    assert client.post(delete).status_code == 404

    client.force_login(mair)
    client.post(rename, {"name": "Arall"})
    assert SavedView.objects.get().name == "Arall"
    assert client.get(delete).status_code == 405
    client.post(delete)
    assert not SavedView.objects.exists()


def test_two_of_one_s_own_cannot_bear_one_name(client, mair):
    save(client, name="Un")
    save(client, name="Dau")
    view = SavedView.objects.get(name="Dau")

    client.post(reverse("translators:rename_view", args=[view.pk]), {"name": "Un"})

    assert SavedView.objects.filter(name="Dau").exists()


def test_others_see_only_what_an_editor_shared(client, mair):
    save(client, name="Fy ngolwg i")
    save(client, name="I bawb gen i", is_shared="on")  # not a translator's to share
    client.force_login(factories.editor())
    save(client, name="I bawb", is_shared="on")

    client.force_login(factories.translator("ifan"))

    assert views_of(client) == ["I bawb"]
    assert not SavedView.objects.filter(name="I bawb gen i").exists()


def test_somebody_with_nothing_to_do_with_the_queue_saves_nothing(client, founded):
    visitor = factories.translator("visitor")
    group = visitor.groups.get()
    group.permissions.remove(group.permissions.get(codename="translate_pair"))
    client.force_login(visitor)

    save(client)

    assert not SavedView.objects.exists()
