"""What people do with a pair is told, once it is done, to whoever listens."""

import pytest

from papurbro.translation import happenings, work
from papurbro.translation.errors import PairError

from tests import factories

pytestmark = pytest.mark.django_db

ALL = ("claimed", "sent_for_review", "sent_back", "approved", "published")


@pytest.fixture
def told():
    """``[(name, pair, what)]`` in the order in which it was told."""
    heard, listeners = [], []
    for name in ALL:

        def listen(*, signal, sender, pair, name=name, **what):
            heard.append((name, pair, what))

        getattr(happenings, name).connect(listen)
        listeners.append((name, listen))
    yield heard
    for name, listener in listeners:
        getattr(happenings, name).disconnect(listener)


def test_each_verb_is_told_after_the_commit_with_the_pair_as_it_is_then(told, django_capture_on_commit_callbacks):
    mair, admin = factories.translator("mair"), factories.superuser()
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)
    with django_capture_on_commit_callbacks(execute=True):
        work.claim(pair, mair)
        assert told == []
    factories.translate_all(pair, mair)
    with django_capture_on_commit_callbacks(execute=True):
        work.send_for_review(pair, mair)
        work.send_back(pair, admin, "The date.")
        work.send_for_review(pair, mair)
        work.approve(pair, admin)
        factories.publish(page)

    assert [name for name, _pair, _what in told] == [
        "claimed",
        "sent_for_review",
        "sent_back",
        "sent_for_review",
        "approved",
        "published",
    ]
    assert told[0][2] == {"user": mair}
    assert told[2][2] == {"user": admin, "note": "The date."}
    assert told[-1][2] == {"translator": mair}
    assert told[-1][1].status == "current"


def test_what_was_refused_is_not_told(told, django_capture_on_commit_callbacks):
    pair = factories.with_counterpart(factories.make_post("cy"))
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(PairError):
        work.send_back(pair, factories.superuser(), " ")

    assert told == []


def test_a_listener_that_fails_undoes_nothing(told, django_capture_on_commit_callbacks):
    def fail(**_what):
        raise RuntimeError

    happenings.claimed.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            pair = work.claim(factories.with_counterpart(factories.make_post("cy")), factories.translator("mair"))
    finally:
        happenings.claimed.disconnect(fail)

    assert pair.assignee.username == "mair"
    assert [name for name, _pair, _what in told] == ["claimed"]
