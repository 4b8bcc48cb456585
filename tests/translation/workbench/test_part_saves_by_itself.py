"""A part is saved by itself: kept while somebody writes, a translation once it is finished, and never written over."""

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation

from papurbro.translation import work
from papurbro.translation.desk.models import Draft
from papurbro.translation.models import Pair, Status

from tests import factories
from tests.translation.workbench.conftest import BODY, Bench, change_the_original

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_what_is_being_written_is_kept_and_is_no_translation(bench, pair):
    """Guard: ``keep_draft`` in ``PartView._save``."""
    answer = bench.send(bench.part("Mae"), "Everybody is wel")

    assert answer.status_code == 200
    assert 'data-answer="kept"' in answer.text
    assert (Draft.objects.get().text, Draft.objects.get().user) == ("Everybody is wel", bench.user)
    assert not StringTranslation.objects.exists()
    part = bench.part("Mae")
    assert (part.start, part.is_done) == ("Everybody is wel", False)
    assert Pair.objects.get(pk=pair.pk).status == Status.MISSING


def test_what_is_finished_is_a_translation_and_the_answer_says_so(bench, pair):
    bench.send(bench.part("Mae"), "Everybody is wel")

    answer = bench.send(bench.part("Mae"), "Everybody is welcome.", finished=1)

    assert 'data-answer="saved"' in answer.text
    assert 'data-done="true"' in answer.text
    assert "1 of 3 translated" in answer.text
    assert StringTranslation.objects.get().last_translated_by == bench.user
    assert not Draft.objects.exists()
    assert Pair.objects.get(pk=pair.pk).status == Status.IN_PROGRESS


def test_a_draft_that_is_called_finished_as_it_stands_becomes_the_translation(bench):
    bench.send(bench.part("Mae"), "Everybody is welcome.")

    bench.send(bench.part("Mae"), "Everybody is welcome.", finished=1)

    assert bench.part("Mae").saved == "Everybody is welcome."
    assert not Draft.objects.exists()


def test_a_finished_text_that_is_written_anew_stays_until_the_new_one_is_finished(bench):
    bench.send(bench.part("Mae"), "Everybody is welcome.", finished=1)

    bench.send(bench.part("Mae"), "All are")

    part = bench.part("Mae")
    assert (part.saved, part.start, part.is_done) == ("Everybody is welcome.", "All are", False)


def test_going_back_to_the_saved_text_leaves_no_draft(bench):
    bench.send(bench.part("Mae"), "Everybody is welcome.", finished=1)
    bench.send(bench.part("Mae"), "All are")

    bench.send(bench.part("Mae"), "Everybody is welcome.")

    assert bench.part("Mae").is_done
    assert not Draft.objects.exists()


def test_the_token_of_the_answer_is_that_of_the_next_message(bench):
    bench.send(bench.part("Mae"), "Every")

    answer = bench.send(bench.part("Mae"), "Everybody")

    assert f'data-token="{bench.part("Mae").token}"' in answer.text


def test_a_text_that_lacks_a_mark_is_told_and_kept(bench):
    """Guard: ``drafts.keep`` in the except clause of ``editor._save``."""
    answer = bench.send(bench.part("Bydd"), "There is tea in the hall.", finished=1)

    assert answer.status_code == 422
    assert "⟦1⟧" in answer.text
    part = bench.part("Bydd")
    assert (part.start, part.is_done) == ("There is tea in the hall.", False)


@pytest.mark.parametrize("more", [{}, {"finished": 1}], ids=["kept", "finished"])
def test_of_two_people_neither_writes_over_the_other(bench, editors_bench, more):
    """Guard: ``_collides`` in ``editor._keep`` and ``editor._save``."""
    late = editors_bench.part("Mae")
    bench.send(bench.part("Mae"), "Everybody is welcome.", **more)

    answer = editors_bench.send(late, "All are welcome.", **more)

    assert answer.status_code == 409
    assert 'data-theirs="Everybody is welcome."' in answer.text
    assert "mair saved another text" in answer.text
    assert bench.part("Mae").start == "Everybody is welcome."


def test_the_same_text_from_two_people_is_no_conflict(bench, editors_bench):
    late = editors_bench.part("Mae")
    bench.send(bench.part("Mae"), "Everybody is welcome.", finished=1)

    assert editors_bench.send(late, "Everybody is welcome.", finished=1).status_code == 200


def test_whoever_has_seen_the_other_text_and_prefers_their_own_saves_it(bench, editors_bench):
    late = editors_bench.part("Mae")
    bench.send(bench.part("Mae"), "Everybody is welcome.")
    seen = bench.part("Mae").token

    answer = editors_bench.send(late, "All are welcome.", finished=1, choice="mine", seen=seen)

    assert answer.status_code == 200
    assert bench.part("Mae").saved == "All are welcome."


def test_an_older_translation_that_still_fits_is_finished_by_saying_so(bench, pair):
    bench.send(bench.part("Mae"), "Everybody is welcome.", finished=1)
    work.claim(change_the_original(pair, BODY[0], "Mae croeso cynnes i bawb."), bench.user)
    part = bench.part("Mae croeso cynnes")

    bench.send(part, part.start, finished=1)
    assert not bench.part("Mae croeso cynnes").is_done

    bench.send(part, part.start, finished=1, fits=1)
    assert bench.part("Mae croeso cynnes").saved == "Everybody is welcome."


@pytest.mark.parametrize("more", [{}, {"finished": 1}], ids=["kept", "finished"])
def test_whoever_has_not_taken_it_on_is_told_so_and_changes_nothing(bench, pair, more):
    """Guard: ``may_work_on`` in ``editor._begin``."""
    stranger = Bench(pair, factories.translator("ifan"))

    answer = stranger.send(bench.part("Mae"), "All are welcome.", **more)

    assert answer.status_code == 403
    assert 'data-answer="refused"' in answer.text
    assert "Nothing was saved" in answer.text
    assert not bench.part("Mae").start


def test_an_editor_of_one_half_only_saves_nothing(pair, bench):
    half = Bench(pair, factories.editor("half", languages=("cy",)))

    assert half.send(bench.part("Mae"), "All are welcome.").status_code == 403
    assert not Draft.objects.exists()


def test_who_is_not_logged_in_is_led_to_the_door(bench):
    answer = Client().post(bench.door("part", bench.part("Mae").key), {"text": "All", "token": ""})

    assert answer.status_code == 302
    assert not Draft.objects.exists()


def test_no_other_site_can_save_in_somebody_s_name(bench):
    """Guard: Django's middleware, which no door of the workbench is exempt from."""
    outside = Client(enforce_csrf_checks=True)
    outside.force_login(bench.user)

    assert outside.post(bench.door("part", bench.part("Mae").key), {"text": "All", "token": ""}).status_code == 403
    assert not Draft.objects.exists()


def test_a_locked_page_takes_no_text(bench, pair):
    """Guard: ``require_unlocked`` in ``editor._begin``."""
    half = pair.counterpart.specific
    half.locked, half.locked_by = True, factories.superuser()
    half.save()

    answer = bench.send(bench.part("Mae"), "Everybody is welcome.")

    assert answer.status_code == 403
    assert not Draft.objects.exists()


def test_looking_at_a_part_changes_nothing_and_leads_to_the_page(bench):
    part = bench.part("Mae")

    answer = bench.client.get(bench.door("part", part.key))

    assert answer.url == f"{bench.door('work')}?part={part.key}"


def test_working_on_a_part_keeps_the_claim_alive(bench, pair):
    Pair.objects.filter(pk=pair.pk).update(claimed_at="2026-01-01T00:00Z")

    bench.send(bench.part("Mae"), "Every")

    assert not Pair.objects.filter(pk=pair.pk).free_for(factories.superuser()).exists()
