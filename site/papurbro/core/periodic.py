"""What is done again and again: named jobs, each with a row that says when it is next due.

``tick`` (a command, and the demo's worker) does what is due. A row is claimed by one conditional update, so any number of machines may tick;
whoever claims a job has it for a lease, and a job whose machine dies comes due again when that ends. Nothing is ever passed on in memory
or in a task: a job looks for its work in rows, and does what it finds.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from papurbro.core.models import PeriodicJob

logger = logging.getLogger(__name__)

#: For so long a job belongs to the machine that claimed it; then, if it has not said that it is done, it is due again.
LEASE = dt.timedelta(minutes=10)


@dataclass(frozen=True)
class Job:
    """What is to be done, and how often."""

    name: str
    every: dt.timedelta
    run: Callable[[], object]


_jobs: dict[str, Job] = {}


def periodic(name: str, *, every: dt.timedelta) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Have the decorated function called every so often. ``name`` stays: the row bears it. What it returns is logged, if anything.

    The function may be called again before its time, and twice at once where it takes longer than ``LEASE``: it has to bear that.
    """

    def register(run: Callable[[], object]) -> Callable[[], object]:
        _jobs[name] = Job(name, every, run)
        return run

    return register


def tick(now: dt.datetime | None = None) -> list[str]:
    """Do every job that is due; return the names of those that were done. One that fails is logged and tried again after ``LEASE``."""
    return [job.name for job in list(_jobs.values()) if _do(job, now or timezone.now())]


def _do(job: Job, now: dt.datetime) -> bool:
    leased = now + LEASE
    try:
        if not _claim(job, now, leased):
            return False
        found = job.run()
    except Exception:
        logger.exception("periodic job %s failed and is tried again after %s", job.name, leased)
        return False
    PeriodicJob.objects.filter(name=job.name, next_due=leased).update(next_due=now + job.every)
    if found:
        logger.info("periodic job %s: %s", job.name, found)
    return True


def _claim(job: Job, now: dt.datetime, until: dt.datetime) -> bool:
    """One conditional update decides who does it; the row is made where a job is new."""
    due = PeriodicJob.objects.filter(name=job.name, next_due__lte=now)
    if due.update(next_due=until):
        return True
    if PeriodicJob.objects.filter(name=job.name).exists():
        return False
    PeriodicJob.objects.bulk_create([PeriodicJob(name=job.name, next_due=now)], ignore_conflicts=True)
    return bool(due.update(next_due=until))
