"""The memory in the admin: who sees it, and what it can be narrowed to."""

import pytest
from django.urls import reverse

from papurbro.translation.memory.models import Origin, Unit, Use

from tests import factories

pytestmark = pytest.mark.django_db

INDEX = "translation_memory:index"


@pytest.fixture
def mair(client):
    user = factories.translator("mair")
    client.force_login(user)
    return user


def listed(client, **query):
    """The Welsh of what is listed, in order."""
    return [unit.cy for unit in client.get(reverse(INDEX), query).context["table"].data]


def test_everything_is_listed_the_newest_first(client, mair, remember):
    remember("Te", "Tea", author_name="Ifan")
    remember("Coffi", "Coffee", is_reviewed=False)

    page = client.get(reverse(INDEX)).content.decode()

    assert listed(client) == ["Coffi", "Te"]
    assert "Ifan" in page
    assert 'lang="cy"' in page
    assert reverse("translation_memory:unit", args=[Unit.objects.get(cy="Te").pk]) in page


def test_it_can_be_narrowed_by_what_matters(client, mair, remember):
    remember("Te", "Tea")
    remember("Dŵr", "Water", written_in="en")
    remember("Coffi", "Coffee", is_reviewed=False)
    Unit.objects.filter(pk=remember("Cawl", "Soop").pk).update(retired_at="2026-01-01T00:00:00Z")
    published = remember("Neuadd", "Hall", origin=Origin.PUBLISHED)

    assert listed(client, written_in="en") == ["Dŵr"]
    assert listed(client, origin="published") == ["Neuadd"]
    assert listed(client, is_reviewed="False") == ["Coffi"]
    assert listed(client, state="retired") == ["Cawl"]
    assert listed(client, state="outdated") == ["Neuadd"]
    assert "Cawl" not in listed(client, state="offered")
    pair = factories.with_counterpart(factories.make_post("cy"))
    Use.objects.create(unit=published, pair=pair, path="title")
    assert listed(client, state="outdated") == []


@pytest.mark.parametrize("words", ["neuadd", "Neuaddau", "hall", "halls", "pentre"])
def test_words_are_found_in_any_form_in_either_language(client, mair, remember, words):
    remember("Neuadd y pentref", "The village hall")
    remember("Te", "Tea")

    assert listed(client, q=words) == ["Neuadd y pentref"]


@pytest.mark.parametrize(
    "query", [{"q": '"'}, {"q": "…"}, {"written_in": "xx"}, {"state": "nonsense"}, {"p": "99999"}, {"q": "a" * 400}]
)
def test_a_wrong_question_is_no_error(client, mair, remember, query):
    remember("Te", "Tea")

    assert client.get(reverse(INDEX), query).status_code == 200
    assert client.get(reverse("translation_memory:index_results"), query).status_code == 200


def test_it_costs_the_same_for_few_units_and_for_many(client, mair, remember, django_assert_max_num_queries):
    counts = []
    for number in (3, 60):
        for index in range(number):
            remember(f"Te {number} {index}", f"Tea {number} {index}", author=mair)
        client.get(reverse(INDEX))
        with django_assert_max_num_queries(15) as asked:
            client.get(reverse(INDEX))
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["index", "index_results", "concordance"])
def test_editors_see_it_and_others_do_not(client, name):
    """Guard: ``may_see_memory`` in ``MemoryPage``."""
    factories.site()
    address = reverse(f"translation_memory:{name}")
    assert client.get(address).status_code == 302
    assert client.get(address).url.startswith("/admin/login/")

    client.force_login(factories.editor("cymraes", languages=("cy",)))
    assert client.get(address).status_code == 200

    visitor = factories.translator("visitor")
    visitor.groups.get().permissions.remove(*visitor.groups.get().permissions.filter(codename="translate_pair"))
    client.force_login(visitor)
    assert client.get(address).status_code == 302
    assert reverse(INDEX) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_leads_to_it(client, mair):
    assert reverse(INDEX) in client.get(reverse("wagtailadmin_home")).content.decode()
