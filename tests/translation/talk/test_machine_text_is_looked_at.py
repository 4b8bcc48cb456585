"""A machine's text is a proposal with its mark: it counts as nothing until a person has looked at it, by whatever door it came."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from papurbro.translation import counterparts, history, machine, work
from papurbro.translation.editor import Entry, save_segments
from papurbro.translation.errors import PairError
from papurbro.translation.models import Status
from papurbro.translation.origins import Origin
from papurbro.translation.talk.models import MachineText

from tests import factories
from tests.translation.talk.conftest import BODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}


class Service:
    """A service that says what a test tells it to say."""

    display_name = "Service of the tests"
    answer = staticmethod(lambda data: "English of it.")

    def __init__(self, options):
        self.options = options

    def can_translate(self, source_locale, target_locale):
        return source_locale.language_code == "cy"

    def translate(self, source_locale, target_locale, strings):
        return {string: StringValue(text) for string in strings if (text := self.answer(string.data)) is not None}


@pytest.fixture(autouse=True)
def nobody_asked_yet():
    cache.clear()


@pytest.fixture
def dummy(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY


@pytest.fixture
def service(settings, monkeypatch):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.Service"}
    monkeypatch.setattr(machine, "get_machine_translator", lambda: Service({}))

    def says(answer):
        monkeypatch.setattr(Service, "answer", staticmethod(answer))

    return says


def refreshed(desk):
    desk.pair = factories.pair_of(desk.pair.original)
    return desk.pair


def test_every_part_without_a_text_starts_with_the_machine_s_marked_as_such(dummy, desk, mair):
    desk.write(mair, "Mae", "Everybody is welcome.")

    assert machine.start_from_machine(desk.pair, mair).proposed == 2

    part = desk.part("Bydd")
    assert part.is_machine
    assert "⟦1⟧te⟦/1⟧" in part.start
    assert part.start.startswith("19:00. am neuadd")
    assert part.saved == ""
    assert (part.machine.tool, part.machine.asked_by) == ("Dummy translator", mair)
    assert not desk.part("Mae").is_machine


def test_it_counts_as_not_done_and_stands_in_no_draft(dummy, desk, mair):
    machine.start_from_machine(desk.pair, mair)

    assert refreshed(desk).segments_done == 0
    assert desk.pair.status == Status.MISSING
    counterparts.write_counterpart(counterparts.enabled_translation(desk.pair.translation_key))
    assert "neuadd y yn" not in str(desk.draft().body)


def test_it_is_sent_and_approved_by_nobody_unseen(dummy, desk, mair):
    desk.write(mair, "Te yn", "Tea in the hall")
    machine.start_from_machine(desk.pair, mair)

    with pytest.raises(PairError):
        work.send_for_review(desk.pair, mair)
    with pytest.raises(PairError):
        work.approve(desk.pair, factories.superuser())


def test_saving_the_form_without_a_word_about_it_leaves_it_unseen(dummy, desk, mair):
    machine.start_from_machine(desk.pair, mair)

    save_segments(desk.pair, mair, {s.key: Entry(text=s.start, token=s.token) for s in desk.parts()})

    assert refreshed(desk).segments_done == 0


def test_who_says_that_it_is_right_or_writes_another_text_has_looked_at_it(dummy, desk, mair):
    machine.start_from_machine(desk.pair, mair)
    part = desk.part("Bydd")

    desk.write(mair, "Bydd", part.start, still_fits=True)
    desk.write(mair, "Mae", "Everybody is welcome.")

    assert refreshed(desk).segments_done == 2
    row = StringTranslation.objects.get(translation_of__data__startswith="Bydd")
    assert (row.translation_type, row.last_translated_by) == ("manual", mair)


def test_the_history_tells_the_machine_s_text_from_the_person_s(dummy, desk, mair):
    machine.start_from_machine(desk.pair, mair)
    desk.write(mair, "Bydd", desk.part("Bydd").start, still_fits=True)

    part = desk.part("Bydd")
    newest, first = history.versions(desk.pair, part.key, part.unit.source)
    assert (newest.origin, first.origin, first.tool) == (Origin.PERSON, Origin.MACHINE, "Dummy translator")


def test_a_text_by_localize_s_own_door_is_set_aside_as_a_proposal(desk, mair):
    unit = desk.part("Mae").unit
    translation = counterparts.enabled_translation(desk.pair.translation_key)

    StringTranslation.objects.get_or_create(
        translation_of_id=unit.string_id,
        locale=translation.target_locale,
        context_id=unit.context_id,
        defaults={
            "data": "Welcome to all.",
            "translation_type": "machine",
            "tool_name": "X",
            "last_translated_by": mair,
        },
    )

    assert not StringTranslation.objects.exists()
    assert desk.part("Mae").is_machine
    assert refreshed(desk).segments_done == 0
    assert [row.text for row in desk.pair.written.all()] == ["Welcome to all."]


def test_where_an_older_translation_is_the_start_the_machine_is_not_asked(service, desk, mair):
    desk.finish(mair)
    desk.change_the_original(BODY[0], "Mae croeso cynnes i bawb.")
    asked = []
    service(lambda data: asked.append(data))

    with pytest.raises(PairError):
        machine.start_from_machine(desk.pair, mair)
    assert asked == []
    assert desk.part("Mae").start == "Everybody is welcome."


def test_an_answer_that_lost_its_marks_or_is_missing_leaves_the_part_to_the_person(service, desk, mair):
    service(lambda data: None if data.startswith("Mae") else "No marks here")

    assert machine.start_from_machine(desk.pair, mair).proposed == 1
    assert desk.part("Te yn").start == "No marks here"
    assert desk.part("Bydd").start == desk.part("Mae").start == ""


def test_what_a_service_sends_is_text_whatever_it_looks_like(service, desk, mair):
    service(lambda data: '<script>alert(1)</script><a href="javascript:x">Welcome</a> & all')

    machine.start_from_machine(desk.pair, mair)
    desk.write(mair, "Mae", desk.part("Mae").start, still_fits=True)

    body = str(desk.draft().body)
    assert "<script" not in body
    assert "javascript" not in body


def test_a_service_that_fails_is_told_in_a_sentence_and_logged_without_its_words(service, desk, mair, caplog):
    def fail(data):
        raise RuntimeError("secret-key and text")

    service(fail)

    with pytest.raises(PairError):
        machine.start_from_machine(desk.pair, mair)
    assert "RuntimeError" in caplog.text
    assert "secret-key" not in caplog.text
    assert not MachineText.objects.exists()


def test_a_long_text_is_fetched_by_a_task_in_portions(
    service, desk, mair, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr(machine, "AT_ONCE", 20)
    service(lambda data: "⟦".join(["English of it."]) if "<" not in data else "<b>English</b> of it.")

    with django_capture_on_commit_callbacks(execute=True):
        asked = machine.start_from_machine(desk.pair, mair)
        assert asked.comes_later
        assert not MachineText.objects.exists()

    assert MachineText.objects.count() == 3


def test_somebody_who_asks_all_the_time_is_asked_to_wait(service, desk, mair, monkeypatch):
    monkeypatch.setattr(machine, "ASKED_AT_MOST", 1)
    service(lambda data: None)
    machine.start_from_machine(desk.pair, mair)

    with pytest.raises(PairError):
        machine.start_from_machine(desk.pair, mair)


def test_a_text_that_a_person_wrote_while_the_service_was_asked_is_theirs(service, desk, mair):
    def meanwhile(data):
        if data.startswith("Mae"):
            desk.write(mair, "Mae", "Everybody is welcome.")
        return "English of it." if "<" not in data else None

    service(meanwhile)
    machine.start_from_machine(desk.pair, mair)

    assert not MachineText.objects.filter(key=desk.part("Mae").key).exists()
    assert desk.part("Mae").start == "Everybody is welcome."


def test_the_button_is_there_only_where_a_machine_has_something_to_do(client, desk, mair, settings):
    client.force_login(mair)
    address, button = (
        reverse("translation:work", args=[desk.pair.pk]),
        reverse("translation:machine", args=[desk.pair.pk]),
    )
    assert button not in client.get(address).content.decode()

    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY
    assert button in client.get(address).content.decode()
    page = client.post(button, follow=True).content.decode()

    assert button not in page
    assert "talk-state--machine" in page
    assert f'name="fits-{desk.part("Mae").key}"' in page


def test_whoever_has_not_taken_it_on_asks_no_machine(dummy, desk):
    with pytest.raises(PairError):
        machine.start_from_machine(desk.pair, factories.translator("ifan"))
