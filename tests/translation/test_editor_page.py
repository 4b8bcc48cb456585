"""The work page, as a translator and an editor meet it."""

import pytest
from django.urls import reverse

from papurbro.translation import counterparts, work
from papurbro.translation.models import Pair, Status
from papurbro.translation.segments import segments

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mair(client):
    user = factories.translator("mair")
    client.force_login(user)
    return user


@pytest.fixture
def pair(mair):
    page = factories.make_post("cy", title="Te yn y neuadd", intro="Te & <cacen>", body=["Bydd <b>te</b> am 19:00."])
    return work.claim(factories.with_counterpart(page), mair)


def door(name, pair):
    return reverse(f"translation:{name}", args=[pair.pk])


def form(pair, **texts):
    """What a browser sends: every field as it is shown, but for those in ``texts`` (by label)."""
    data = {}
    for segment in segments(pair, counterparts.enabled_translation(pair.translation_key)):
        data[f"text-{segment.key}"] = texts.get(segment.unit.field, segment.start)
        data[f"token-{segment.key}"] = segment.token
    return data


FULL = {
    "title": "Tea in the hall",
    "intro": "Tea & <cake>",
    "body": "There is ⟦1⟧tea⟦/1⟧ at 19:00 in the village hall.",
}


def test_source_and_target_stand_side_by_side_each_in_its_language(client, pair):
    page = client.get(door("work", pair)).content.decode()

    assert '<h2 lang="cy">Te yn y neuadd</h2>' in page
    assert '<div class="pair-seg__source" lang="cy">' in page
    assert 'lang="en" rows=' in page
    assert "Te &amp; &lt;cacen&gt;" in page


def test_saving_tells_how_far_it_has_come(client, pair):
    answer = client.post(door("work", pair), form(pair, title="Tea in the hall"), follow=True)

    assert answer.redirect_chain == [(door("work", pair), 302)]
    assert Pair.objects.get(pk=pair.pk).segments_done == 1
    assert 'value="1"' in answer.content.decode()


def test_saving_and_sending_is_one_step(client, pair):
    client.post(door("send", pair), form(pair, **FULL))

    assert Pair.objects.get(pk=pair.pk).status == Status.IN_REVIEW


def test_sending_what_is_not_complete_saves_it_and_says_what_is_missing(client, pair):
    answer = client.post(door("send", pair), form(pair, title="Tea in the hall"), follow=True)

    kept = Pair.objects.get(pk=pair.pk)
    assert (kept.status, kept.segments_done) == (Status.IN_PROGRESS, 1)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_an_error_in_one_field_brings_the_whole_form_back_filled(client, pair):
    answer = client.post(door("work", pair), form(pair, title="Tea in the hall", body="There is tea"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "There is tea</textarea>" in page
    assert 'aria-invalid="true"' in page
    assert Pair.objects.get(pk=pair.pk).segments_done == 1


def test_whoever_lost_the_claim_gets_the_typed_text_back(client, pair):
    """Guard: the except clause of ``WorkView.save``."""
    Pair.objects.filter(pk=pair.pk).update(assignee=factories.translator("ifan"))

    for name in ("work", "send"):
        answer = client.post(door(name, pair), form(pair, title="Tea in the hall"))
        assert answer.status_code == 403
        assert "Tea in the hall</textarea>" in answer.content.decode()
    assert Pair.objects.get(pk=pair.pk).segments_done == 0


def test_two_texts_for_one_part_are_both_shown(client, pair):
    late = form(pair, title="A cup of tea")
    client.post(door("work", pair), form(pair, title="Tea in the hall"))

    page = client.post(door("work", pair), late).content.decode()

    assert "A cup of tea</textarea>" in page
    assert 'data-theirs="Tea in the hall"' in page
    assert "<ins>" in page
    assert 'value="theirs"' in page


def test_an_editor_approves_and_sends_back_in_words(client, pair, mair):
    client.post(door("send", pair), form(pair, **FULL))
    client.force_login(factories.editor())

    client.post(door("send_back", pair), {**form(pair), "note": "Say which hall."})
    assert Pair.objects.get(pk=pair.pk).review_note == "Say which hall."
    client.force_login(mair)
    assert "Say which hall." in client.get(door("work", pair)).content.decode()

    client.force_login(factories.superuser())
    client.post(door("approve", pair), form(pair))
    assert Pair.objects.get(pk=pair.pk).status == Status.READY


def test_an_editor_s_last_touch_is_saved_before_it_is_approved(client, pair):
    client.post(door("send", pair), form(pair, **FULL))
    client.force_login(factories.editor())

    client.post(door("approve", pair), form(pair, title="Tea for all in the hall"))

    half = counterparts.halves(pair.translation_key)["en"]
    assert half.get_latest_revision_as_object().title == "Tea for all in the hall"
    assert Pair.objects.get(pk=pair.pk).status == Status.READY


def test_sending_back_without_words_is_refused(client, pair):
    client.post(door("send", pair), form(pair, **FULL))
    client.force_login(factories.editor())

    client.post(door("send_back", pair), {"note": "  "})

    assert Pair.objects.get(pk=pair.pk).status == Status.IN_REVIEW


def test_an_editor_gives_it_to_somebody_with_a_date(client, pair, mair):
    client.force_login(factories.editor())

    client.post(door("assign", pair), {"to": mair.pk, "due": "2026-12-24"})

    found = Pair.objects.get(pk=pair.pk)
    assert (found.assignee, str(found.due)) == (mair, "2026-12-24")


@pytest.mark.parametrize(
    ("data", "field", "value"),
    [
        ({"decision": "policy", "policy": "independent", "reason": "minutes"}, "policy", "independent"),
        ({"decision": "below", "policy_below": "single"}, "policy_below", "single"),
        ({"decision": "exempt", "reason": "a poem"}, "exempt_reason", "a poem"),
    ],
)
def test_an_editor_decides(client, pair, data, field, value):
    client.force_login(factories.editor())

    client.post(door("decide", pair), data)

    assert getattr(Pair.objects.get(pk=pair.pk), field) == value


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"decision": "nonsense"},
        {"decision": "policy", "policy": "nonsense"},
        {"decision": "policy", "policy": "independent"},
        {"decision": "exempt", "reason": ""},
    ],
)
def test_a_decision_that_makes_no_sense_changes_nothing(client, pair, data):
    client.force_login(factories.editor())
    before = Pair.objects.filter(pk=pair.pk).values().get()

    answer = client.post(door("decide", pair), data, follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    after = Pair.objects.filter(pk=pair.pk).values().get()
    assert {**after, "changed_at": None} == {**before, "changed_at": None}


def test_a_translation_that_is_not_needed_can_be_needed_again(client, pair):
    client.force_login(factories.editor())
    client.post(door("decide", pair), {"decision": "exempt", "reason": "a poem"})

    client.post(door("decide", pair), {"decision": "lift"})

    assert Pair.objects.get(pk=pair.pk).exempt_at is None


def test_the_other_version_becomes_the_original(client, pair):
    client.post(door("work", pair), form(pair, **FULL))
    client.force_login(factories.editor())

    client.post(door("decide", pair), {"decision": "swap"})

    assert Pair.objects.get(pk=pair.pk).original_language == "en"


@pytest.mark.parametrize("name", ["claim", "release", "send", "approve", "send_back", "assign", "decide"])
def test_what_changes_something_is_no_link(client, pair, name):
    assert client.get(door(name, pair)).status_code == 405


def test_a_pair_that_is_not_there_is_not_found(client, mair):
    assert client.get(reverse("translation:work", args=[999999])).status_code == 404
