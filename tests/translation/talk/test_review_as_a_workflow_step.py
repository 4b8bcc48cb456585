"""Whoever uses Wagtail's workflows reviews the pair there: approving the step approves the pair, and the other way round."""

import json
import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import TaskState, Workflow, WorkflowPage, WorkflowTask

from papurbro.translation import work
from papurbro.translation.models import PairSettings, ReviewRule, Status
from papurbro.translation.workflow_task import PairReadyTask

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def task():
    return PairReadyTask.objects.create(name="Both versions")


@pytest.fixture
def flow(task, desk, mair, gwen):
    """The original is in a workflow whose only step is this one; the translation waits for review."""
    desk.finish(mair)
    desk.pair = work.send_for_review(desk.pair, mair)
    workflow = Workflow.objects.create(name="Publication")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=desk.pair.original)
    workflow.start(desk.pair.original.specific, gwen)
    return desk


def state():
    return TaskState.objects.get()


def window(client, desk, action="approve"):
    """The window in which Wagtail asks for more, and the answer to it."""
    address = reverse("wagtailadmin_pages:workflow_action", args=[desk.pair.original_id, action, state().pk])
    html = json.loads(client.get(address, headers={"x-requested-with": "XMLHttpRequest"}).content)["html"]
    return address, dict(re.findall(r'name="(step|seen)" value="(\w*)"', html)), html


def post(client, address, data):
    answer = client.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})
    return json.loads(answer.content)


def status(desk):
    return factories.pair_of(desk.pair.original).status


def test_the_step_shows_what_is_approved_and_approving_it_publishes_both(client, flow, gwen):
    client.force_login(gwen)
    address, fields, html = window(client, flow)
    assert "Everybody is welcome." in html

    answer = post(client, address, fields)
    assert answer["step"] == "success", answer["html"]

    assert state().status == TaskState.STATUS_APPROVED
    assert status(flow) == Status.CURRENT


def test_the_step_can_be_approved_from_the_page_editor(client, flow, gwen):
    client.force_login(gwen)
    _address, fields, _html = window(client, flow)
    page = flow.pair.original.specific

    client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        factories.edit_form(
            page,
            **{
                "action-workflow-action": "true",
                "workflow-action-name": "approve",
                "workflow-action-extra-data": json.dumps({**fields, "comment": ""}),
            },
        ),
    )

    assert state().status == TaskState.STATUS_APPROVED
    assert status(flow) == Status.CURRENT


def test_a_text_that_was_changed_since_the_window_was_opened_is_not_approved(client, flow, mair, gwen):
    client.force_login(gwen)
    address, fields, _html = window(client, flow)
    flow.write(mair, "Mae", "Nobody is welcome.")
    work.send_for_review(flow.pair, mair)

    answer = post(client, address, fields)

    assert answer["step"] == "action"
    assert "Nobody is welcome." in answer["html"]
    assert state().status == TaskState.STATUS_IN_PROGRESS
    assert status(flow) == Status.IN_REVIEW


def test_the_same_holds_where_the_window_is_passed_by(client, flow, gwen):
    client.force_login(gwen)
    page = flow.pair.original.specific

    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        factories.edit_form(page, **{"action-workflow-action": "true", "workflow-action-name": "approve"}),
        follow=True,
    )

    assert state().status == TaskState.STATUS_IN_PROGRESS
    assert status(flow) == Status.IN_REVIEW
    assert answer.status_code == 200


def test_what_is_not_finished_is_refused_in_the_window(client, flow, mair, gwen):
    flow.write(mair, "Mae", "")
    client.force_login(gwen)
    address, fields, _html = window(client, flow)

    answer = post(client, address, fields)

    assert answer["step"] == "action"
    assert state().status == TaskState.STATUS_IN_PROGRESS


def test_sending_back_at_the_step_sends_the_translation_back_with_its_words(client, flow, gwen):
    client.force_login(gwen)
    address, _fields, _html = window(client, flow, "reject")

    post(client, address, {"comment": "Say who is welcome."})

    pair = factories.pair_of(flow.pair.original)
    assert (pair.status, pair.review_note) == (Status.IN_PROGRESS, "Say who is welcome.")
    assert state().status == TaskState.STATUS_REJECTED


def test_approval_where_it_is_worked_on_takes_the_workflow_on(flow, gwen, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        work.approve(flow.pair, gwen)

    assert state().status == TaskState.STATUS_APPROVED
    assert status(flow) == Status.CURRENT


def test_a_step_with_a_group_of_its_own_is_for_that_group(client, flow, task, gwen, django_capture_on_commit_callbacks):
    task.reviewers = Group.objects.create(name="The language unit")
    task.save()
    page = flow.pair.original.specific
    assert task.get_actions(page, gwen) == []

    with django_capture_on_commit_callbacks(execute=True):
        work.approve(flow.pair, gwen)
    assert state().status == TaskState.STATUS_IN_PROGRESS

    gwen.groups.add(task.reviewers)
    assert {name for name, _label, _window in task.get_actions(page, gwen)} == {"approve", "reject"}


def test_the_site_s_rule_holds_at_the_step_too(flow, task, gwen):
    settings = PairSettings.load()
    settings.review_rule = ReviewRule.OTHER
    settings.save()
    flow.write(gwen, "Mae", "All are welcome.")
    work.send_for_review(flow.pair, gwen)

    assert task.get_actions(flow.pair.original.specific, gwen) == []
    assert task.get_actions(flow.pair.original.specific, factories.superuser())


def test_a_reviewer_who_may_not_publish_finishes_the_workflow_and_publishes_nothing(
    flow, task, django_capture_on_commit_callbacks
):
    settings = PairSettings.load()
    settings.review_rule, settings.reviewers = ReviewRule.GROUP, Group.objects.create(name="Reviewers")
    settings.save()
    rhys = factories.User.objects.create_user("rhys", "rhys@example.org", "pw")
    rhys.groups.add(settings.reviewers)

    with django_capture_on_commit_callbacks(execute=True):
        work.approve(flow.pair, rhys)

    assert state().status == TaskState.STATUS_APPROVED
    assert status(flow) == Status.READY


def test_a_translator_finds_no_button_at_the_step(flow, task, mair):
    assert task.get_actions(flow.pair.original.specific, mair) == []
    assert not task.get_task_states_user_can_moderate(mair).exists()


def test_what_waits_is_on_the_reviewer_s_front_page(flow, task, gwen):
    assert list(task.get_task_states_user_can_moderate(gwen)) == [state()]


def test_an_administrator_sets_the_step_up_in_wagtail_s_own_form(client):
    client.force_login(factories.superuser())
    address = reverse("wagtailadmin_workflows:add_task", args=["translation", "pairreadytask"])

    assert 'name="reviewers"' in client.get(address).content.decode()
    client.post(address, {"name": "Both versions", "reviewers": ""})

    assert PairReadyTask.objects.get().name == "Both versions"
