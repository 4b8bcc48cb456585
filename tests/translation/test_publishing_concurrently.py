"""Two people at once: publications of one pair come one after the other, and never is one half live alone.

Guards: ``publishing.lock`` (the pair's row is locked before anything is written), ``guards.note_before`` (locks in the same order),
``counterparts.ensure_counterpart`` (who comes second finds what the first one made).
"""

import threading
import time

import pytest
from django.db import connection, connections
from wagtail.models import Page

from papurbro.translation import counterparts
from papurbro.translation.publication import Publication

from blog.models import PostPage

from tests import factories

PATIENCE = 60


@pytest.fixture
def restored(django_db_setup, django_db_blocker):
    """What migrations put into the database is there again afterwards: a test that commits ends with all tables emptied."""
    yield
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


@pytest.fixture
def committed(restored, transactional_db):
    """Threads see what this test writes."""


def together(*jobs):
    """Run the jobs at once, each in a thread and with a connection of its own; returns what they raised."""
    start = threading.Barrier(len(jobs))
    raised = []

    def run(job):
        try:
            start.wait(PATIENCE)
            job()
        except Exception as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return raised


def publish(page):
    page = PostPage.objects.get(pk=page.pk)
    page.publish(page.get_latest_revision())


def take_down(page):
    Page.objects.get(pk=page.pk).unpublish()


def live(pages):
    return {page.live for page in factories.fresh(pages).values()}


@pytest.mark.usefixtures("committed")
def test_both_halves_published_at_once_are_published_together():
    pages = factories.make_ready_pair()

    assert together(lambda: publish(pages["cy"]), lambda: publish(pages["en"])) == []

    assert live(pages) == {True}


@pytest.mark.usefixtures("committed")
def test_one_half_published_while_the_other_is_taken_down_leaves_both_or_none():
    pages = factories.make_ready_pair()
    publish(pages["cy"])

    for _round in range(4):
        assert together(lambda: publish(pages["cy"]), lambda: take_down(pages["en"])) == []
        assert len(live(pages)) == 1
        publish(pages["en"])


@pytest.mark.usefixtures("committed")
def test_two_who_make_the_counterpart_at_once_make_one():
    with counterparts.no_counterparts():
        page = factories.make_post("cy")

    def make():
        counterparts.ensure_counterpart(PostPage.objects.get(pk=page.pk))

    assert together(make, make) == []
    assert PostPage.objects.filter(translation_key=page.translation_key).count() == 2


@pytest.mark.postgres
@pytest.mark.usefixtures("committed")
def test_a_second_publication_waits_until_the_first_is_done(monkeypatch):
    pages = factories.make_ready_pair()
    run, inside, most = Publication.run, [], []

    def slowly(publication):
        inside.append(publication)
        most.append(len(inside))
        if len(most) == 1:
            _until_somebody_waits_for_a_lock()
        try:
            return run(publication)
        finally:
            inside.remove(publication)

    monkeypatch.setattr(Publication, "run", slowly)

    assert together(lambda: publish(pages["cy"]), lambda: publish(pages["en"])) == []
    assert most == [1, 1], "never were two inside"


def _until_somebody_waits_for_a_lock():
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody waited: the second publication went on beside the first")
