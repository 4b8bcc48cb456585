"""The workbench at 30 parts and at 300, on SQLite: ten times the text costs the same queries, and far from ten times the time.

    .venv/bin/python benchmarks/bench_workbench.py

Makes a database of its own and removes it afterwards. Half of each piece is translated. Measured are whole requests, templates and all: the page,
a part finished, kept while somebody writes, looked over by the checks, opened with its help, and a sign of life. Prints medians;
ends with exit code 1 where a bound is missed.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SIZES = (30, 300)
RUNS = 9
#: By request: how many times as long it may take at ten times the parts. The page itself is ten times as long.
MOST_TIMES = {"page": 10.0, "finished": 5.0, "kept": 5.0, "looked over": 5.0, "opened": 5.0, "sign of life": 2.0}

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "site")]


@contextmanager
def database() -> Iterator[None]:
    """A file of this run's own, migrated."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/workbench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "papurbro.settings.test"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        yield


@dataclass(frozen=True)
class Cost:
    """Of one request: seconds in the median, and queries."""

    seconds: float
    queries: int


class Bench:
    """A piece of ``size`` parts on the screen of its translator."""

    def __init__(self, size: int, user: Any) -> None:
        from django.test import Client

        from papurbro.translation import work

        from tests import factories

        body = [f"Bydd <b>te</b> yn y neuadd rhif {number} am 19:00, a chroeso i bawb." for number in range(size - 1)]
        page = factories.make_post("cy", title=f"Te mewn {size} o neuaddau", slug=f"te-{size}", body=body)
        self.pair, self.user = work.claim(factories.with_counterpart(page), user), user
        self.client = Client()
        self.client.force_login(user)
        self.turn = 0
        self.tokens: dict[str, str] = {}
        self._translate_half()

    def _translate_half(self) -> None:
        from papurbro.translation.editor import Entry, save_segments

        texts = {
            one.key: Entry(text=self._english(one), token=one.token) for one in self.parts()[: len(self.parts()) // 2]
        }
        save_segments(self.pair, self.user, texts)

    def parts(self) -> list[Any]:
        from papurbro.translation import counterparts
        from papurbro.translation.segments import segments

        return segments(self.pair, counterparts.enabled_translation(self.pair.translation_key))

    def _english(self, part: Any, turn: int = 0) -> str:
        return f"There is {''.join(part.marks)} tea in hall {part.number} at 19:00, come {turn}."

    def door(self, name: str, *args: object) -> str:
        from django.urls import reverse

        return reverse(f"translation:{name}", args=[self.pair.pk, *args])

    def requests(self) -> dict[str, Callable[[], Any]]:
        """What is measured, by name; the part that is written in is the same one each time, with another text."""
        part = self.parts()[-1]
        key = part.key
        return {
            "page": lambda: self.client.get(self.door("work")),
            "finished": lambda: self._send(part, finished=1),
            "kept": lambda: self._send(part),
            "looked over": lambda: self.client.post(self.door("part_check", key), {"text": "There is tea at 19:30."}),
            "opened": lambda: self.client.get(self.door("part", key), {"panel": "1"}),
            "sign of life": lambda: self.client.post(self.door("presence"), {"part": key}),
        }

    def _send(self, part: Any, **more: object) -> Any:
        self.turn += 1
        text = {"text": self._english(part, self.turn), "token": self.tokens.get(part.key, part.token)}
        answer = self.client.post(self.door("part", part.key), {**text, **more})
        self.tokens[part.key] = answer.text.split('data-token="', 1)[1].split('"', 1)[0]
        return answer


def cost(request: Callable[[], Any]) -> Cost:
    """Of ``request``, after one that fills what a process keeps."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    request()
    with CaptureQueriesContext(connection) as asked:
        answer = request()
    queries = len(asked)  # now: the next request empties the log
    if answer.status_code != 200:
        sys.exit(f"{answer.status_code}: {answer.text[:300]}")
    times = []
    for _run in range(RUNS):
        begun = time.perf_counter()
        request()
        times.append(time.perf_counter() - begun)
    return Cost(statistics.median(times), queries)


def measure() -> dict[str, list[Cost]]:
    """By request, its cost at each size."""
    from tests import factories

    factories.site()
    user = factories.translator()
    found: dict[str, list[Cost]] = {}
    for size in SIZES:
        for name, request in Bench(size, user).requests().items():
            found.setdefault(name, []).append(cost(request))
    return found


def main() -> int:
    """Measure, print, and say whether every bound was kept."""
    missed = 0
    with database():
        print(f"{'':14}" + "".join(f"{size:>9} parts" for size in SIZES) + f"{'times':>8}{'queries':>10}")
        for name, (few, many) in measure().items():
            times = many.seconds / few.seconds
            kept = times <= MOST_TIMES[name] and few.queries == many.queries
            missed += not kept
            print(
                f"{name:14}{few.seconds * 1000:12.0f} ms{many.seconds * 1000:12.0f} ms{times:7.1f}×{few.queries:>5}{many.queries:>5}"
                + ("" if kept else f"  more than {MOST_TIMES[name]}×, or more queries")
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
