"""What is half written outlives a closed laptop, a changed original and a part that is gone, and never passes for a translation."""

import pytest

from papurbro.translation import agreement, work
from papurbro.translation.desk.models import Draft
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair

from tests import factories
from tests.translation.workbench.conftest import BODY, change_the_original

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_the_page_begins_with_what_was_half_written(bench):
    bench.send(bench.part("Mae"), "Everybody is wel")

    page = bench.client.get(bench.door("work")).text

    assert "Everybody is wel</textarea>" in page
    assert "not finished yet" in page


def test_half_a_sentence_cannot_be_sent(bench, pair):
    factories.translate_all(pair, bench.user, bodies=["There is <b>tea</b> in the hall at 19:00."])
    bench.client.post(
        bench.door("work"),
        {f"text-{bench.part('Mae').key}": "", f"token-{bench.part('Mae').key}": bench.part("Mae").token},
    )
    bench.send(bench.part("Mae"), "Everybody is wel")

    with pytest.raises(PairError):
        work.send_for_review(Pair.objects.get(pk=pair.pk), bench.user)


def test_a_draft_goes_with_its_part_when_the_original_changes(bench, pair):
    """Guard: ``_closest`` in ``desk.drafts``."""
    bench.send(bench.part("Mae"), "Everybody is wel")

    work.claim(change_the_original(pair, BODY[0], "Mae croeso cynnes i bawb."), bench.user)

    assert bench.part("Mae croeso cynnes").start == "Everybody is wel"


def test_a_draft_goes_to_no_part_that_says_something_else(bench, pair):
    bench.send(bench.part("Mae"), "Everybody is wel")

    work.claim(change_the_original(pair, BODY[0], "Daeth y trên cyntaf ar hyd y lein newydd ddoe."), bench.user)

    assert all(part.draft is None for part in bench.parts())
    assert "Everybody is wel</textarea>" in bench.client.get(bench.door("work")).text


def test_a_moved_draft_that_is_finished_is_not_left_behind(bench, pair):
    bench.send(bench.part("Mae"), "Everybody is wel")
    work.claim(change_the_original(pair, BODY[0], "Mae croeso cynnes i bawb."), bench.user)

    bench.send(bench.part("Mae croeso"), "A warm welcome to everybody.", finished=1)

    assert not Draft.objects.exists()


@pytest.mark.parametrize("more", [{}, {"finished": 1}], ids=["kept", "finished"])
def test_a_text_for_a_part_that_is_gone_is_kept_and_shown(bench, pair, more):
    """Guard: ``keep_homeless`` in ``editor._find_homeless``."""
    part = bench.part("Mae")
    work.claim(change_the_original(pair, BODY[0]), bench.user)

    answer = bench.send(part, "Everybody is welcome.", **more)

    assert answer.status_code == 410
    page = bench.client.get(bench.door("work")).text
    assert "This was written for a part of the original that is gone" in page
    assert "Everybody is welcome.</textarea>" in page


def test_what_is_put_away_is_put_away_and_nothing_else(bench, pair):
    part = bench.part("Mae")
    bench.send(bench.part("Te yn"), "Tea in")
    work.claim(change_the_original(pair, BODY[0]), bench.user)
    bench.send(part, "Everybody is welcome.")

    bench.client.post(bench.door("put_away"), {"draft": part.key})

    assert [draft.text for draft in Draft.objects.all()] == ["Tea in"]


def test_a_typo_put_right_in_the_original_makes_no_translation_of_a_draft(bench, pair):
    bench.send(bench.part("Mae"), "Everybody is wel")

    agreement.keep_through_typo(change_the_original(pair, BODY[0], "Mae croeso i bawb!"))

    assert bench.part("Mae").saved == ""


def test_saving_the_whole_form_finishes_what_stands_in_it(bench):
    bench.send(bench.part("Mae"), "Everybody is welcome.")

    bench.client.post(bench.door("work"), bench.form())

    assert bench.part("Mae").saved == "Everybody is welcome."


def test_a_form_opened_before_somebody_s_draft_neither_finishes_nor_drops_it(bench, editors_bench):
    early = editors_bench.form(title="Tea in the hall")
    bench.send(bench.part("Mae"), "Everybody is wel")

    editors_bench.client.post(editors_bench.door("work"), early)

    part = bench.part("Mae")
    assert (part.start, part.saved) == ("Everybody is wel", "")
    assert bench.part("Te yn").saved == "Tea in the hall"
