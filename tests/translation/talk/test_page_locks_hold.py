"""A locked page is written to by nobody it is locked for, not from the side either."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from papurbro.translation import freely, into_parts, machine, reviewing, work
from papurbro.translation.desk.models import Draft
from papurbro.translation.editor import Entry, keep_draft, save_segments
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair, Status
from papurbro.translation.talk import notes

from tests import factories
from tests.translation.talk.test_machine_text_is_looked_at import DUMMY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def lock(pair, by):
    page = pair.counterpart
    page.locked, page.locked_by, page.locked_at = True, by, timezone.now()
    page.save(update_fields=["locked", "locked_by", "locked_at"])
    return Pair.objects.get(pk=pair.pk)


@pytest.fixture
def locked(desk, mair):
    desk.finish(mair)
    boss = factories.superuser()
    boss.first_name, boss.last_name = "Nia", "Bowen"
    boss.save()
    desk.pair = lock(desk.pair, boss)
    return desk


def entry(desk, text="Changed."):
    segment = desk.part("Mae")
    return {segment.key: Entry(text=text, token=segment.token)}


VERBS = {
    "claim": lambda desk, mair, gwen: work.claim(desk.pair, mair),
    "save": lambda desk, mair, gwen: save_segments(desk.pair, mair, entry(desk)),
    "keep a draft": lambda desk, mair, gwen: keep_draft(
        desk.pair, mair, desk.part("Mae").key, entry(desk).popitem()[1]
    ),
    "record work": lambda desk, mair, gwen: work.record_work(desk.pair, mair),
    "send": lambda desk, mair, gwen: work.send_for_review(desk.pair, mair),
    "approve": lambda desk, mair, gwen: work.approve(desk.pair, gwen),
    "swap": lambda desk, mair, gwen: work.swap_original(desk.pair, gwen),
    "machine": lambda desk, mair, gwen: machine.start_from_machine(desk.pair, mair),
    "write freely": lambda desk, mair, gwen: freely.write_freely(desk.pair, mair),
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_that_writes_is_refused_by_the_name_of_who_locked_it(locked, mair, gwen, settings, verb):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY

    with pytest.raises(PairError) as refused:
        VERBS[verb](locked, mair, gwen)

    assert refused.value.sentence == "Nia Bowen has locked the English version, so nothing can be changed in it now."
    pair = factories.pair_of(locked.pair.original)
    assert (pair.status, pair.segments_done) == (Status.IN_PROGRESS, 3)
    assert locked.part("Mae").saved == "Everybody is welcome."
    assert not Draft.objects.exists()


def test_back_to_parts_is_refused_too(desk, mair):
    desk.finish(mair)
    pair = lock(freely.write_freely(desk.pair, mair), factories.superuser())

    with pytest.raises(PairError):
        into_parts.take(pair, mair)


def test_talk_and_giving_back_are_no_writing_in_the_page(locked, mair, gwen):
    notes.say(locked.pair, mair, "Why is this locked? @gwen", key=locked.part("Mae").key)

    assert work.release(locked.pair, mair).assignee is None


def test_whoever_locked_it_may_write(desk, mair):
    desk.finish(mair)
    desk.pair = lock(desk.pair, mair)

    desk.write(mair, "Mae", "All are welcome.")
    assert work.send_for_review(desk.pair, mair).status == Status.IN_REVIEW


def test_a_lock_for_everybody_holds_for_its_owner(desk, mair, settings):
    settings.WAGTAILADMIN_GLOBAL_EDIT_LOCK = True
    desk.pair = lock(desk.pair, mair)

    with pytest.raises(PairError):
        save_segments(desk.pair, mair, entry(desk))


def test_the_work_page_answers_with_the_sentence_and_everything_typed(client, locked, mair):
    client.force_login(mair)
    key = locked.part("Mae").key

    answer = client.post(
        reverse("translation:work", args=[locked.pair.pk]),
        {f"text-{key}": "Typed meanwhile.", f"token-{key}": locked.part("Mae").token},
    )

    assert answer.status_code == 403
    assert any("Nia Bowen" in str(message) for message in answer.context["messages"])
    assert "Typed meanwhile." in answer.content.decode()


def test_what_is_with_wagtail_s_own_reviewers_is_left_alone(desk, mair, gwen):
    """Guard: ``get_lock`` knows of workflows; the sentence is ``WorkflowLock``'s in ``locks``."""
    desk.finish(mair)
    task = GroupApprovalTask.objects.create(name="Moderators read it")
    task.groups.set([Group.objects.create(name="Readers")])
    workflow = Workflow.objects.create(name="Reading")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(desk.pair.counterpart.specific, gwen)
    desk.pair = Pair.objects.get(pk=desk.pair.pk)

    with pytest.raises(PairError) as refused:
        save_segments(desk.pair, mair, entry(desk))

    assert "is with its reviewers" in refused.value.sentence
    assert desk.part("Mae").saved == "Everybody is welcome."


def test_a_lock_that_names_nobody_is_told_all_the_same(desk, mair):
    desk.finish(mair)
    desk.pair = lock(desk.pair, None)

    with pytest.raises(PairError) as refused:
        save_segments(desk.pair, mair, entry(desk))

    assert refused.value.sentence == "The English version is locked, so nothing can be changed in it now."


def test_a_locked_original_keeps_nobody_from_translating_it(desk, mair):
    page = desk.pair.original
    page.locked, page.locked_by = True, factories.superuser()
    page.save(update_fields=["locked", "locked_by"])
    desk.pair = Pair.objects.get(pk=desk.pair.pk)

    desk.write(mair, "Mae", "Everybody is welcome.")
    assert reviewing.seen_digest(desk.pair)


def test_what_is_scheduled_is_left_alone_until_then(mair, gwen):
    page = factories.make_post("cy")
    pair = factories.make_ready(page)
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timezone.timedelta(days=3)
    draft.save_revision(user=gwen)
    factories.publish(page)
    pair = Pair.objects.get(pk=pair.pk)

    with pytest.raises(PairError) as refused:
        work.record_work(pair, gwen)
    assert "scheduled" in refused.value.sentence
