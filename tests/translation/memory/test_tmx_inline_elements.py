"""Inline elements become marks and come back as they were."""

import io

import pytest
from lxml import etree

from papurbro.translation.memory.models import Unit
from papurbro.translation.memory.tmx import codes
from papurbro.translation.memory.tmx.errors import TmxError
from papurbro.translation.memory.transferring import put_out, take_in

pytestmark = pytest.mark.usefixtures("in_english")

SEGMENTS = [
    '<seg>See <bpt i="1" x="1" type="bold">{b}</bpt>here<ept i="1">{/b}</ept>.</seg>',
    '<seg>A <bpt i="1">&lt;a href="x?a=1&amp;amp;b=2"&gt;</bpt>link <bpt i="2">&lt;b&gt;</bpt>in bold<ept i="2">&lt;/b&gt;</ept><ept i="1">&lt;/a&gt;</ept></seg>',
    '<seg>One<ph x="2" type="lb" assoc="p">&lt;br/&gt;</ph>two <ph>%s</ph></seg>',
    '<seg>Opens <it pos="begin" x="1">&lt;i&gt;</it>and goes on</seg>',
    '<seg>An <hi type="term">eisteddfod <hi x="3">leol</hi></hi> here</seg>',
    '<seg>A foot<ph type="fnote">{\\fn <sub>Note <ph>!</ph> here</sub>}</ph> note</seg>',
    '<seg>Never <bpt i="4">{</bpt>closed</seg>',
    '<seg>Never opened<ept i="4">}</ept></seg>',
    '<seg>Cross <bpt i="1">[</bpt>one <bpt i="2">(</bpt>two<ept i="1">]</ept> three<ept i="2">)</ept></seg>',
    "<seg>Old <ut>{\\b</ut> bold</seg>",
    "<seg/>",
]


@pytest.mark.parametrize("segment", SEGMENTS)
def test_nothing_is_lost_on_the_way_there_and_back(segment):
    read = codes.read(etree.fromstring(segment))
    written = etree.Element("seg")

    codes.write(written, read.text, {str(number): code for number, code in read.codes.items()})

    assert etree.tostring(written, method="c14n") == etree.tostring(etree.fromstring(segment), method="c14n")


def test_what_opens_and_closes_is_a_pair_of_marks_and_what_stands_alone_an_empty_one():
    assert codes.read(etree.fromstring(SEGMENTS[0])).text == "See ⟦1⟧here⟦/1⟧."
    assert codes.read(etree.fromstring(SEGMENTS[2])).text == "One⟦1⟧⟦/1⟧two ⟦2⟧⟦/2⟧"
    assert codes.read(etree.fromstring(SEGMENTS[4])).text == "An ⟦1⟧eisteddfod ⟦2⟧leol⟦/2⟧⟦/1⟧ here"


def test_brackets_of_a_text_are_no_marks():
    assert codes.read(etree.fromstring("<seg>A ⟦1⟧ here</seg>")).text == "A [1] here"


def test_what_is_the_same_in_both_languages_has_the_same_mark():
    cy = codes.read(etree.fromstring('<seg><bpt i="1" x="1">b</bpt>Yma<ept i="1">e</ept> <ph x="2">p</ph></seg>'))
    en = codes.read(
        etree.fromstring('<seg><ph x="2">p</ph> <bpt i="7" x="1">b</bpt>Here<ept i="7">e</ept><ph>q</ph></seg>')
    )

    assert cy.text == "⟦1⟧Yma⟦/1⟧ ⟦2⟧⟦/2⟧"
    assert codes.agreeing(cy, en).text == "⟦2⟧⟦/2⟧ ⟦1⟧Here⟦/1⟧⟦3⟧⟦/3⟧"


def test_an_element_that_tmx_does_not_know_is_refused_with_its_line():
    with pytest.raises(TmxError, match=r"Line 2: There is a <b> in a text"):
        codes.read(etree.fromstring("<seg>\n<b>bold</b></seg>"))


def file_of(cy, en):
    return io.BytesIO(
        f'<tmx version="1.4"><header srclang="cy"/><body><tu><tuv xml:lang="cy"><seg>{cy}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{en}</seg></tuv></tu></body></tmx>'.encode()
    )


def test_a_unit_with_inline_elements_goes_through_the_memory_unchanged(db):
    cy = 'Gweler <bpt i="1" x="1" type="link">&lt;a&gt;</bpt>yma<ept i="1">&lt;/a&gt;</ept><ph x="2">&lt;br&gt;</ph>.'
    en = 'See <bpt i="3" x="1" type="link">&lt;a&gt;</bpt>here<ept i="3">&lt;/a&gt;</ept><ph x="2">&lt;br&gt;</ph>.'
    take_in(file_of(cy, en), name="x.tmx", is_reviewed=True)

    written = b"".join(put_out()).decode()

    assert f"<seg>{cy}</seg>" in written
    assert f"<seg>{en}</seg>" in written


def test_marks_of_a_page_are_written_as_elements_that_other_tools_protect(remember):
    remember("Mae ⟦1⟧pawb⟦/1⟧ yma.", "⟦1⟧Everybody⟦/1⟧ is here.")

    written = b"".join(put_out()).decode()

    assert '<seg>Mae <bpt i="1" x="1">&lt;1&gt;</bpt>pawb<ept i="1">&lt;/1&gt;</ept> yma.</seg>' in written
    Unit.objects.all().delete()
    take_in(io.BytesIO(written.encode()), name="x.tmx", is_reviewed=True)
    assert Unit.objects.get().cy == "Mae ⟦1⟧pawb⟦/1⟧ yma."
