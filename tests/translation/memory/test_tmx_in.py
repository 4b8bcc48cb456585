"""A TMX file is taken in whole, or refused with its line and nothing of it taken in."""

import datetime
import io

import pytest

from papurbro.translation.memory.models import Kind, Origin, Unit, Word
from papurbro.translation.memory.suggesting import suggest
from papurbro.translation.memory.tmx import reading
from papurbro.translation.memory.tmx.errors import TmxError
from papurbro.translation.memory.transferring import take_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

HEADER = '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="{srclang}" datatype="plaintext"/>'


def tuv(language, text, **attributes):
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<tuv xml:lang="{language}"{said}><seg>{text}</seg></tuv>'


def tu(cy="Croeso i bawb", en="Welcome, everybody", **attributes):
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<tu{said}>{tuv('cy-GB', cy)}{tuv('en-GB', en)}</tu>"


def tmx(*units, srclang="cy", before='<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'):
    body = "\n".join(units)
    return f'{before}<tmx version="1.4">{HEADER.format(srclang=srclang)}<body>\n{body}\n</body></tmx>'


def take(text, encoding="utf-8", **known):
    defaults = {"name": "cyngor.tmx", "is_reviewed": False}
    return take_in(io.BytesIO(text.encode(encoding)), **(defaults | known))


def test_a_unit_comes_in_with_what_is_known_of_it():
    unit = (
        '<tu segtype="sentence" creationid="MAIR" creationdate="20240102T101112Z"><note>O’r adroddiad</note>'
        f"{tuv('cy', 'Mae ar agor.')}{tuv('en', 'It is open.', changeid='IFAN', changedate='20250304T101112Z')}</tu>"
    )

    taken = take(tmx(unit))

    assert (taken.new, taken.known, taken.passed_over) == (1, 0, 0)
    found = Unit.objects.get()
    assert (found.cy, found.en, found.written_in, found.kind) == ("Mae ar agor.", "It is open.", "cy", Kind.SENTENCE)
    assert (found.origin, found.file_name, found.note) == (Origin.IMPORTED, "cyngor.tmx", "O’r adroddiad")
    assert (found.author_name, found.written_on) == ("IFAN", datetime.date(2025, 3, 4))
    assert not found.is_reviewed


def test_it_is_offered_from_then_on():
    take(tmx(tu()), is_reviewed=True)

    (found,) = suggest("Croeso i bawb", source="cy", target="en")

    assert (found.percent, found.origin) == (100, "imported from cyngor.tmx")


@pytest.mark.parametrize("cy", ["cy", "cy-GB", "CY", "cy_GB", "cy-gb"])
@pytest.mark.parametrize("en", ["en", "en-GB", "en-US", "EN-us", "en_GB"])
def test_languages_are_understood_as_tools_write_them(cy, en):
    take(tmx(f"<tu>{tuv(en, 'Tea')}{tuv(cy, 'Te')}</tu>", srclang=en))

    assert Unit.objects.values_list("cy", "en", "written_in").get() == ("Te", "Tea", "en")


def test_the_older_attribute_for_the_language_is_understood():
    take(tmx('<tu><tuv lang="CY"><seg>Te</seg></tuv><tuv lang="EN"><seg>Tea</seg></tuv></tu>'))

    assert Unit.objects.count() == 1


@pytest.mark.parametrize(
    ("attributes", "written_in"), [({}, ""), ({"srclang": "en"}, "en"), ({"srclang": "*all*"}, "")]
)
def test_a_file_may_leave_open_what_was_there_first(attributes, written_in):
    take(tmx(tu(**attributes), srclang="*all*"))

    assert Unit.objects.get().written_in == written_in


def test_units_of_other_languages_are_passed_over():
    unit = f"<tu>{tuv('fr', 'Thé')}{tuv('en', 'Tea')}</tu>"

    taken = take(tmx(unit, tu(), f"<tu>{tuv('cy', 'Te')}{tuv('fr', 'Thé')}{tuv('en', 'Tea')}</tu>", tu("…", "…")))

    assert (taken.read, taken.new, taken.passed_over) == (4, 2, 2)


def test_the_same_file_twice_makes_no_second_unit():
    take(tmx(tu(), tu("Te", "Tea"), tu("Te", "Tea")))

    taken = take(tmx(tu(), tu("Te", "Tea"), tu("Te", "Tea")))

    assert (taken.new, taken.known) == (0, 3)
    assert Unit.objects.count() == 2


def test_a_file_that_somebody_answers_for_reviews_what_was_known():
    take(tmx(tu()))

    take(tmx(tu()), is_reviewed=True)

    assert Unit.objects.get().is_reviewed


def test_a_dry_run_counts_and_changes_nothing():
    taken = take(tmx(tu(), tu("Te", "Tea")), dry_run=True)

    assert taken.new == 2
    assert not Unit.objects.exists()
    assert not Word.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_encodings_of_other_tools_are_read(encoding):
    name = encoding.removesuffix("-sig").upper()
    take(tmx(tu("Tŷ", "House"), before=f'<?xml version="1.0" encoding="{name}"?>'), encoding=encoding)

    assert Unit.objects.get().cy == "Tŷ"


BROKEN = {
    "cut off": (tmx(tu(), tu("Te", "Tea"))[:-40], r"Line \d+: This is no sound XML"),
    "not closed": (tmx(tu(), "<tu>"), r"Line \d+: This is no sound XML"),
    "no text": (
        tmx(tu(), '<tu><tuv xml:lang="cy"/><tuv xml:lang="en"><seg>Tea</seg></tuv></tu>'),
        r"Line 5: A unit lacks its text",
    ),
    "no language": (tmx(tu(), "<tu><tuv><seg>Te</seg></tuv></tu>"), r"Line 5: .*xml:lang"),
    "strange element": (tmx(tu(), tu("Te <b>da</b>", "Tea")), r"Line 5: There is a <b>"),
    "no TMX": ("<html><body/></html>", r"This is no TMX file"),
    "no XML": ("Te,Tea\n", r"This is no sound XML"),
    "nothing": ("", r"This is no (TMX file|sound XML)"),
    "control character": (tmx(tu(), tu("Te\x01", "Tea")), r"Line 5: This is no sound XML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_its_line_and_nothing_is_taken_in(name):
    """Guard: ``transaction.atomic`` in ``take_in``; the first unit of each file is sound."""
    text, sentence = BROKEN[name]

    with pytest.raises(TmxError, match=sentence):
        take(text)

    assert not Unit.objects.exists()
    assert not Word.objects.exists()


def test_a_file_in_which_many_units_are_sound_before_one_is_not_leaves_nothing(monkeypatch):
    monkeypatch.setattr("papurbro.translation.memory.transferring.BATCH", 2)

    with pytest.raises(TmxError):
        take(tmx(*(tu(f"Te {number}", f"Tea {number}") for number in range(7)), "<tu><tuv/></tu>"))

    assert not Unit.objects.exists()


ENTITIES = {
    "billion laughs": (
        '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n',
        tu("Te &b;", "Tea"),
    ),
    "a file of the machine's": ('<!DOCTYPE tmx [<!ENTITY f SYSTEM "file:///etc/passwd">]>\n', tu("Te &f;", "Tea")),
    "a parameter entity": ('<!DOCTYPE tmx [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]>\n', tu("Te", "Tea")),
}


@pytest.mark.parametrize("name", ENTITIES)
def test_entities_are_never_read(name):
    before, unit = ENTITIES[name]

    with pytest.raises(TmxError, match="entit"):
        take(tmx(unit, before=before))

    assert not Unit.objects.exists()


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(TmxError, match="larger than 0 MB"):
        take(tmx(tu()), largest=10)


def test_a_file_with_too_many_units_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_UNITS", 2)

    with pytest.raises(TmxError, match="more than 2 units"):
        take(tmx(tu(), tu("Te", "Tea"), tu("Dŵr", "Water")))


def test_a_text_that_nobody_would_write_again_is_passed_over():
    assert take(tmx(tu("Te " * 5000, "Tea"))).passed_over == 1


def test_a_unit_without_end_is_refused():
    """Guard: ``MOST_ELEMENTS``: what has no end would be held in memory until it has."""
    unit = tu().replace("<tuv", "<prop/>" * reading.MOST_ELEMENTS + "<tuv", 1)

    with pytest.raises(TmxError, match=r"Line 4: .*too large to be a unit"):
        take(tmx(unit))

    assert not Unit.objects.exists()


def test_one_unit_is_in_memory_at_a_time(monkeypatch):
    """Nor is what other tools put between units. Guard: ``_forget``."""
    units = (f"{tu(f'Te {number}', f'Tea {number}')}<x:junk xmlns:x='x'/>" for number in range(5000))
    held = []

    def counting(element, file):
        held.append(sum(1 for _sibling in element.itersiblings(preceding=True)))

    monkeypatch.setattr(reading, "_entry", counting)
    found = reading.entries(io.BytesIO(tmx(*units).encode()), name="x", is_reviewed=False)

    assert sum(1 for _entry in found) == 5000
    assert max(held) <= 1
