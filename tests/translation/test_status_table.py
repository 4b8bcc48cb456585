"""The status of a pair, read off from what is so and what was decided (DESIGN, "Status")."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papurbro.translation.models import Review, Status
from papurbro.translation.status import Facts, derive

#: A pair that is live and up to date; each line of the table says what is different.
LEVEL = {
    "started": True,
    "review": Review.APPROVED,
    "ahead": "a",
    "behind": "b",
    "made_from": "a",
    "made": "b",
    "behind_live": True,
}

TABLE = [
    # what is so                                          what is different                                status
    ("live, and nothing was changed", {}, Status.CURRENT),
    ("approved, not live", {"behind_live": False}, Status.READY),
    ("approved again, the new text not published", {"text_waits": True}, Status.READY),
    ("sent", {"review": Review.SENT}, Status.IN_REVIEW),
    ("sent, for a pair that is live", {"review": Review.SENT, "text_waits": True}, Status.IN_REVIEW),
    ("sent back", {"review": Review.NONE}, Status.IN_PROGRESS),
    ("changed after its approval", {"behind": "b2"}, Status.IN_PROGRESS),
    ("the other half changed", {"ahead": "a2"}, Status.STALE),
    ("the other half changed while this was in review", {"ahead": "a2", "review": Review.SENT}, Status.STALE),
    ("the other half changed while this was in work", {"ahead": "a2", "review": Review.NONE}, Status.STALE),
    ("both changed", {"ahead": "a2", "behind": "b2"}, Status.STALE),
    ("nobody wrote in it", {"started": False}, Status.MISSING),
    ("nobody wrote in it, and the other half changed", {"started": False, "ahead": "a2"}, Status.MISSING),
    ("there is no second half", {"has_both": False}, Status.MISSING),
    ("none is needed", {"exempt": True}, Status.EXEMPT),
    ("none is needed, and the other half changed", {"exempt": True, "ahead": "a2"}, Status.EXEMPT),
    ("none is needed, and there is none", {"exempt": True, "has_both": False}, Status.EXEMPT),
]


@pytest.mark.parametrize(("what", "different", "status"), TABLE, ids=[line[0] for line in TABLE])
def test_status(what, different, status):
    assert derive(Facts(**{**LEVEL, **different})) == status


def test_every_status_is_in_the_table():
    assert {status for _what, _different, status in TABLE} == set(Status)


digests = st.sampled_from(["", "1", "2"])
anything = st.builds(
    Facts,
    **{
        field.name: st.booleans()
        if field.type == "bool"
        else st.sampled_from(Review)
        if field.name == "review"
        else digests
        for field in fields(Facts)
    },
)


@given(anything)
def test_there_is_a_status_whatever_is_so(facts):
    assert derive(facts) in Status


@given(anything)
def test_nothing_is_ready_or_current_that_was_not_approved_for_the_texts_as_they_are(facts):
    if derive(facts) in (Status.READY, Status.CURRENT):
        assert facts.started
        assert facts.review == Review.APPROVED
        assert (facts.made_from, facts.made) == (facts.ahead, facts.behind)


@given(anything)
def test_an_edit_of_the_other_half_is_never_overlooked(facts):
    if facts.started and facts.has_both and not facts.exempt and facts.ahead != facts.made_from:
        assert derive(facts) == Status.STALE
