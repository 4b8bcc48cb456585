"""The queue at 1,000 and at 100,000 pairs, on PostgreSQL: a page of fifty costs at most 15 queries, and at most twice its time.

    .venv/bin/python benchmarks/bench_queue.py          DATABASE_URL=postgres://… for another server

Makes a database of its own beside the one of DATABASE_URL and drops it afterwards. Half of the pairs wait, spread so that every page that is
compared has its fifty rows at both sizes. Prints medians of whole requests, templates and all;
ends with exit code 1 where a bound is missed.
"""

from __future__ import annotations

import contextlib
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

SIZES = (1_000, 100_000)
RUNS = 15
MOST_QUERIES, MOST_TIMES = 15, 2.0
NAME = f"papurbro_bench_queue_{os.getpid()}"

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "site")]


@contextlib.contextmanager
def database() -> Iterator[None]:
    """A database of this run's own, migrated; gone afterwards."""
    server = os.environ.get("DATABASE_URL", "postgres://127.0.0.1:5432/postgres")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{NAME}"')
        try:
            os.environ["DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))
            os.environ["DJANGO_SETTINGS_MODULE"] = "papurbro.settings.test"
            import django
            from django.core.management import call_command

            django.setup()
            call_command("migrate", verbosity=0)
            yield
        finally:
            connection.execute(f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')


@dataclass(frozen=True)
class Cost:
    """Of one request: seconds in the median, and queries."""

    seconds: float
    queries: int


def cost(request: Callable[[], object]) -> Cost:
    """Of ``request``, after one that fills what a process keeps."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    request()
    with CaptureQueriesContext(connection) as asked:
        request()
    queries = len(asked)  # now: the next request empties the log
    times = []
    for _run in range(RUNS):
        begun = time.perf_counter()
        request()
        times.append(time.perf_counter() - begun)
    return Cost(statistics.median(times), queries)


def requests(people: dict[str, object], tag: int) -> dict[str, Callable[[], object]]:
    """What is measured, by name: the page of a translator and of an editor, deep in, narrowed in every way; the count in the menu."""
    from django.test import Client

    from papurbro.translation import counting
    from papurbro.translation.models import Pair
    from papurbro.translation.paging import Mark

    waiting = Pair.objects.pending().most_urgent_first()
    deep, half_way = (Mark.of(waiting[int(waiting.count() * share)]) for share in (0.8, 0.4))
    queries = {
        "first page": "",
        "page at 80 %": f"after={deep}",
        "back from there": f"before={deep}",
        "one direction": "direction=en",
        "one direction, further in": f"direction=en&after={half_way}",
        "for review": "status=in_review",
        "nobody's": "assignee=unclaimed",
        "mine": "assignee=mine",
        "overdue": "due=overdue",
        "within a week": "due=week",
        "a common tag": f"tag={tag}",
        "a rare tag": f"tag={tag + 1}",
        "a tag, further in": f"tag={tag}&after={half_way}",
        "two filters": "direction=en&status=missing",
    }
    found: dict[str, Callable[[], object]] = {}
    for who, user in people.items():
        client = Client()
        client.force_login(user)
        for name, query in queries.items():
            found[f"{name}, {who}"] = lambda client=client, query=query: ask(client, f"/admin/translation/?{query}")
    found["count in the menu"] = counting.waiting
    return found


def ask(client: object, path: str) -> None:
    """GET, which must answer."""
    answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code} {getattr(answer, 'url', '')}")


def measure(people: dict[str, object], tag: int) -> dict[str, Cost]:
    """Each request's cost, on tables whose statistics are fresh."""
    from django.db import connection

    from papurbro.translation import counting

    counting.add_up()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return {name: cost(request) for name, request in requests(people, tag).items()}


def report(few: dict[str, Cost], many: dict[str, Cost]) -> bool:
    """Print the table; whether every bound was kept."""
    print(f"{'':36} {SIZES[0]:>12,} {SIZES[1]:>12,}   times   queries")
    kept = True
    for name, cost_of_few in few.items():
        cost_of_many = many[name]
        times = cost_of_many.seconds / cost_of_few.seconds
        is_kept = times <= MOST_TIMES and cost_of_many.queries <= MOST_QUERIES
        kept = kept and is_kept
        print(
            f"{name:36} {cost_of_few.seconds * 1000:9.1f} ms {cost_of_many.seconds * 1000:9.1f} ms"
            f"   {times:5.2f}   {cost_of_many.queries:7}{'' if is_kept else '   MISSED'}"
        )
    return kept


def main() -> int:
    """Fill, measure, fill up, measure, compare."""
    try:
        with database():
            from benchmarks.filling import Filling

            filling = Filling()
            costs = []
            for size in SIZES:
                begun = time.perf_counter()
                filling.fill(size)
                print(f"filled: {size:,} pairs in {time.perf_counter() - begun:.0f} s", flush=True)
                costs.append(measure(filling.people, filling.common_tag))
            return 0 if report(*costs) else 1
    except psycopg.OperationalError as error:
        print(f"Left out: no PostgreSQL answers ({error}).")
        return 0


if __name__ == "__main__":
    raise SystemExit(main())
