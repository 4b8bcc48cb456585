"""Beside each part of the work page: what is said about it, the way to its history, and what is still to be done."""

import pytest
from django.urls import reverse

from papurbro.translation import work
from papurbro.translation.models import Status
from papurbro.translation.talk import notes
from papurbro.translation.talk.models import Note, Thread

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def page(client, desk, query=""):
    return client.get(reverse("translation:work", args=[desk.pair.pk]) + query).content.decode()


def door(name, desk, *more):
    return reverse(f"translation:{name}", args=[desk.pair.pk, *more])


def every(desk):
    return {
        **{f"text-{segment.key}": segment.saved for segment in desk.parts()},
        **{f"token-{segment.key}": segment.token for segment in desk.parts()},
    }


def test_the_open_part_shows_its_notes_and_leads_to_its_history(client, desk, mair):
    client.force_login(mair)
    desk.write(mair, "Mae", "Everybody is welcome.")
    key = desk.part("Mae").key
    notes.say(desk.pair, mair, "Who is everybody?", key=key)

    found = page(client, desk, f"?part={key}")

    assert "Who is everybody?" in found
    assert f'name="note-{key}"' in found
    assert door("history", desk, key) in found


def test_the_help_that_a_script_asks_for_holds_them_too(client, desk, mair):
    client.force_login(mair)
    key = desk.part("Mae").key
    notes.say(desk.pair, mair, "Who is everybody?", key=key)

    assert "Who is everybody?" in client.get(door("part", desk, key) + "?panel").content.decode()


def test_a_note_that_was_written_and_not_added_is_kept_with_the_next_saving(client, desk, mair):
    client.force_login(mair)
    key = desk.part("Mae").key

    client.post(door("work", desk), {**every(desk), f"note-{key}": "Who is everybody?"})

    assert Note.objects.get().text == "Who is everybody?"
    assert Thread.objects.get().key == key


def test_a_reviewer_who_sends_it_back_points_at_parts_and_the_translator_is_led_there(client, desk, mair, gwen):
    desk.finish(mair)
    work.send_for_review(desk.pair, mair)
    key = desk.part("Mae").key
    client.force_login(gwen)

    client.post(door("send_back", desk), {**every(desk), "note": "Nearly.", f"note-{key}": "Say who is welcome."})

    assert factories.pair_of(desk.pair.original).status == Status.IN_PROGRESS
    assert Note.objects.get().kind == Note.Kind.TO_DO
    client.force_login(mair)
    found = page(client, desk)
    assert "Nearly." in found
    assert f'?part={key}#part-{desk.part("Mae").number}"' in found
    client.post(door("resolve", desk, Thread.objects.get().pk), every(desk))
    assert f'?part={key}#part-{desk.part("Mae").number}"' not in page(client, desk)


def test_the_page_costs_the_same_however_much_is_said(client, desk, mair, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(mair)
    key = desk.part("Mae").key
    notes.say(desk.pair, mair, "One.", key=key)
    page(client, desk)
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(client, desk, f"?part={key}")
    for number in range(6):
        notes.say(desk.pair, mair, f"More {number}.", key=desk.part("Bydd").key)
        notes.say(desk.pair, mair, f"More {number}.", key=key)
    with CaptureQueriesContext(connection) as many:
        page(client, desk, f"?part={key}")

    assert len(many) <= len(few) + 1
