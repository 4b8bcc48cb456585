"""The demo does its background work by itself."""

import threading

import pytest
from django_tasks.signals import task_finished

from blog.pictures import make_sizes

from demo.serving import BackgroundWork


@pytest.mark.django_db(transaction=True)
def test_a_task_is_done_beside_the_site_and_the_worker_stops_with_it(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    finished: list[str] = []
    done = threading.Event()

    def note(task_result, **kwargs):
        finished.append(task_result.status)
        done.set()

    task_finished.connect(note)
    try:
        with BackgroundWork() as work:
            make_sizes.enqueue(0)
            assert done.wait(120)
    finally:
        task_finished.disconnect(note)

    assert [str(status) for status in finished] == ["SUCCESSFUL"]
    assert not work.thread.is_alive()
