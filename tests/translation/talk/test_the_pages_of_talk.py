"""Notes, history and the other ways as pages of their own, without script, by role."""

import pytest
from django.urls import reverse

from papurbro.translation import history, work
from papurbro.translation.models import Pair
from papurbro.translation.talk import notes
from papurbro.translation.talk.models import Note, Thread

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def as_mair(client, mair):
    client.force_login(mair)
    return client


def url(name, pair, *more):
    return reverse(f"translation:{name}", args=[pair.pk, *more])


def told(response):
    return [str(message) for message in response.context["messages"]] if response.context else []


def test_a_note_is_added_answered_and_settled_by_forms_alone(as_mair, desk):
    key = desk.part("Mae").key

    page = as_mair.post(url("say", desk.pair), {f"note-{key}": "Who is everybody?", "from": "notes"}, follow=True)
    assert "Who is everybody?" in page.content.decode()
    assert "Mae croeso i bawb." in page.content.decode()

    thread = Thread.objects.get()
    assert thread.key == key
    as_mair.post(url("resolve", desk.pair, thread.pk), {"from": "notes"})
    assert Thread.objects.get().is_resolved
    as_mair.post(url("reopen", desk.pair, thread.pk), {"from": "notes"})
    assert not Thread.objects.get().is_resolved


def test_what_was_translated_in_the_same_form_is_saved_with_the_note(as_mair, desk):
    segment = desk.part("Mae")
    sent = {f"text-{segment.key}": "Everybody is welcome.", f"token-{segment.key}": "", f"note-{segment.key}": "All?"}

    as_mair.post(url("say", desk.pair), {**sent, "about": segment.key})

    assert Note.objects.get().text == "All?"
    assert desk.part("Mae").saved == "Everybody is welcome."


def test_a_note_that_is_refused_comes_back_in_its_field(as_mair, desk):
    key, long = desk.part("Mae").key, "x" * (notes.LONGEST + 1)

    page = as_mair.post(url("say", desk.pair), {f"note-{key}": long, "from": "notes"})

    assert page.status_code == 400
    assert long in page.content.decode()
    assert not Note.objects.exists()


def test_a_note_for_a_part_that_is_gone_is_about_the_whole_text(as_mair, desk):
    page = as_mair.post(url("say", desk.pair), {"note-0123abc": "Hello.", "from": "notes"}, follow=True)

    assert Thread.objects.get().key == ""
    assert len(told(page)) == 2


def test_a_name_that_nobody_bears_is_told(as_mair, desk):
    page = as_mair.post(url("say", desk.pair), {"note-": "Ask @nobody.", "from": "notes"}, follow=True)

    assert any("“nobody”" in sentence for sentence in told(page))


def test_notes_are_text_and_no_mark_up(as_mair, desk):
    page = as_mair.post(url("say", desk.pair), {"note-": "<img src=x onerror=1>", "from": "notes"}, follow=True)

    assert "<img src=x" not in page.content.decode()
    assert "&lt;img src=x" in page.content.decode()


def test_a_thread_of_another_pair_is_not_found_here(as_mair, desk):
    other = factories.with_counterpart(factories.make_post("cy"))
    thread = Thread.objects.create(pair=other)

    assert as_mair.post(url("resolve", desk.pair, thread.pk)).status_code == 404
    assert not Thread.objects.get().is_resolved


def test_names_are_offered_to_who_may_see_the_pair(as_mair, desk, gwen):
    assert as_mair.get(url("people", desk.pair), {"q": "gw"}).json() == {
        "people": [{"username": "gwen", "name": "gwen"}]
    }


def test_the_history_of_a_part_shows_what_changed_and_gives_each_text_back(as_mair, desk, mair):
    desk.write(mair, "Mae", "Everyone is welcome.").write(mair, "Mae", "Everybody is welcome.")
    segment = desk.part("Mae")

    page = as_mair.get(url("history", desk.pair, segment.key)).content.decode()
    assert "<ins>Everybody</ins> is welcome." in page
    assert "<del>Everyone</del> is welcome." in page

    first = history.versions(desk.pair, segment.key, segment.unit.source)[-1]
    as_mair.post(url("use_again", desk.pair, segment.key), {"version": first.pk, f"token-{segment.key}": segment.token})
    assert desk.part("Mae").saved == "Everyone is welcome."
    assert len(history.versions(desk.pair, segment.key, segment.unit.source)) == 3


def test_an_earlier_text_is_not_written_over_what_somebody_saved_meanwhile(as_mair, desk, mair, gwen):
    desk.write(mair, "Mae", "Everyone is welcome.").write(mair, "Mae", "Everybody is welcome.")
    segment = desk.part("Mae")
    first = history.versions(desk.pair, segment.key, segment.unit.source)[-1]
    desk.write(gwen, "Mae", "All are welcome.")

    page = as_mair.post(
        url("use_again", desk.pair, segment.key), {"version": first.pk, f"token-{segment.key}": segment.token}
    )

    assert desk.part("Mae").saved == "All are welcome."
    assert "Everyone is welcome." in page.content.decode()
    assert "All are welcome." in page.content.decode()


def test_a_text_with_other_marks_than_the_original_has_now_is_shown_and_not_saved(as_mair, desk, mair):
    desk.write(mair, "Mae", "Everybody is welcome.")
    desk.change_the_original("Bydd <b>te</b> yn y neuadd am 19:00.", "Mae <b>croeso</b> i bawb.")
    segment = desk.part("Mae")
    old = history.versions(desk.pair, segment.key, segment.unit.source)[-1]

    page = as_mair.post(url("use_again", desk.pair, segment.key), {"version": old.pk, f"token-{segment.key}": ""})

    assert desk.part("Mae").saved == ""
    assert "Everybody is welcome." in page.content.decode()


def test_the_text_of_another_part_cannot_be_slipped_in(as_mair, desk, mair):
    desk.write(mair, "Mae", "Everybody is welcome.")
    row, bydd = desk.pair.written.get(), desk.part("Bydd")

    assert as_mair.post(url("use_again", desk.pair, bydd.key), {"version": row.pk}).status_code == 404
    assert desk.part("Bydd").saved == ""


def test_the_history_can_be_looked_up_when_the_part_is_gone(as_mair, desk, mair):
    desk.write(mair, "Mae", "Everybody is welcome.")
    key = desk.part("Mae").key
    desk.change_the_original("Bydd <b>te</b> yn y neuadd am 19:00.")

    assert "Everybody is welcome." in as_mair.get(url("history", desk.pair, key)).content.decode()
    assert "Everybody is welcome." in as_mair.get(url("histories", desk.pair)).content.decode()
    assert as_mair.get(url("history", desk.pair, "0123abc")).status_code == 404


READ = [("notes", ()), ("people", ()), ("histories", ()), ("history", ("k",))]
WRITE = [
    ("say", ()),
    ("resolve", (1,)),
    ("reopen", (1,)),
    ("use_again", ("k",)),
    ("machine", ()),
    ("write_freely", ()),
    ("into_parts", ()),
]


@pytest.mark.parametrize(("name", "more"), READ + WRITE)
def test_nobody_is_let_in_who_may_not_see_the_pair(client, desk, name, more):
    stranger = factories.editor("stranger", languages=())
    stranger.groups.get().permissions.remove(*stranger.groups.get().permissions.filter(codename="translate_pair"))
    client.force_login(stranger)
    method = client.get if (name, more) in READ else client.post

    assert method(url(name, desk.pair, *more)).status_code in (302, 403)
    client.logout()
    assert method(url(name, desk.pair, *more)).url.startswith("/admin/login/")


@pytest.mark.parametrize(("name", "more"), WRITE)
def test_nothing_changes_by_looking(as_mair, desk, name, more):
    assert as_mair.get(url(name, desk.pair, *more)).status_code == 405


@pytest.mark.parametrize("name", ["use_again", "machine", "write_freely", "into_parts"])
def test_a_translator_who_has_not_taken_it_on_changes_nothing(client, desk, mair, name):
    desk.write(mair, "Mae", "Everybody is welcome.")
    row = desk.pair.written.get()
    client.force_login(factories.translator("ifan"))
    more = (row.key,) if name == "use_again" else ()

    assert client.post(url(name, desk.pair, *more), {"version": row.pk}).status_code in (302, 403)
    assert desk.part("Mae").saved == "Everybody is welcome."
    assert Pair.objects.get(pk=desk.pair.pk).segments_total == 3


def test_an_editor_of_one_version_may_talk_and_not_write(client, desk):
    client.force_login(factories.editor("one", languages=("cy",)))
    client.user = None

    client.post(url("say", desk.pair), {"note-": "A question."})
    assert Note.objects.get().text == "A question."
    assert client.post(url("write_freely", desk.pair)).status_code in (302, 403)
    assert work.make_ready_for_work(desk.pair).segments_total == 3
