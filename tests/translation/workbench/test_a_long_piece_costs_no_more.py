"""What a piece costs does not grow with its parts: the page, a part that is finished, kept, looked over or opened asks the database the same."""

import pytest

from papurbro.translation import work

from tests import factories
from tests.translation.workbench.conftest import Bench

pytestmark = pytest.mark.django_db

#: The most queries that each may ask, and what asks it: of a bench, for its last part, with a text.
MOST = {
    "the page": (48, lambda bench, part, text: bench.client.get(bench.door("work"))),
    "a part finished": (90, lambda bench, part, text: bench.send(part, f"{text}.", finished=1)),
    "a part kept": (40, lambda bench, part, text: bench.send(part, text)),
    "a part looked over": (16, lambda bench, part, text: check(bench, part, text)),
    "a part opened": (22, lambda bench, part, text: bench.client.get(bench.door("part", part.key), {"panel": "1"})),
    "a sign of life": (10, lambda bench, part, text: bench.client.post(bench.door("presence"), {"part": part.key})),
}


def check(bench, part, text):
    return bench.client.post(bench.door("part_check", part.key), {"text": text})


def bench_of(number, mair):
    """A piece of so many paragraphs, one of them finished, on the screen of ``mair``."""
    page = factories.make_post("cy", body=[f"Paragraff rhif {n} am y te yn y neuadd." for n in range(number)])
    bench = Bench(work.claim(factories.with_counterpart(page), mair), mair)
    bench.send(bench.parts()[1], "A paragraph.", finished=1)
    return bench


def test_five_parts_and_sixty_ask_the_same(mair, django_assert_max_num_queries):
    """Guard: ``once.one_reading`` around the answers, and that nothing is asked part by part."""
    factories.site()
    asked = {}
    for number in (5, 60):
        bench = bench_of(number, mair)
        for name, (most, act) in MOST.items():
            act(bench, bench.parts()[-1], f"Once {name}")
            part = bench.parts()[-1]
            with django_assert_max_num_queries(most) as found:
                assert act(bench, part, f"Twice {name}").status_code == 200, name
            asked.setdefault(name, []).append(len(found))
    assert {name: counts for name, counts in asked.items() if counts[0] != counts[1]} == {}
