"""Once a publication is committed the memory knows it, whatever door it went through."""

import pytest

from papurbro.translation.memory import signals
from papurbro.translation.memory.models import Unit

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("founded")]


def test_a_pair_that_becomes_up_to_date_is_taken_in_when_that_is_committed(django_capture_on_commit_callbacks):
    """Guard: the receiver in ``memory.signals``."""
    pair = factories.make_ready(factories.make_post("cy", title="Te yn y neuadd"))
    assert not Unit.objects.filter(uses__pair=pair).exists()

    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(pair.original)

    assert Unit.objects.filter(uses__pair=pair, cy="Te yn y neuadd").exists()


def test_a_memory_that_fails_takes_no_publication_back(django_capture_on_commit_callbacks, monkeypatch, caplog):
    pair = factories.make_ready(factories.make_post("cy"))

    def fail(*_args):
        raise RuntimeError("no disk")

    monkeypatch.setattr(signals, "_take_in", fail)
    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(pair.original)

    assert factories.pair_of(pair.original).status == "current"
