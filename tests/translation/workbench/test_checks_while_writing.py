"""While somebody writes, the text is looked over and nothing is written."""

import pytest

from papurbro.translation.checking.models import Dismissal
from papurbro.translation.desk.models import Draft

from tests import factories
from tests.translation.workbench.conftest import SCRIPT, Bench

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TEXT = "There is ⟦1⟧tea⟦/1⟧ in the hall at 19:30."


def check(bench, text):
    return bench.client.post(bench.door("part_check", bench.part("Bydd").key), {"text": text})


def test_what_is_found_is_told_with_what_could_stand_there(bench):
    answer = check(bench, TEXT).text

    assert 'data-fix="19:00"' in answer
    assert 'data-was="19:30"' in answer
    assert f'data-start="{TEXT.index("19:30")}"' in answer


def test_nothing_is_written(bench):
    check(bench, TEXT)

    assert not Draft.objects.exists()
    assert bench.part("Bydd").start == ""


def test_a_mark_that_is_missing_cannot_be_dismissed(bench):
    answer = check(bench, "There is tea in the hall at 19:00.").text

    assert "Must be put right" in answer
    assert "data-dismiss" not in answer


def test_a_script_dismisses_what_is_found_in_a_text_that_is_not_saved(bench):
    part = bench.part("Bydd")
    finding = check(bench, TEXT).text.split('name="finding" value="', 1)[1].split('"', 1)[0]
    reason = {f"reason-{finding.partition(':')[2]}": "It was moved."}

    answer = bench.client.post(
        bench.door("part_dismiss", part.key), {"text": TEXT, "finding": finding, "fragment": 1, **reason}
    )

    assert "data-dismiss" not in answer.text
    assert Dismissal.objects.get().by == bench.user
    assert "data-dismiss" not in check(bench, TEXT).text


def test_without_a_reason_nothing_is_dismissed(bench):
    part = bench.part("Bydd")
    finding = check(bench, TEXT).text.split('name="finding" value="', 1)[1].split('"', 1)[0]

    answer = bench.client.post(bench.door("part_dismiss", part.key), {"text": TEXT, "finding": finding, "fragment": 1})

    assert "Say why this may stand as it is." in answer.text
    assert not Dismissal.objects.exists()


def test_whoever_may_only_look_dismisses_nothing(bench, pair):
    finding = check(bench, TEXT).text.split('name="finding" value="', 1)[1].split('"', 1)[0]
    other = Bench(pair, factories.translator("ifan"))
    form = {"text": TEXT, "finding": finding, "fragment": 1, f"reason-{finding.partition(':')[2]}": "No."}

    answer = other.client.post(other.door("part_dismiss", bench.part("Bydd").key), form, headers=SCRIPT)
    assert answer.status_code == 403
    assert not Dismissal.objects.exists()


def test_a_part_that_is_not_there_is_not_found(bench):
    assert bench.client.post(bench.door("part_check", "none"), {"text": "x"}).status_code == 404
