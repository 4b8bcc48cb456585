"""A reviewer approves the text that they had before them, and no other."""

import pytest
from django.urls import reverse

from papurbro.translation import counterparts, reviewing, work
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair, Status

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def sent(desk, mair):
    desk.finish(mair)
    desk.pair = work.send_for_review(desk.pair, mair)
    return desk


def shown(desk):
    """The form as the work page shows it now, every part with its field."""
    return {
        **{f"text-{segment.key}": segment.saved for segment in desk.parts()},
        **{f"token-{segment.key}": segment.token for segment in desk.parts()},
    }


def approve(client, pair, data):
    return client.post(reverse("translation:approve", args=[pair.pk]), data, follow=True)


def status(desk):
    return factories.pair_of(desk.pair.original).status


def test_what_is_as_it_was_shown_is_approved(client, sent, gwen):
    client.force_login(gwen)

    approve(client, sent.pair, shown(sent))

    assert status(sent) == Status.READY


def test_a_text_saved_after_the_page_was_shown_is_not_approved_and_is_shown(client, sent, mair, gwen):
    client.force_login(gwen)
    page = shown(sent)
    sent.write(mair, "Mae", "Nobody is welcome.")
    work.send_for_review(sent.pair, mair)

    answer = approve(client, sent.pair, page)

    assert status(sent) == Status.IN_REVIEW
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert "Nobody is welcome." in answer.content.decode()


def test_the_reviewer_s_own_last_touch_is_saved_and_approved(client, sent, gwen):
    client.force_login(gwen)
    key = sent.part("Mae").key

    approve(client, sent.pair, {**shown(sent), f"text-{key}": "All are welcome."})

    assert sent.part("Mae").saved == "All are welcome."
    assert status(sent) == Status.READY


def test_the_reviewer_s_own_touch_does_not_hide_what_somebody_else_saved(client, sent, mair, gwen):
    client.force_login(gwen)
    page = {**shown(sent), f"text-{sent.part('Mae').key}": "All are welcome."}
    sent.write(mair, "Te yn", "Coffee in the hall")
    work.send_for_review(sent.pair, mair)

    approve(client, sent.pair, page)

    assert sent.part("Mae").saved == "All are welcome."
    assert status(sent) == Status.IN_PROGRESS


def test_parts_without_a_field_on_the_page_are_watched_as_well(client, sent, mair, gwen):
    """The page can show the unfinished parts alone; what the others say is named by one word."""
    client.force_login(gwen)
    few = {segment.key: segment.token for segment in sent.parts() if segment.unit.field == "title"}
    rest = {segment.key: segment.token for segment in sent.parts() if segment.key not in few}
    page = {f"text-{key}": sent.part("Te yn").saved for key in few} | {f"token-{key}": few[key] for key in few}

    sent.write(mair, "Mae", "Nobody is welcome.")
    work.send_for_review(sent.pair, mair)
    approve(client, sent.pair, {**page, "seen": reviewing.digest_of_tokens(rest)})
    assert status(sent) == Status.IN_REVIEW

    rest = {segment.key: segment.token for segment in sent.parts() if segment.key not in few}
    approve(client, sent.pair, {**page, "seen": reviewing.digest_of_tokens(rest)})
    assert status(sent) == Status.READY


def test_a_form_that_shows_nothing_approves_nothing(client, sent, gwen):
    client.force_login(gwen)

    approve(client, sent.pair, {})

    assert status(sent) == Status.IN_REVIEW


def test_of_a_page_written_by_hand_too_only_what_was_seen_is_approved(client, gwen):
    welsh, english = factories.make_pair()
    factories.edit(welsh, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor ddoe."])
    factories.edit(english, body=["The hall is closed until the summer, the committee said."])
    pair = work.record_work(factories.pair_of(welsh), gwen)
    seen = reviewing.seen_digest(pair)
    client.force_login(gwen)

    page = client.get(reverse("translation:work", args=[pair.pk])).content.decode()
    assert f'name="seen" value="{seen}"' in page
    factories.edit(english, body=["The hall is closed for good, the committee said."])
    approve(client, pair, {"seen": seen})
    assert factories.pair_of(welsh).status == Status.IN_PROGRESS

    approve(client, pair, {"seen": reviewing.seen_digest(Pair.objects.get(pk=pair.pk))})
    assert factories.pair_of(welsh).status == Status.READY


def test_the_verb_itself_holds_what_was_seen_against_what_is(sent, mair, gwen):
    seen = reviewing.seen_digest(sent.pair)
    assert counterparts.enabled_translation(sent.pair.translation_key)
    sent.write(mair, "Mae", "Nobody is welcome.")

    with pytest.raises(PairError):
        work.approve(sent.pair, gwen, seen=seen)
    assert work.approve(sent.pair, gwen, seen=reviewing.seen_digest(sent.pair)).status == Status.READY
