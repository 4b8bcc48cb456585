"""The pair's row follows what is written, once for each transaction, when it commits.

Guards: the receivers in ``signals``; ``pairs.refresh_later`` (once, and not before the commit).
"""

import pytest
from django.db import transaction
from wagtail_localize.models import StringTranslation

from papurbro.translation import pairs
from papurbro.translation.counterparts import enabled_translation
from papurbro.translation.models import Pair, Status
from papurbro.translation.sync import units

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]


@pytest.fixture
def refreshed(monkeypatch):
    """The keys that were refreshed, in order."""
    keys = []
    refresh = pairs.refresh

    def noted(key):
        keys.append(key)
        return refresh(key)

    monkeypatch.setattr(pairs, "refresh", noted)
    return keys


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """A transaction of its own: what the test did before it has been committed."""

    def begin():
        transaction.get_connection().run_on_commit.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return begin


def row(page):
    return Pair.objects.for_page(page).get()


def test_many_writes_in_one_transaction_are_one_refresh(refreshed, commit):
    welsh, _english = factories.make_pair()
    refreshed.clear()

    with commit(), transaction.atomic():
        for title in ("Un", "Dau", "Tri"):
            welsh.title = title
            welsh.save_revision()
        assert refreshed == []

    assert refreshed == [welsh.translation_key]


def test_an_edit_is_seen_when_it_commits(commit):
    welsh, _english = factories.make_pair()
    assert row(welsh).status == Status.CURRENT

    with commit():
        welsh.title = "Teitl cwbl newydd"
        welsh.save_revision()

    assert row(welsh).status == Status.STALE
    assert row(welsh).stale_since is not None


def test_each_saved_segment_counts(commit):
    pair = factories.with_counterpart(factories.make_post("cy"))
    translation = enabled_translation(pair.translation_key)
    unit = units(translation)[0]
    assert (pair.segments_done, pair.segments_total) == (0, 2)

    with commit():
        saved = StringTranslation.objects.create(
            translation_of_id=unit.string_id,
            context_id=unit.context_id,
            locale=translation.target_locale,
            data="The fair",
        )
    assert row(pair.original).segments_done == 1

    with commit():
        saved.delete()
    assert row(pair.original).segments_done == 0


def test_a_refresh_touches_no_decision():
    welsh, _english = factories.make_pair()
    decided = {"policy": "independent", "policy_reason": "Brys", "review_note": "Gwiriwch", "due": "2027-01-01"}
    Pair.objects.for_page(welsh).update(**decided)

    factories.pair_of(welsh)

    assert {name: str(value) for name, value in Pair.objects.for_page(welsh).values(*decided).get().items()} == decided


def test_a_refresh_costs_the_same_however_many_segments_there_are(django_assert_max_num_queries):
    small = factories.with_counterpart(factories.make_post("cy"))
    large = factories.with_counterpart(
        factories.make_post("cy", body=[f"Dyma baragraff rhif {number}." for number in range(40)])
    )

    for pair in (small, large):
        with django_assert_max_num_queries(30):
            pairs.refresh(pair.translation_key)
