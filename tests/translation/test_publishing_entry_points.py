"""Every door that publishes, schedules, takes down or expires does it to both halves, or to none.

Guards: ``publishing.publish`` and ``taking_down`` behind the page's own methods, ``publishing_hooks`` and ``actions`` in the admin and
the API, and under all of them ``guards.hold_together``, ``guards.schedule_together`` and ``guards.unschedule_together``.
"""

import datetime
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db.models.signals import post_save, pre_save
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.actions.edit_page import EditPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.registry import action_registry
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowTask

from papurbro.translation import counterparts, publishing
from papurbro.translation.errors import NotReady
from papurbro.translation.models import Status
from papurbro.welsh.languages import other

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

NEXT_WEEK = timezone.now() + datetime.timedelta(days=7)
LAST_WEEK = timezone.now() - datetime.timedelta(days=7)


class Boom(Exception):
    """The second half cannot be written."""


@contextmanager
def failing(page):
    """Whoever writes the row of ``page``, or cancels its schedule, fails."""

    def on_page(sender, instance, update_fields=None, **_kwargs):
        writes_live = update_fields is None or "live" in update_fields
        if issubclass(sender, Page) and instance.pk == page.pk and writes_live:
            raise Boom

    def on_revision(instance, update_fields=None, **_kwargs):
        cancels = update_fields and "approved_go_live_at" in update_fields and instance.approved_go_live_at is None
        if cancels and instance.object_id == str(page.pk):
            raise Boom

    post_save.connect(on_page)
    pre_save.connect(on_revision, sender=Revision)
    try:
        yield
    finally:
        post_save.disconnect(on_page)
        pre_save.disconnect(on_revision, sender=Revision)


@pytest.fixture
def client():
    client = Client()
    client.force_login(factories.superuser())
    return client


@pytest.fixture
def go(client, django_capture_on_commit_callbacks):
    """Go through a door with one half; what waits for the commit is done as well."""

    def through(door, page):
        with django_capture_on_commit_callbacks(execute=True):
            door(page, client)

    return through


def state(pages):
    """``(live flags, whether each is scheduled)``, Welsh first."""
    now = factories.fresh(pages)
    return (
        tuple(now[language].live for language in ("cy", "en")),
        tuple(now[language].scheduled_revision is not None for language in ("cy", "en")),
    )


NEITHER, BOTH = (False, False), (True, True)


# --- Doors that publish -----------------------------------------------------------------------------------------


def admin_edit(page, client, **data):
    client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        factories.edit_form(page, **{"action-publish": "action-publish", **data}),
    )


def admin_bulk(page, client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={page.pk}", {"next": "/admin/"})


def admin_bulk_with_what_is_below(page, client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={page.get_parent().pk}", {"next": "/admin/", "include_descendants": "on"})


def admin_publish_as(page, client):
    client.post(reverse("translation:publish_as", args=[page.pair.pk]))


def api_action(page, client):
    action = action_registry.get_action_class(Page, "publish")
    action(page.get_latest_revision(), user=factories.superuser()).execute()


def api_edit(page, client):
    EditPageAction(page.get_latest_revision_as_object(), user=factories.superuser(), publish=True).execute()


def wagtails_action(page, client):
    PublishPageRevisionAction(page.get_latest_revision(), user=factories.superuser()).execute()


def revision_publish(page, client):
    page.get_latest_revision().publish(user=factories.superuser())


def page_publish(page, client):
    page.publish(page.get_latest_revision())


def base_page_publish(page, client):
    Page.objects.get(pk=page.pk).publish(page.get_latest_revision())


def workflow(page, client):
    task = GroupApprovalTask.objects.create(name="Approve")
    flow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=flow, task=task, sort_order=0)
    state = flow.start(page, factories.superuser())
    state.current_task_state.approve(user=factories.superuser())


def localize(page, client):
    counterparts.enabled_translation(page.translation_key).save_target(publish=True)


def schedule_is_due(page, client):
    page = type(page).objects.get(pk=page.pk)
    publishing.publish(page, with_date(page, NEXT_WEEK))
    Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=LAST_WEEK)
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = LAST_WEEK.isoformat()
        revision.save(update_fields=["content"])
    call_command("publish_scheduled")


PUBLISHES = [
    admin_edit,
    admin_bulk,
    admin_bulk_with_what_is_below,
    admin_publish_as,
    api_action,
    api_edit,
    wagtails_action,
    revision_publish,
    page_publish,
    base_page_publish,
    workflow,
    schedule_is_due,
]


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize("door", PUBLISHES, ids=lambda door: door.__name__)
def test_publishing_publishes_both_halves(go, door, half):
    pages = factories.make_ready_pair()

    go(door, pages[half])

    assert state(pages) == (BOTH, NEITHER)
    assert factories.pair_of(pages["cy"]).status == Status.CURRENT


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize("door", PUBLISHES, ids=lambda door: door.__name__)
def test_publishing_that_fails_at_the_second_half_publishes_none(go, door, half):
    pages = factories.make_ready_pair()

    with failing(pages[other(half)]), pytest.raises(Boom):
        go(door, pages[half])
        if door is schedule_is_due:  # which may not raise: it logs, and tries again the next time
            raise Boom

    assert state(pages)[0] == NEITHER


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize("door", [door for door in PUBLISHES if door is not admin_edit], ids=lambda door: door.__name__)
def test_a_counterpart_made_of_segments_goes_with_its_original(go, door, half):
    pair = factories.make_ready(factories.make_post("cy"))
    pages = {"cy": pair.original.specific, "en": pair.counterpart.specific}

    go(door, pages[half])

    assert state(pages) == (BOTH, NEITHER)


def test_localize_publishes_both_halves(go):
    pair = factories.make_ready(factories.make_post("cy"))
    pages = {"cy": pair.original.specific, "en": pair.counterpart.specific}

    go(localize, pages["en"])

    assert state(pages) == (BOTH, NEITHER)


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize(
    "door", [door for door in PUBLISHES if door is not schedule_is_due], ids=lambda door: door.__name__
)
def test_a_pair_that_is_not_ready_is_refused_whole(go, door, half):
    pair = factories.translate_all(factories.with_counterpart(factories.make_post("cy")))
    pages = {"cy": pair.original.specific, "en": pair.counterpart.specific}

    try:
        with translation.override("en"):
            go(door, pages[half])
    except NotReady as refusal:
        assert "English version" in refusal.sentence

    assert state(pages) == (NEITHER, NEITHER)


# --- Doors that schedule ----------------------------------------------------------------------------------------


def with_date(page, moment):
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = moment
    return draft.save_revision()


def admin_schedule(page, client):
    admin_edit(page, client, go_live_at=timezone.localtime(NEXT_WEEK).strftime("%Y-%m-%d %H:%M"))


def page_schedule(page, client):
    page.publish(with_date(page, NEXT_WEEK))


def base_page_schedule(page, client):
    Page.objects.get(pk=page.pk).publish(with_date(page, NEXT_WEEK))


def revision_schedule(page, client):
    with_date(page, NEXT_WEEK).publish()


def approved_revision(page, client):
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = NEXT_WEEK
    draft.save_revision(approved_go_live_at=NEXT_WEEK)


SCHEDULES = [admin_schedule, page_schedule, base_page_schedule, revision_schedule, approved_revision]


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize("door", SCHEDULES, ids=lambda door: door.__name__)
def test_scheduling_schedules_both_halves(go, door, half):
    pages = factories.make_ready_pair()

    go(door, pages[half])

    assert state(pages) == (NEITHER, BOTH)


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize("door", SCHEDULES, ids=lambda door: door.__name__)
def test_scheduling_that_fails_at_the_second_half_schedules_none(go, door, half):
    pages = factories.make_ready_pair()

    with failing(pages[other(half)]), pytest.raises(Boom):
        go(door, pages[half])

    assert state(pages) == (NEITHER, NEITHER)


def cancel_schedule(page, client):
    page = type(page).objects.get(pk=page.pk)
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, page.scheduled_revision.pk]))


def test_cancelling_a_schedule_cancels_both(go):
    pages = factories.make_ready_pair()
    go(page_schedule, pages["cy"])

    go(cancel_schedule, pages["en"])

    assert state(pages) == (NEITHER, NEITHER)


def test_cancelling_a_schedule_that_fails_at_the_second_half_cancels_none(go):
    pages = factories.make_ready_pair()
    go(page_schedule, pages["cy"])

    with failing(pages["en"]), pytest.raises(Boom):
        go(cancel_schedule, pages["cy"])

    assert state(pages) == (NEITHER, BOTH)


# --- Doors that take down ---------------------------------------------------------------------------------------


def admin_unpublish(page, client):
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))


def admin_unpublish_section(page, client):
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.get_parent().pk]), {"include_descendants": "on"})


def admin_bulk_unpublish(page, client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    client.post(f"{address}?id={page.pk}", {"next": "/admin/"})


def api_unpublish(page, client):
    action_registry.get_action_class(Page, "unpublish")(page, user=factories.superuser()).execute()


def wagtails_unpublish(page, client):
    UnpublishPageAction(page, user=factories.superuser()).execute()


def page_unpublish(page, client):
    page.unpublish()


def base_page_unpublish(page, client):
    Page.objects.get(pk=page.pk).unpublish()


def queryset_unpublish(page, client):
    Page.objects.filter(pk=page.pk).unpublish()


def row_saved(page, client):
    row = Page.objects.get(pk=page.pk)
    row.live = False
    row.save()


def expiry(page, client):
    Page.objects.filter(pk=page.pk).update(expire_at=LAST_WEEK)
    call_command("publish_scheduled")


def expiry_of_both(page, client):
    Page.objects.filter(translation_key=page.translation_key).update(expire_at=LAST_WEEK)
    call_command("publish_scheduled")


TAKES_DOWN = [
    admin_unpublish,
    admin_unpublish_section,
    admin_bulk_unpublish,
    api_unpublish,
    wagtails_unpublish,
    page_unpublish,
    base_page_unpublish,
    queryset_unpublish,
    row_saved,
    expiry,
    expiry_of_both,
]


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize("door", TAKES_DOWN, ids=lambda door: door.__name__)
def test_taking_down_takes_down_both_halves(go, door, half):
    pages = dict(zip(("cy", "en"), factories.make_pair(), strict=True))

    go(door, pages[half])

    assert state(pages) == (NEITHER, NEITHER)
    assert factories.pair_of(pages["cy"]).status == Status.READY
    if door in (expiry, expiry_of_both):
        assert all(page.expired for page in factories.fresh(pages).values())


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize("door", TAKES_DOWN, ids=lambda door: door.__name__)
def test_taking_down_that_fails_at_the_second_half_takes_down_none(go, door, half):
    pages = dict(zip(("cy", "en"), factories.make_pair(), strict=True))

    with failing(pages[other(half)]), pytest.raises(Boom):
        go(door, pages[half])

    assert state(pages) == (BOTH, NEITHER)
