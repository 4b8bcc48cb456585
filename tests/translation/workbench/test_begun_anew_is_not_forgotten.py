"""A finished part that somebody began anew: the piece is neither sent nor approved until that is finished or given up, and the part is named."""

import pytest

from papurbro.translation import work
from papurbro.translation.desk.models import Draft
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair, Status

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

WHOLE = ["There is <b>tea</b> in the hall at 19:00.", "Everybody is welcome."]


@pytest.fixture
def begun(bench, pair):
    """Every part is finished, and the third was begun anew."""
    factories.translate_all(pair, bench.user, bodies=WHOLE)
    bench.send(bench.part("Mae"), "All are")
    return bench


def status(pair):
    return Pair.objects.get(pk=pair.pk).status


def test_it_is_not_sent_and_the_part_is_named_with_the_way_to_it(begun, pair):
    """Guard: ``require_finished`` in ``work.send_for_review``, and ``DoneView.is_saved``: sending finishes nothing that nobody touched."""
    answer = begun.client.post(begun.door("send"), begun.form(), follow=True)

    assert "mair began part 3 anew and has not finished it: “All are”." in answer.text
    assert f"{begun.door('work')}?part={begun.part('Mae').key}#part-3" in answer.text
    assert status(pair) == Status.IN_PROGRESS
    assert begun.part("Mae").standing == "All are"


def test_several_are_named_by_their_numbers(begun, pair):
    begun.send(begun.part("Te yn"), "Tea")

    with pytest.raises(PairError, match="in the parts 1, 3"):
        work.send_for_review(Pair.objects.get(pk=pair.pk), begun.user)


def test_it_is_not_approved(begun, pair):
    """Guard: ``require_finished`` in ``work.approve``; what the page shows would not be what goes out."""
    with pytest.raises(PairError, match="part 3"):
        work.approve(Pair.objects.get(pk=pair.pk), factories.superuser())


def test_what_was_written_on_this_visit_is_finished_by_sending_it(begun, pair):
    """A script says so of the fields that were written in; without script the text itself does."""
    key = begun.part("Mae").key

    begun.client.post(begun.door("send"), {**begun.form(), f"finished-{key}": "1"})

    assert begun.part("Mae").saved == "All are"
    assert status(pair) == Status.IN_REVIEW


def test_a_text_changed_in_the_form_is_finished_by_sending_it(begun, pair):
    part = begun.part("Mae")

    begun.client.post(begun.door("send"), {**begun.form(), f"text-{part.key}": "All are welcome."})

    assert begun.part("Mae").saved == "All are welcome."
    assert status(pair) == Status.IN_REVIEW


def test_the_way_back_to_the_finished_text_is_one_button(begun, pair):
    part = begun.part("Mae")
    assert f'name="use-{part.key}" value="Everybody is welcome."' in begun.client.get(begun.door("work")).text

    shown = begun.client.post(begun.door("work"), {**begun.form(), f"use-{part.key}": "Everybody is welcome."})
    assert "Everybody is welcome.</textarea>" in shown.text
    begun.client.post(begun.door("send"), {**begun.form(), f"text-{part.key}": "Everybody is welcome."})

    assert not Draft.objects.exists()
    assert status(pair) == Status.IN_REVIEW


def test_what_is_approved_already_goes_out_while_somebody_begins_to_write_it_better(bench, pair):
    factories.translate_all(pair, bench.user, bodies=WHOLE)
    editor = factories.superuser()
    ready = work.approve(work.send_for_review(Pair.objects.get(pk=pair.pk), bench.user), editor)
    bench.send(bench.part("Mae"), "All are")

    factories.publish(ready.original)

    assert status(pair) == Status.CURRENT
    assert Draft.objects.get().text == "All are"
