"""What a piece costs does not grow with its parts: the page, a part that is finished, kept, looked over or opened asks the database the same."""

import pytest

from papurbro.translation import work

from tests import factories
from tests.translation.workbench.conftest import Bench

pytestmark = pytest.mark.django_db

#: The most queries that each may ask, and what asks it.
MOST = {
    "the page": (50, lambda bench, part: bench.client.get(bench.door("work"))),
    "a part finished": (90, lambda bench, part: bench.send(part, f"Paragraph {part.number}.", finished=1)),
    "a part kept": (45, lambda bench, part: bench.send(part, f"Paragraph {part.number} half")),
    "a part looked over": (
        25,
        lambda bench, part: bench.client.post(bench.door("part_check", part.key), {"text": "x"}),
    ),
    "a part opened": (30, lambda bench, part: bench.client.get(bench.door("part", part.key), {"panel": "1"})),
    "a sign of life": (16, lambda bench, part: bench.client.post(bench.door("presence"), {"part": part.key})),
}


def bench_of(number, mair):
    """A piece of so many paragraphs, one of them finished, on the screen of ``mair``."""
    page = factories.make_post("cy", body=[f"Paragraff rhif {n} am y te yn y neuadd." for n in range(number)])
    bench = Bench(work.claim(factories.with_counterpart(page), mair), mair)
    bench.send(bench.parts()[1], "Paragraph 1.", finished=1)
    return bench


def test_five_parts_and_sixty_ask_the_same(mair, django_assert_max_num_queries):
    factories.site()
    asked = {}
    for number in (5, 60):
        bench = bench_of(number, mair)
        parts = bench.parts()[2:]
        for name, (most, act) in MOST.items():
            act(bench, parts.pop(0))
            part = parts.pop(0) if len(parts) > 1 else parts[0]
            with django_assert_max_num_queries(most) as found:
                assert act(bench, part).status_code == 200, name
            asked.setdefault(name, []).append(len(found))
    assert {name: counts for name, counts in asked.items() if counts[0] != counts[1]} == {}
