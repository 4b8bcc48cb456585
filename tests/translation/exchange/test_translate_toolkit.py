"""translate-toolkit, which Virtaal and Weblate stand on, reads our files, fills them in and writes them; we take in what it wrote."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papurbro.translation.exchange.formats import kinds
from papurbro.translation.models import Status

from tests.translation.exchange import at_the_other_end
from tests.translation.exchange.making import ENGLISH, a_file, export, part, parts, take
from tests.translation.exchange.test_round_trips_lose_nothing import piece

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.mark.parametrize("kind", ["xliff", "po", "docx"])
def test_what_it_fills_in_enters_review(pair, mair, kind):
    result = take(a_file(at_the_other_end.translate(kind, export(pair, kind), ENGLISH)), mair)

    assert result.is_done, result.outcomes[0].problems
    assert [segment.saved for segment in parts(pair)] == list(ENGLISH.values())
    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW


@pytest.mark.parametrize("kind", ["xliff", "po", "docx"])
def test_what_it_marks_as_fuzzy_comes_in_as_a_draft(pair, mair, kind):
    """Guard: ``xliff_units._is_finished``, ``fuzzy`` in ``po``, the last column in ``docx_reading``."""
    result = take(a_file(at_the_other_end.translate(kind, export(pair, kind), ENGLISH, approve=False)), mair)

    assert result.is_done
    assert not any(segment.is_done for segment in parts(pair))
    assert part(pair, "Bydd").start == ENGLISH["Bydd"]


@pytest.mark.parametrize(("approved", "finished"), [("yes", True), ("no", False)])
def test_what_is_said_to_be_approved_or_not_goes_before_the_state(pair, mair, approved, finished):
    """Weblate writes both. Guard: ``approved`` in ``xliff_units._is_finished``."""
    back = at_the_other_end.translate("xliff", export(pair), ENGLISH).replace(b'approved="yes"', b"")
    state = {True: b"needs-translation", False: b"translated"}[finished]
    back = re.sub(rb'<target state="[^"]*"', b'<target state="%s"' % state, back)
    back = back.replace(b"<trans-unit ", b'<trans-unit approved="%s" ' % approved.encode())

    assert take(a_file(back), mair).is_done

    assert {segment.is_done for segment in parts(pair)} == {finished}


@pytest.mark.parametrize("kind", ["xliff", "po"])
def test_what_it_reads_and_writes_untouched_is_what_we_wrote(pair, mair, kind):
    take(a_file(at_the_other_end.translate(kind, export(pair, kind), ENGLISH)), mair)
    left = kinds.read(export(pair, kind))

    back = kinds.read(at_the_other_end.translate(kind, export(pair, kind), {}))

    assert [(one.key, one.source, one.target, one.reference, one.is_finished) for one in back.parts] == [
        (one.key, one.source, one.target, one.reference, one.is_finished) for one in left.parts
    ]


plain = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="⟦⟧\ufffe\uffff\u2028\u2029"),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() == text and text)


@pytest.mark.parametrize("kind", ["xliff", "po"])
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=plain)
def test_whatever_it_writes_is_read(kind, text):
    made = kinds.write(piece(("Bydd te.", "", 0)), kind)

    back = kinds.read(at_the_other_end.translate(kind, made, {"Bydd": text}))

    assert back.parts[0].target == text
    assert back.parts[0].is_finished
