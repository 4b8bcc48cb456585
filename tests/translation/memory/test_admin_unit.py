"""One unit in the admin: what is known of it, and correcting and retiring it by those who may."""

import pytest
from django.urls import reverse

from papurbro.translation.memory.models import Change, Unit, Use

from tests import factories

pytestmark = pytest.mark.django_db

VERBS = ["correct", "retire", "restore", "review"]


@pytest.fixture
def unit(remember):
    return remember("Neuadd <y> pentref", "The village hal", is_reviewed=False)


@pytest.fixture
def mair(client):
    user = factories.translator("mair")
    client.force_login(user)
    return user


def address(verb, unit):
    return reverse(f"translation_memory:{verb}", args=[unit.pk])


def test_what_is_known_of_it_is_shown(client, mair, unit):
    pair = factories.with_counterpart(factories.make_post("cy", title="Agor y neuadd"))
    Use.objects.create(unit=unit, pair=pair, path="title")

    page = client.get(address("unit", unit)).content.decode()

    assert '<p lang="cy" class="memory-text">Neuadd &lt;y&gt; pentref</p>' in page
    assert "Agor y neuadd" in page
    assert reverse("translation:work", args=[pair.pk]) in page


def test_a_translator_corrects_it(client, mair, unit):
    answer = client.post(address("correct", unit), {"cy": unit.cy, "en": "The village hall", "reason": "spelling"})

    assert answer.status_code == 302
    assert Unit.objects.get().en == "The village hall"
    page = client.get(address("unit", unit)).content.decode()
    assert "spelling" in page
    assert "The village hal<" in page


def test_what_could_not_be_kept_stays_in_the_form(client, mair, unit):
    answer = client.post(address("correct", unit), {"cy": unit.cy, "en": "The ⟦1⟧village hall", "reason": ""})

    assert answer.status_code == 400
    assert "The ⟦1⟧village hall" in answer.content.decode()
    assert Unit.objects.get().en == "The village hal"


def test_a_translator_retires_it_and_takes_it_up_again(client, mair, unit):
    client.post(address("retire", unit), {"reason": "wrong"})
    assert Unit.objects.get().retired_at is not None

    client.post(address("restore", unit), {})
    assert Unit.objects.get().retired_at is None

    client.post(address("review", unit), {})
    assert Unit.objects.get().is_reviewed
    assert set(Change.objects.values_list("verb", "by")) == {
        ("retired", mair.pk),
        ("restored", mair.pk),
        ("reviewed", mair.pk),
    }


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_changes_by_looking(client, mair, unit, verb):
    assert client.get(address(verb, unit)).status_code == 405
    assert not Change.objects.exists()


@pytest.mark.parametrize("verb", VERBS)
def test_who_may_not_translate_only_looks(client, unit, verb):
    """Guard: ``may_change_units`` in ``VerbView``."""
    factories.site()
    editor = factories.editor("cymraes", languages=("cy",))
    editor.groups.get().permissions.remove(*editor.groups.get().permissions.filter(codename="translate_pair"))
    client.force_login(editor)

    answer = client.post(address(verb, unit), {"cy": "Te", "en": "Tea"})

    assert answer.status_code == 302
    assert answer.url == "/admin/"
    assert not Change.objects.exists()
    page = client.get(address("unit", unit))
    assert page.status_code == 200
    assert address("retire", unit) not in page.content.decode()


@pytest.mark.parametrize("verb", ["unit", *VERBS])
def test_nobody_without_logging_in_gets_anywhere(client, unit, verb):
    for method in (client.get, client.post):
        assert method(address(verb, unit)).url.startswith("/admin/login/")


def test_a_unit_that_is_not_there_is_not_found(client, mair):
    assert client.get(reverse("translation_memory:unit", args=[99999])).status_code == 404
