"""People who have one text open see each other's names, for as long as there are signs of life."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from papurbro.translation.desk.models import Presence
from papurbro.translation.desk.presence import LASTS

from tests import factories
from tests.translation.workbench.conftest import SCRIPT, Bench

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_everybody_else_is_named_with_the_part_that_they_are_in(bench, editors_bench):
    bench.client.post(bench.door("presence"), {"part": bench.part("Mae").key})

    answer = editors_bench.client.post(editors_bench.door("presence"), {"part": ""}).text

    assert "mair is here, in part 3" in answer
    assert "admin" not in answer
    assert "admin is here" in bench.client.get(bench.door("work")).text


def test_saving_is_a_sign_of_life_and_brings_the_names(bench, editors_bench):
    editors_bench.client.post(editors_bench.door("presence"), {})

    answer = bench.send(bench.part("Mae"), "Every")

    assert "admin is here" in answer.text
    assert Presence.objects.get(user=bench.user).segment_key == bench.part("Mae").key


def test_whoever_gives_no_sign_of_life_is_gone_and_swept_up(bench, editors_bench):
    """Guard: ``seen_at`` in ``others_here`` and ``sweep``."""
    bench.client.post(bench.door("presence"), {})
    Presence.objects.update(seen_at=timezone.now() - LASTS - datetime.timedelta(seconds=1))

    assert "Nobody else is here" in editors_bench.client.get(editors_bench.door("work")).text
    answer = editors_bench.client.post(editors_bench.door("presence"), {})

    assert "Nobody else is here" in answer.text
    assert [row.user for row in Presence.objects.all()] == [editors_bench.user]


def test_a_farewell_counts_at_once(bench, editors_bench):
    bench.client.post(bench.door("presence"), {})

    bench.client.post(bench.door("presence"), {"gone": "1"})

    assert "Nobody else is here" in editors_bench.client.post(editors_bench.door("presence"), {}).text


def test_two_windows_of_one_person_are_one_person(bench):
    for _ in range(2):
        bench.client.post(bench.door("presence"), {"part": ""})

    assert Presence.objects.count() == 1
    assert "Nobody else is here" in bench.client.post(bench.door("presence"), {}).text


def test_looking_is_no_sign_of_life(bench):
    """GET changes nothing."""
    bench.client.get(bench.door("work"))

    assert bench.client.get(bench.door("presence")).status_code == 405
    assert not Presence.objects.exists()


def test_whoever_may_not_see_the_pair_sees_nobody(pair, bench):
    user = factories.translator("outsider")
    user.groups.clear()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    outsider = Bench(pair, user)

    assert outsider.client.post(outsider.door("presence"), {}, headers=SCRIPT).status_code == 403
    assert not Presence.objects.exists()
