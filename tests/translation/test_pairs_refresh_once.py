"""Within one transaction a pair is recomputed once at the end, and not even that where somebody has done so since it was last asked for."""

import pytest
from django.db import transaction

from papurbro.translation import pairs
from papurbro.translation.models import Pair

from tests import factories

pytestmark = pytest.mark.django_db


class Undone(Exception):
    """Takes a savepoint back."""


@pytest.fixture
def pair():
    return factories.with_counterpart(factories.make_post("cy"))


@pytest.fixture
def at_the_end(monkeypatch):
    """The pairs that are recomputed by ``refresh_later`` when the transaction commits."""
    found = []
    refresh = pairs.refresh
    monkeypatch.setattr(pairs, "refresh", lambda key, **how: found.append(key) or refresh(key, **how))
    return found


def transaction_of(act, capture, at_the_end):
    from django.db import connection

    connection.run_on_commit.clear()  # what the fixtures asked for
    with capture(execute=True):
        act()
        at_the_end.clear()
    return at_the_end


def test_what_was_recomputed_since_is_left_alone(pair, at_the_end, django_capture_on_commit_callbacks):
    def act():
        pairs.refresh_later(pair.translation_key)
        pairs.refresh(pair.translation_key, settles=True)

    assert transaction_of(act, django_capture_on_commit_callbacks, at_the_end) == []


def test_what_changed_after_it_is_recomputed(pair, at_the_end, django_capture_on_commit_callbacks):
    """Guard: ``pending[translation_key] = None`` in ``refresh_later``."""

    def act():
        pairs.refresh_later(pair.translation_key)
        pairs.refresh(pair.translation_key, settles=True)
        pairs.refresh_later(pair.translation_key)

    assert transaction_of(act, django_capture_on_commit_callbacks, at_the_end) == [pair.translation_key]


def test_what_went_with_a_savepoint_is_recomputed(pair, at_the_end, django_capture_on_commit_callbacks):
    """Guard: ``_stands`` in ``pairs._on_commit``."""

    def act():
        pairs.refresh_later(pair.translation_key)
        with pytest.raises(Undone), transaction.atomic():
            Pair.objects.filter(pk=pair.pk).update(words=0)
            pairs.refresh(pair.translation_key, settles=True)
            raise Undone

    assert transaction_of(act, django_capture_on_commit_callbacks, at_the_end) == [pair.translation_key]


def test_recomputing_by_the_way_settles_nothing(pair, at_the_end, django_capture_on_commit_callbacks):
    def act():
        pairs.refresh_later(pair.translation_key)
        pairs.refresh(pair.translation_key)

    assert transaction_of(act, django_capture_on_commit_callbacks, at_the_end) == [pair.translation_key]
