"""The memory at 2,000 and at 100,000 units, on SQLite and on PostgreSQL: an answer takes at most four times as long.

    .venv/bin/python benchmarks/bench_memory.py          DATABASE_URL=postgres://… for another server

Makes databases of its own, and drops them afterwards. A third of the units are paragraphs, the rest sentences, in words as common and as rare as
those of real texts (``zipf``). What is asked are texts of the first 2,000 units with one word in seven replaced; each question is asked at
both sizes. Words are looked up, too (concordance). Prints medians of whole answers; ends with exit code 0 only where every bound is kept on both
databases, and what was known at first is still found.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from databases import DATABASES
from zipf import Writer

SIZES = (2_000, 100_000)
QUESTIONS = 40
MOST_TIMES, MOST_MILLISECONDS = 4.0, 100.0
#: So many of the questions must find the text that they were made from.
LEAST_FOUND = 0.95

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "site")]


def fill(entries: Iterator[object], number: int) -> None:
    """Take in the next ``number`` of ``entries``."""
    from django.db import transaction

    from papurbro.translation.memory import index, rarity
    from papurbro.translation.memory.storing import BATCH, Stored, store

    with transaction.atomic():
        stored = Stored()
        while stored.new < number:
            store([next(entries) for _place in range(min(BATCH, number - stored.new))], stored)
        rarity.add(stored.words)
    index.settle()


def entries() -> Iterator[object]:
    """Welsh paragraphs and sentences with English ones, without end."""
    from papurbro.translation.memory.entries import Entry
    from papurbro.translation.memory.models import Origin

    welsh, english, number = Writer("cy"), Writer("en"), 0
    while True:
        number += 1
        texts = [writer.paragraph() if number % 3 == 0 else writer.sentence() for writer in (welsh, english)]
        yield Entry.of(cy=texts[0], en=texts[1], written_in="cy", origin=Origin.IMPORTED, is_reviewed=True)


def questions() -> dict[str, list[tuple[str, str, str]]]:
    """What is asked, by name: ``(text, its language, the text that it was made from)``."""
    from papurbro.translation.memory.models import Unit

    welsh, english = Writer("cy", 2), Writer("en", 2)
    units = list(Unit.objects.order_by("pk")[: SIZES[0] : SIZES[0] // QUESTIONS])
    single = [unit for unit in Unit.objects.order_by("pk")[: SIZES[0]] if unit.en.count(".") == 1][:QUESTIONS]
    return {
        "like a Welsh text": [(welsh.altered(unit.cy), "cy", unit.cy) for unit in units],
        "like an English one": [(english.altered(unit.en), "en", unit.en) for unit in units],
        "a sentence known among five": [(f"{unit.en} {english.paragraph(4)}", "en", unit.en) for unit in single],
        "like nothing": [(welsh.paragraph(), "cy", "") for _unit in units],
        "three words": [(" ".join(english.word() for _place in range(3)), "en", "") for _unit in units],
    }


def measure(asked: dict[str, list[tuple[str, str, str]]]) -> dict[str, tuple[float, float]]:
    """By name: milliseconds of an answer in the median, and the share of what should be found that was."""
    found = {name: measure_texts(texts) for name, texts in asked.items()}
    return found | {"words looked up": (statistics.median(concordance_times()), 1.0)}


def measure_texts(texts: list[tuple[str, str, str]]) -> tuple[float, float]:
    """Milliseconds in the median, and the share found."""
    from papurbro.translation.memory.suggesting import suggest
    from papurbro.welsh.languages import other

    times, hits = [], 0
    for text, language, made_from in texts:
        time_taken, answer = timed(suggest, text, source=language, target=other(language))
        times.append(time_taken)
        hits += not made_from or made_from in [suggestion.source for suggestion in answer]
    return statistics.median(times), hits / len(texts)


def concordance_times() -> list[float]:
    """Milliseconds of looking two words up that may stand side by side in some text, again and again."""
    from papurbro.translation.memory.concordance import concordance

    writer = Writer("cy", 3)
    words = [" ".join(writer.sentence().split()[1:3]) for _place in range(QUESTIONS)]
    return [timed(concordance, some, language="cy")[0] for some in words]


def timed(ask: Callable[..., Sequence[Any]], *args: str, **known: str) -> tuple[float, Sequence[Any]]:
    """Milliseconds, and the answer."""
    begun = time.perf_counter()
    answer = ask(*args, **known)
    return (time.perf_counter() - begun) * 1000, answer


def run(vendor: str) -> bool:
    """On the database of DATABASE_URL: fill, measure, fill up, measure, compare. Whether every bound was kept."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "papurbro.settings.test"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    coming = entries()
    fill(coming, SIZES[0])
    asked = questions()
    measure(asked)  # what a process loads once is loaded
    few = measure(asked)
    begun = time.perf_counter()
    fill(coming, SIZES[1] - SIZES[0])
    taken = time.perf_counter() - begun
    many = measure(asked)
    print(f"{vendor} (taken in: {(SIZES[1] - SIZES[0]) / taken:,.0f} units a second)")
    return report(few, many)


def report(few: dict[str, tuple[float, float]], many: dict[str, tuple[float, float]]) -> bool:
    """Print the table; whether every bound was kept."""
    print(f"  {'':30} {SIZES[0]:>11,} {SIZES[1]:>11,}   times   found")
    kept = True
    for name, (before, _found) in few.items():
        after, found = many[name]
        is_kept = after / before <= MOST_TIMES and after <= MOST_MILLISECONDS and found >= LEAST_FOUND
        kept = kept and is_kept
        missed = "" if is_kept else "   MISSED"
        print(f"  {name:30} {before:8.1f} ms {after:8.1f} ms   {after / before:5.2f}   {found:4.0%}{missed}")
    return kept


def main() -> int:
    """Each database in a process of its own."""
    kept = True
    for vendor, database in DATABASES.items():
        with database("papurbro_bench_memory") as address:
            done = subprocess.run(  # noqa: S603 - this very file
                [sys.executable, __file__, vendor], env={**os.environ, "DATABASE_URL": address}, check=False
            )
            kept = kept and done.returncode == 0
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main() if len(sys.argv) == 1 else not run(sys.argv[1]))
