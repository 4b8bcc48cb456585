"""What is done again and again is done once for each time it comes due, and a machine that dies holds nothing up for long."""

import datetime as dt
import threading

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from papurbro.core import periodic
from papurbro.core.models import PeriodicJob

EVERY = dt.timedelta(hours=1)


@pytest.fixture
def done(monkeypatch):
    """The jobs that are registered here alone, and what they did."""
    monkeypatch.setattr(periodic, "_jobs", {})
    calls = []
    periodic.periodic("tests.count", every=EVERY)(lambda: calls.append("count"))
    return calls


@pytest.mark.django_db
def test_a_job_is_done_at_once_and_again_when_it_is_due(done):
    now = timezone.now()

    assert periodic.tick(now) == ["tests.count"]
    assert periodic.tick(now + EVERY / 2) == []
    assert periodic.tick(now + EVERY) == ["tests.count"]
    assert len(done) == 2


@pytest.mark.django_db
def test_a_job_that_fails_is_tried_again_and_keeps_no_other_from_being_done(done, caplog):
    attempts = []

    def fail():
        attempts.append(1)
        if len(attempts) == 1:
            raise OSError("no mail server")

    periodic.periodic("tests.fail", every=EVERY)(fail)
    periodic.periodic("tests.last", every=EVERY)(lambda: done.append("last"))
    now = timezone.now()

    assert periodic.tick(now) == ["tests.count", "tests.last"]
    assert "tests.fail" in caplog.text
    assert periodic.tick(now + periodic.LEASE) == ["tests.fail"]


@pytest.mark.django_db
def test_a_job_whose_machine_was_killed_comes_due_again(done, monkeypatch):
    """Guard: the lease in ``_claim``; whoever dies leaves the row with that and no more."""

    def killed():
        raise KeyboardInterrupt  # as near to a kill as a test can come: nothing after it runs

    monkeypatch.setitem(periodic._jobs, "tests.count", periodic.Job("tests.count", EVERY, killed))
    now = timezone.now()
    with pytest.raises(KeyboardInterrupt):
        periodic.tick(now)

    monkeypatch.setitem(periodic._jobs, "tests.count", periodic.Job("tests.count", EVERY, lambda: done.append("again")))
    assert periodic.tick(now + periodic.LEASE / 2) == []
    assert periodic.tick(now + periodic.LEASE) == ["tests.count"]


@pytest.mark.django_db
def test_who_comes_back_after_his_lease_does_not_put_the_clock_of_the_next_one_back(done):
    now = timezone.now()

    def slow():
        PeriodicJob.objects.update(next_due=now + EVERY * 5)  # somebody else took it over meanwhile

    periodic.periodic("tests.count", every=EVERY)(slow)
    periodic.tick(now)

    assert PeriodicJob.objects.get().next_due == now + EVERY * 5


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_many_machines_that_tick_at_once_one_does_the_job(done):
    """Guard: the conditional update in ``_claim``."""
    start = threading.Barrier(8)
    now = timezone.now()

    def machine():
        start.wait()
        try:
            periodic.tick(now)
        finally:
            connection.close()

    threads = [threading.Thread(target=machine) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert done == ["count"]


@pytest.mark.django_db
def test_the_command_names_what_it_did(done, capsys):
    call_command("tick")
    call_command("tick")

    assert capsys.readouterr().out == "tests.count\n"
