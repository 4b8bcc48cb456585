"""The list of what was dismissed is for all who see the text; taking one back for those who work on it."""

import pytest
from django.urls import reverse

from papurbro.translation import work
from papurbro.translation.checking.models import Dismissal

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded", "in_english"), pytest.mark.django_db]


@pytest.fixture
def mair():
    return factories.translator("mair")


@pytest.fixture
def dismissal(mair):
    pair = work.claim(factories.with_counterpart(factories.make_post("cy")), mair)
    return Dismissal.objects.create(
        pair=pair, part="p", check_id="numbers", digest="d", sentence="Here stands <12>", reason="It is right.", by=mair
    )


def address(name, dismissal):
    args = [dismissal.pair_id] + ([dismissal.pk] if name == "withdraw" else [])
    return reverse(f"translation_checking:{name}", args=args)


def test_it_says_what_was_found_who_let_it_stand_and_why(client, dismissal, mair):
    client.force_login(mair)

    page = client.get(address("dismissed", dismissal)).content.decode()

    assert "Here stands &lt;12&gt;" in page
    assert "It is right." in page
    assert "Numbers" in page or "Rhifau" in page


def test_who_works_on_it_takes_one_back(client, dismissal, mair):
    client.force_login(mair)

    assert client.get(address("withdraw", dismissal)).status_code == 405
    assert client.post(address("withdraw", dismissal)).url == address("dismissed", dismissal)
    assert not Dismissal.objects.exists()


def test_another_translator_sees_the_list_and_takes_nothing_back(client, dismissal):
    client.force_login(factories.translator("ifan"))

    page = client.get(address("dismissed", dismissal))
    client.post(address("withdraw", dismissal))

    assert page.status_code == 200
    assert address("withdraw", dismissal) not in page.content.decode()
    assert Dismissal.objects.exists()


def test_nobody_else_gets_in(client, dismissal):
    for name in ("dismissed", "withdraw"):
        assert client.post(address(name, dismissal)).status_code in (302, 405)
    assert Dismissal.objects.exists()
