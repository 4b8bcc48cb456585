"""The checks with an empty glossary and with 5,000 terms, on SQLite and on PostgreSQL: of one part as somebody types, and of a piece of 300 parts.

    .venv/bin/python benchmarks/bench_checks.py          DATABASE_URL=postgres://… for another server

Makes databases of its own, and drops them afterwards. The parts are real sentences (the good pairs of the tests), three to five of them in each; the terms
are words and pairs of words of the dictionaries, and those of the demo, which the sentences use. "As one types" is one part with one letter more each time, asked as the
workbench asks. Prints medians; ends with exit code 0 only where a part costs at most three times as much with 5,000 terms, of which some stand in it, and no part more than
its milliseconds.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from databases import DATABASES
from zipf import words_of

TERMS = 5_000
PARTS, LETTERS, ROUNDS = 300, 60, 3
MOST_TIMES, MOST_MILLISECONDS = 3.0, 20.0

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

Part = tuple[str, str]


def parts() -> list[Part]:
    """English sources and Welsh translations."""
    from tests.translation.checking.conftest import good_pairs

    chance, pairs = random.Random(1), good_pairs()  # noqa: S311 - texts, not secrets
    chosen = [chance.sample(pairs, chance.randint(3, 5)) for _place in range(PARTS)]
    return [(" ".join(en for en, _cy in some), " ".join(cy for _en, cy in some)) for some in chosen]


def fill() -> int:
    """Take the demo's glossary in, and words of the dictionaries until there are 5,000 terms; how many there are."""
    from papurbro.translation.glossary.models import Term

    from demo.glossary import make_glossary

    make_glossary()
    missing = TERMS - Term.objects.count()
    Term.objects.bulk_create((Term(en=en, cy=cy) for en, cy in islice(invented(), missing)), batch_size=500)
    return Term.objects.count()


def invented() -> Iterator[Part]:
    """Terms of one word and of two."""
    english, welsh = words_of("en")[100:], words_of("cy")[100:]
    for place, (en, cy) in enumerate(zip(english, welsh, strict=False)):
        yield (en, cy) if place % 2 else (f"{english[-place - 1]} {en}", f"{cy} {welsh[-place - 1]}")


def measure(texts: list[Part]) -> dict[str, float]:
    """Milliseconds for each part, by name."""
    return {"one part, as one types": statistics.median(typed(texts[0])), "of 300 parts, each": of_a_piece(texts)}


def typed(part: Part) -> Iterator[float]:
    """Of each letter more."""
    from papurbro.translation.checking.checks import check_part

    source, target = part
    for end in range(len(target) - LETTERS, len(target)):
        yield timed(check_part, source, target[:end], source_language="en", target_language="cy")


def of_a_piece(texts: list[Part]) -> float:
    """Of a whole piece, as it is looked over before it is sent; each time as if nobody had read it before."""
    return statistics.median(timed(look_over, texts) for _round in range(ROUNDS)) / PARTS


def look_over(texts: list[Part]) -> None:
    """Every part with what is known for all of them."""
    from papurbro.translation.checking.checks import check_part, known
    from papurbro.translation.checking.part import Text
    from papurbro.welsh.wordforms import read

    Text.of.cache_clear()
    read.cache_clear()
    knowing = known((source for source, _target in texts), "en")
    for source, target in texts:
        check_part(source, target, source_language="en", target_language="cy", knowing=knowing)


def timed(ask: Callable[..., object], *args: object, **known: str) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    ask(*args, **known)
    return (time.perf_counter() - begun) * 1000


def run(vendor: str) -> bool:
    """On the database of DATABASE_URL: measure without terms, fill, measure, compare. Whether every bound was kept."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "papurbro.settings.test"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    texts = parts()
    measure(texts)  # what a process loads once is loaded
    none = measure(texts)
    begun = time.perf_counter()
    number = fill()
    print(f"{vendor} (taken in: {number:,} terms in {time.perf_counter() - begun:.1f} s)")
    return report(none, measure(texts))


def report(none: dict[str, float], many: dict[str, float]) -> bool:
    """Print the table; whether every bound was kept."""
    print(f"  {'':30} {'no terms':>11} {TERMS:>8,} terms   times")
    kept = True
    for name, before in none.items():
        after = many[name]
        is_kept = after / before <= MOST_TIMES and after <= MOST_MILLISECONDS
        kept = kept and is_kept
        print(f"  {name:30} {before:8.2f} ms {after:11.2f} ms   {after / before:5.2f}{'' if is_kept else '   MISSED'}")
    return kept


def main() -> int:
    """Each database in a process of its own."""
    kept = True
    for vendor, database in DATABASES.items():
        with database("papurbro_bench_checks") as address:
            done = subprocess.run(  # noqa: S603 - this very file
                [sys.executable, __file__, vendor], env={**os.environ, "DATABASE_URL": address}, check=False
            )
            kept = kept and done.returncode == 0
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main() if len(sys.argv) == 1 else not run(sys.argv[1]))
