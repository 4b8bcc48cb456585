"""Ticked rows are given to somebody at once, each by the rights that one has about it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from papurbro.translation.models import Pair

from tests import factories

pytestmark = pytest.mark.django_db

ASSIGN = "translators:assign_many"


@pytest.fixture
def mair(founded):
    return factories.translator("mair")


@pytest.fixture
def pairs(mair):
    return [factories.with_counterpart(factories.make_post("cy")) for _number in range(3)]


def in_days(days):
    return timezone.localdate() + datetime.timedelta(days=days)


def assign(client, pairs, to, due="", query=""):
    data = {"pairs": [pair.pk for pair in pairs], "to": to.pk if to else "", "due": due, "query": query}
    return client.post(reverse(ASSIGN), data, follow=True)


def assignees(pairs):
    return [Pair.objects.get(pk=pair.pk).assignee for pair in pairs]


def test_all_of_them_get_their_translator_and_their_date_in_one_go(client, mair, pairs):
    client.force_login(factories.editor())

    answer = assign(client, pairs[:2], mair, due=in_days(7).isoformat(), query="status=missing&p=2")

    assert assignees(pairs) == [mair, mair, None]
    assert Pair.objects.get(pk=pairs[0].pk).due == in_days(7)
    assert answer.redirect_chain[-1][0] == f"{reverse('translation:queue')}?status=missing"


def test_without_a_date_each_keeps_its_own(client, mair, pairs):
    client.force_login(factories.editor())
    Pair.objects.filter(pk=pairs[0].pk).update(due=in_days(3))

    assign(client, pairs, mair)

    assert [Pair.objects.get(pk=pair.pk).due for pair in pairs] == [in_days(3), None, None]


def test_what_is_not_theirs_to_give_is_refused_by_name_and_the_rest_is_given(client, mair, pairs, in_english):
    """Guard: ``_require_editor`` in ``work.assign``, asked for each row."""
    welsh_only = factories.editor("huw", languages=("cy",))
    client.force_login(welsh_only)

    answer = assign(client, pairs, mair)

    assert assignees(pairs) == [None, None, None]
    told = [str(message) for message in answer.context["messages"]]
    assert len(told) == 3
    assert str(pairs[0].original.title) in " ".join(told)


def test_a_translator_gives_nothing_to_anybody(client, mair, pairs):
    """Guard: ``may_organise`` in ``AssignManyView``."""
    client.force_login(mair)
    page = client.get(reverse("translation:queue")).content.decode()
    assert 'name="pairs"' not in page
    assert reverse(ASSIGN) not in page

    assign(client, pairs, mair)

    assert assignees(pairs) == [None, None, None]


@pytest.mark.parametrize("wrong", [{"pairs": []}, {"pairs": ["x"]}, {"pairs": [0]}, {"due": "yesterday"}, {"to": "0"}])
def test_a_wrong_form_changes_nothing_and_says_why(client, mair, pairs, wrong):
    client.force_login(factories.editor())
    data = {"pairs": [pair.pk for pair in pairs], "to": mair.pk, "due": "", **wrong}

    answer = client.post(reverse(ASSIGN), data, follow=True)

    assert assignees(pairs) == [None, None, None]
    assert len(answer.context["messages"]) == 1


def test_they_can_be_taken_back_from_everybody(client, mair, pairs):
    client.force_login(factories.editor())
    assign(client, pairs, mair)

    assign(client, pairs, None)

    assert assignees(pairs) == [None, None, None]
