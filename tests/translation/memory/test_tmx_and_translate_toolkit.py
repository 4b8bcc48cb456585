"""translate-toolkit, which Virtaal, Pootle and Weblate stand on, reads what we write, and we read what it writes."""

import io

import pytest
from translate.storage.tmx import tmxfile

from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.transferring import put_out, take_in

from tests import factories

pytestmark = pytest.mark.django_db

TEXTS = [
    ("Mae ⟦1⟧pawb⟦/1⟧ yma & acw < fan hyn", "⟦1⟧Everybody⟦/1⟧ is here & there < here"),
    ("Tŷ bach twt\nar y bryn", "A neat little house\non the hill"),
    ("“Dewch i mewn,” meddai’r ŵyl", "“Come in,” said the festival"),
]


def written():
    return b"".join(put_out(region="GB"))


def test_it_reads_what_we_write(remember):
    for cy, en in TEXTS:
        remember(cy, en, author=factories.superuser())

    theirs = tmxfile.parsestring(written(), "cy-GB", "en-GB")

    found = {(unit.source, unit.target) for unit in theirs.units}
    assert ("Tŷ bach twt\nar y bryn", "A neat little house\non the hill") in found
    assert ("“Dewch i mewn,” meddai’r ŵyl", "“Come in,” said the festival") in found
    assert len(found) == 3
    assert any(source.endswith("yma & acw < fan hyn") for source, _target in found)


def test_we_read_what_it_writes():
    theirs = tmxfile(sourcelanguage="en-GB", targetlanguage="cy-GB")
    for cy, en in TEXTS[1:]:
        theirs.addtranslation(en, "en-GB", cy, "cy-GB", comment="a note")

    taken = take_in(io.BytesIO(bytes(theirs)), name="virtaal.tmx", is_reviewed=True)

    assert (taken.new, taken.passed_over) == (2, 0)
    assert set(Unit.objects.values_list("cy", "en", "written_in")) == {(cy, en, "en") for cy, en in TEXTS[1:]}
    assert Unit.objects.first().note == "a note"


def test_what_goes_through_it_comes_back_as_it_was(remember):
    """Elements and all: it writes what it read."""
    for cy, en in TEXTS:
        remember(cy, en)
    theirs = bytes(tmxfile.parsestring(written(), "cy-GB", "en-GB"))
    before = set(Unit.objects.values_list("cy", "en", "recorded"))
    Unit.objects.all().delete()

    take_in(io.BytesIO(theirs), name="back.tmx", is_reviewed=True)

    assert set(Unit.objects.values_list("cy", "en", "recorded")) == before
