"""From parts to a page that is written as a whole: nothing is lost, and the same queue, statuses and review go on."""

import pytest
from django.urls import reverse

from papurbro.translation import counterparts, freely, history, machine, work
from papurbro.translation.desk import drafts
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair, Status
from papurbro.translation.talk import notes

from tests import factories
from tests.translation.talk.conftest import BODY
from tests.translation.talk.test_machine_text_is_looked_at import DUMMY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def body(desk):
    return str(desk.draft().body)


def test_what_was_translated_stands_in_the_draft_and_the_history_keeps_every_part(desk, mair):
    desk.write(mair, "Bydd", "There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00.")

    desk.pair = freely.write_freely(desk.pair, mair)

    assert desk.pair.status == Status.IN_PROGRESS
    assert desk.pair.segments_total is None
    assert "There is <b>tea</b> in the hall at 19:00." in body(desk)
    assert [part.text for part in history.latest(desk.pair)] == ["There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00."]


def test_what_is_half_written_and_what_an_older_translation_said_stands_in_it_too(desk, mair):
    desk.finish(mair).change_the_original(BODY[0], "Mae croeso cynnes i bawb.")
    drafts.keep(desk.pair, desk.part("Bydd"), "There is ⟦1⟧tea", mair)

    freely.write_freely(desk.pair, mair)

    assert "Everybody is welcome." in body(desk)
    assert "There is tea" in body(desk)
    texts = {row.text for row in desk.pair.written.all()}
    assert "There is <b>tea</b> in the hall at 19:00." in texts
    assert "There is tea" not in texts


def test_a_machine_s_text_that_nobody_looked_at_stands_in_no_page(desk, mair, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY
    machine.start_from_machine(desk.pair, mair)

    freely.write_freely(desk.pair, mair)

    assert "neuadd y yn" not in body(desk)


def test_a_page_that_nobody_has_begun_is_not_taken_for_finished(desk, mair):
    pair = freely.write_freely(desk.pair, mair)

    assert pair.status == Status.IN_PROGRESS
    with pytest.raises(PairError):
        work.send_for_review(pair, mair)


def test_the_same_queue_statuses_and_review_go_on(client, desk, mair, gwen):
    freely.write_freely(desk.pair, mair)
    client.force_login(mair)
    page = desk.pair.counterpart.specific
    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        factories.edit_form(page, title="Tea for everybody", body=_english_body()),
    )
    assert answer.status_code == 302
    assert "Everybody is welcome to have tea with us." in body(desk)

    pair = factories.pair_of(desk.pair.original)
    assert pair.status == Status.IN_PROGRESS
    assert Pair.objects.pending().filter(pk=pair.pk).exists()
    pair = work.send_for_review(pair, mair)
    assert work.approve(pair, gwen).status == Status.READY


def _english_body():
    from wagtail.test.utils.form_data import rich_text, streamfield

    return streamfield([("paragraph", rich_text("<p>Everybody is welcome to have tea with us.</p>"))])


@pytest.mark.parametrize("name", ["unpublish", "delete", "move", "copy", "convert_alias"])
def test_the_translator_can_still_not_take_down_delete_move_or_copy(client, desk, mair, name):
    freely.write_freely(desk.pair, mair)
    client.force_login(mair)
    page = desk.pair.counterpart

    for method in (client.get, client.post):
        answer = method(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
        assert answer.status_code in (302, 404)
        assert answer.status_code == 404 or answer.url == reverse("wagtailadmin_home")


def test_the_translator_can_still_not_publish(client, desk, mair):
    freely.write_freely(desk.pair, mair)
    client.force_login(mair)
    page = desk.pair.counterpart.specific

    client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        factories.edit_form(
            page, title="Tea for everybody", body=_english_body(), **{"action-publish": "action-publish"}
        ),
    )

    assert not Pair.objects.get(pk=desk.pair.pk).counterpart.live


def test_notes_on_parts_are_found_after_it(client, desk, mair):
    notes.say(desk.pair, mair, "Who is everybody?", key=desk.part("Mae").key)
    freely.write_freely(desk.pair, mair)
    client.force_login(mair)

    assert "Who is everybody?" in client.get(reverse("translation:notes", args=[desk.pair.pk])).content.decode()


def test_a_pair_that_was_up_to_date_stays_so(gwen):
    page = factories.make_post("cy")
    pair = factories.make_live(page)
    assert pair.status == Status.CURRENT

    assert freely.write_freely(pair, gwen).status == Status.CURRENT
    assert counterparts.enabled_translation(pair.translation_key) is None


def test_what_has_to_catch_up_still_has_to(desk, mair, gwen):
    desk.finish(mair)
    work.approve(desk.pair, gwen)
    desk.change_the_original(BODY[0], "Mae croeso cynnes i bawb.")
    assert desk.pair.status == Status.STALE

    assert freely.write_freely(desk.pair, gwen).status == Status.STALE


def test_whoever_has_not_taken_it_on_does_not_decide_it(desk):
    with pytest.raises(PairError):
        freely.write_freely(desk.pair, factories.translator("ifan"))
    assert counterparts.enabled_translation(desk.pair.translation_key) is not None


def test_twice_is_refused_in_a_sentence(desk, mair):
    pair = freely.write_freely(desk.pair, mair)

    with pytest.raises(PairError):
        freely.write_freely(pair, mair)
