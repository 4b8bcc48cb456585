"""``rebuild_pairs`` over 1,000 and over 10,000 pairs: as many pairs a second, and no more memory.

    .venv/bin/python benchmarks/bench_rebuild_pairs.py          DATABASE_URL=postgres://… for a PostgreSQL server; else SQLite

Makes a database of its own and drops it afterwards. Every second pair is made of parts and every second one written by hand; all are live.
The command runs in a process of its own, whose peak memory is read from the system.
Ends with exit code 1 where the larger run takes more than MOST_TIMES as long for each pair, or more than MOST_MEMORY as much memory.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

SIZES = (1_000, 10_000)
MOST_TIMES, MOST_MEMORY = 1.3, 1.3
NAME = f"papurbro_bench_rebuild_{os.getpid()}"
ROOT = Path(__file__).resolve().parents[1]

sys.path[:0] = [str(ROOT), str(ROOT / "site")]

#: What runs in a process of its own: the command, then its seconds and the process's peak memory in KiB.
COMMAND = """
import resource, sys, time
import django
django.setup()
from django.core.management import call_command
begun = time.perf_counter()
call_command("rebuild_pairs", stdout=sys.stderr)
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@dataclass(frozen=True)
class Run:
    """Of one run: pairs, seconds, peak memory in MiB."""

    pairs: int
    seconds: float
    memory: float

    @property
    def rate(self) -> float:
        """Pairs a second."""
        return self.pairs / self.seconds


@contextlib.contextmanager
def database() -> Iterator[None]:
    """A database of this run's own, migrated; gone afterwards."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "papurbro.settings.test"
    server = os.environ.get("DATABASE_URL", "")
    with _on_server(server) if server.startswith("postgres") else _in_a_file():
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        yield


@contextlib.contextmanager
def _in_a_file() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        yield


@contextlib.contextmanager
def _on_server(server: str) -> Iterator[None]:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{NAME}"')
        try:
            os.environ["DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))
            yield
        finally:
            connection.execute(f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')


def run(pairs: int) -> Run:
    """Rebuild ``pairs`` pairs, all that there are; whatever the command refuses ends this run."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", COMMAND], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0 or f"Pairs looked at: {pairs}" not in done.stderr:
        raise SystemExit(f"rebuild_pairs did not do its work: {done.stderr[-2000:]}")
    seconds, kibibytes = done.stdout.split()
    return Run(pairs, float(seconds), int(kibibytes) / 1024)


def report(few: Run, many: Run) -> bool:
    """Print the table; whether every bound was kept."""
    for one in (few, many):
        print(f"{one.pairs:>7,} pairs {one.seconds:9.1f} s {one.rate:9.1f} pairs/s {one.memory:9.1f} MiB at most")
    times, memory = few.rate / many.rate, many.memory / few.memory
    kept = times <= MOST_TIMES and memory <= MOST_MEMORY
    print(f"time for a pair: {times:.2f} times; memory: {memory:.2f} times{'' if kept else '   MISSED'}")
    return kept


def main() -> int:
    """Fill, run, fill up, run, compare."""
    with database():
        from django.db import connection

        from benchmarks.copies import Copies

        copies, runs = Copies(), []
        for size in SIZES:
            begun = time.perf_counter()
            copies.fill(size)
            print(f"filled: {size:,} pairs in {time.perf_counter() - begun:.0f} s", flush=True)
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("VACUUM ANALYZE")
            runs.append(run(size))
            print(f"rebuilt: {runs[-1].rate:.1f} pairs/s", flush=True)
        connection.close()
        return 0 if report(*runs) else 1


if __name__ == "__main__":
    raise SystemExit(main())
