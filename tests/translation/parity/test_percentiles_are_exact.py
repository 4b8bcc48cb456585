"""Median, 95th percentile and longest: hand-computed figures, and any set of delays against a naive computation."""

import datetime
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papurbro.translation.models import Pair
from papurbro.translation.parity.models import Gap, Outcome, Why, write
from papurbro.translation.parity.spread import NONE, Spread, rank, spreads

pytestmark = pytest.mark.django_db

START = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
HOURS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]


@pytest.fixture
def pair():
    return Pair.objects.create(original_language="cy", behind="en")


def wait(pair, seconds, language="en", why=Why.PUBLICATION, outcome=Outcome.CAUGHT_UP, **fields):
    row = Gap(pair=pair, language=language, why=why, opened_at=START, **fields)
    return row.close(START + datetime.timedelta(seconds=seconds), outcome)


def hours(count):
    return datetime.timedelta(hours=count)


@pytest.mark.parametrize(
    ("delays", "median", "p95", "longest"),
    [
        ([5], 5, 5, 5),
        ([1, 2], 1, 2, 2),
        ([1, 2, 3], 2, 3, 3),
        ([3, 1, 2, 4], 2, 4, 4),
        ([0, 0, 0, 9], 0, 9, 9),
        (HOURS, 10, 19, 20),  # twenty: the tenth, and the nineteenth
        ([*HOURS, 21], 11, 20, 21),  # twenty-one: ⌈10.5⌉ and ⌈19.95⌉
    ],
)
def test_figures_reckoned_by_hand(pair, delays, median, p95, longest):
    write(wait(pair, 3600 * delay) for delay in delays)

    found = spreads(Gap.objects.all(), "language")

    at_once = delays.count(0)
    assert found == {("en",): Spread(len(delays), at_once, hours(median), hours(p95), hours(longest))}


def test_each_group_has_its_own_figures_and_one_query_finds_them_all(pair, django_assert_num_queries):
    write([wait(pair, 3600, "en"), wait(pair, 7200, "cy"), wait(pair, 10800, "cy", Why.CORRECTION)])

    with django_assert_num_queries(1):
        found = spreads(Gap.objects.all(), "language", "why")

    assert {key: spread.median for key, spread in found.items()} == {
        ("en", "publication"): hours(1),
        ("cy", "publication"): hours(2),
        ("cy", "correction"): hours(3),
    }


def test_waits_that_no_other_version_ended_are_no_delays(pair):
    """Guard: ``caught_up`` in ``spreads``."""
    write(
        [
            wait(pair, 3600),
            wait(pair, 7200, outcome=Outcome.TAKEN_DOWN),
            wait(pair, 7200, outcome=Outcome.NOT_NEEDED),
            Gap(pair=pair, language="en", why=Why.PUBLICATION, opened_at=START),
        ]
    )

    assert spreads(Gap.objects.all(), "language")[("en",)].count == 1


def test_nothing_has_no_figures(pair):
    assert spreads(Gap.objects.all(), "language") == {}
    assert (NONE.count, NONE.median) == (0, None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=120))
def test_any_delays_are_ranked_as_a_naive_computation_ranks_them(pair, seconds):
    Gap.objects.all().delete()
    write(wait(pair, each) for each in seconds)

    found = spreads(Gap.objects.all(), "language")[("en",)]

    ordered = sorted(seconds)
    assert found.median == datetime.timedelta(seconds=naive(ordered, 50))
    assert found.p95 == datetime.timedelta(seconds=naive(ordered, 95))
    assert found.longest == datetime.timedelta(seconds=ordered[-1])
    assert (found.count, found.at_once) == (len(seconds), seconds.count(0))


def naive(ordered, percent):
    """The smallest value that at least ``percent`` of a hundred values do not exceed."""
    return next(value for value in ordered if sum(each <= value for each in ordered) * 100 >= percent * len(ordered))


@given(st.integers(1, 100), st.integers(1, 10**6))
def test_the_rank_is_the_smallest_place_that_covers_its_share(percent, count):
    found = rank(percent, count)

    assert 1 <= found <= count
    assert found * 100 >= percent * count > (found - 1) * 100
    assert found == math.ceil(percent * count / 100) or percent * count > 10**15
