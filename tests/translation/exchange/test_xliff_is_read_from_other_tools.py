"""What Trados Studio and Phrase make of our files is read, sentence by sentence, and what they wrote stays when the piece leaves again."""

from pathlib import Path

import pytest
from lxml import etree

from papurbro.translation.exchange.formats import kinds
from papurbro.translation.exchange.formats.xliff_inline import XLIFF
from papurbro.translation.exchange.formats.xliff_tools import PHRASE, SDL
from papurbro.translation.models import Status
from papurbro.translation.segments import token_of

from tests.translation.exchange.making import ENGLISH, a_file, export, part, parts, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
FIXTURES = Path(__file__).parent / "fixtures"


def fixture(name, pair, **more):
    """The file with this piece's own keys in it."""
    text = (FIXTURES / name).read_text(encoding="utf-8")
    filled = {
        "PIECE": str(pair.translation_key),
        "TITLE": part(pair, "Te yn").key,
        "FIRST": part(pair, "Bydd").key,
        "SECOND": part(pair, "Mae").key,
        **more,
    }
    for name_, value in filled.items():
        text = text.replace(f"%{name_}%", value)
    return text.encode()


def everything_foreign(data):
    """Every foreign element and attribute of a file, in order, with its text."""
    found = []
    for element in etree.fromstring(data).iter(etree.Element):
        if etree.QName(element).namespace not in (XLIFF, "urn:papurbro:exchange:1"):
            found.append((element.tag, dict(element.attrib), (element.text or "").strip()))
        found += [
            (element.tag, name, value)
            for name, value in element.attrib.items()
            if etree.QName(name).namespace in (SDL, PHRASE)
        ]
    return found


@pytest.mark.parametrize("name", ["trados.sdlxliff", "phrase.mxliff"])
def test_every_part_is_filled_and_enters_review(pair, mair, name):
    result = take(a_file(fixture(name, pair), name), mair)

    assert result.is_done, result.outcomes[0].problems
    assert [segment.saved for segment in parts(pair)] == list(ENGLISH.values())
    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW


@pytest.mark.parametrize(
    ("name", "confirmed", "open_"),
    [
        ("trados.sdlxliff", '<sdl:seg id="3" conf="Translated"', '<sdl:seg id="3" conf="Draft"'),
        ("phrase.mxliff", 'id="aBcDeF:2" m:confirmed="1"', 'id="aBcDeF:2" m:confirmed="0"'),
    ],
)
def test_one_sentence_that_is_not_confirmed_makes_a_draft_of_its_part(pair, mair, name, confirmed, open_):
    """Guard: ``sdl_finished`` and ``phrase_finished``."""
    data = fixture(name, pair).decode()
    assert confirmed in data

    take(a_file(data.replace(confirmed, open_).encode()), mair)

    assert not part(pair, "Bydd").is_done
    assert part(pair, "Bydd").start == ENGLISH["Bydd"]
    assert part(pair, "Mae").is_done


def test_a_sentence_without_translation_makes_a_draft_of_its_part(pair, mair):
    """Guard: ``_has_gap``."""
    data = fixture("trados.sdlxliff", pair).decode()
    emptied = data.replace('<mrk mtype="seg" mid="3">Bring a cuppa &amp; a cake!</mrk>', '<mrk mtype="seg" mid="3"/>')
    assert emptied != data

    take(a_file(emptied.encode()), mair)

    assert not part(pair, "Bydd").is_done


def test_sentences_within_one_tag_are_read_with_what_stands_between_them(pair):
    """Trados lays one tag around several sentences. Guard: ``xliff_units._with_gaps``."""
    data = fixture("trados.sdlxliff", pair).decode()
    sentences = [
        '<{0}><g id="5"><mrk mtype="seg" mid="2">{1}</mrk>{2}<mrk mtype="seg" mid="3">{3}</mrk></g></{0}>'.format(*each)
        for each in (("seg-source", "Bydd te.", " ", "Dewch!"), ("target", "There is tea.", "", "Come!"))
    ]
    start, end = (data.index(sign, data.index("000000000002")) for sign in ("<seg-source>", "<sdl:seg-defs>"))

    read = kinds.read((data[:start] + "".join(sentences) + data[end:]).encode())

    assert read.parts[1].target == "⟦1⟧There is tea. Come!⟦/1⟧"


@pytest.mark.parametrize("name", ["trados.sdlxliff", "phrase.mxliff"])
def test_what_the_tool_wrote_stays_when_the_piece_leaves_again(pair, mair, name):
    """Guard: ``skeletons.keep``, and ``_bring_up_to_date``, which leaves alone what says the same."""
    data = fixture(name, pair)
    take(a_file(data), mair)

    again = export(pair)

    assert everything_foreign(again) == everything_foreign(data)
    assert [(one.source, one.target, one.is_finished) for one in kinds.read(again).parts] == [
        (one.source, one.target, one.is_finished) for one in kinds.read(data).parts
    ]


@pytest.mark.parametrize("name", ["trados.sdlxliff", "phrase.mxliff"])
def test_a_text_changed_here_since_goes_out_in_the_tools_own_shape(pair, mair, name):
    from papurbro.translation.editor import Entry, save_segments

    take(a_file(fixture(name, pair)), mair)
    changed = "There will be ⟦1⟧tea⟦/1⟧ in the ⟦2⟧hall⟦/2⟧ at 19:00. Bring a cake!"
    segment = part(pair, "Bydd")
    save_segments(pair, mair, {segment.key: Entry(text=changed, token=segment.token)})

    again = kinds.read(export(pair))

    told = {one.source: one for one in again.parts}
    assert told[segment.source].target == changed
    assert told[part(pair, "Mae").source].target == ENGLISH["Mae croeso"]
    assert again.is_foreign
    assert take(a_file(export(pair)), mair).is_done


def test_a_part_that_is_new_stands_at_the_end_and_one_that_is_gone_is_out(pair, mair):
    from tests import factories

    take(a_file(fixture("trados.sdlxliff", pair)), mair)
    factories.edit(pair.original.specific, body=["Mae croeso i bawb.<br/>Dewch yn llu.", "Hwyl fawr i chi i gyd."])
    from papurbro.translation import work

    work.make_ready_for_work(pair)

    read = kinds.read(export(pair))

    assert {one.source for one in read.parts} == {segment.source for segment in parts(pair)}
    assert read.parts[-1].key == part(pair, "Hwyl").key


def test_a_comment_or_a_deleted_word_of_trados_is_no_text(pair, mair):
    data = fixture("trados.sdlxliff", pair).decode()
    noted = data.replace(
        "Everybody is welcome.",
        '<mrk mtype="x-sdl-comment" sdl:cid="1">Everybody</mrk> <mrk mtype="x-sdl-deleted">all </mrk>is welcome.',
    )
    take(a_file(noted.encode()), mair)

    assert part(pair, "Mae").saved == ENGLISH["Mae croeso"]


def test_a_tag_that_is_none_of_ours_is_told_by_part(pair, mair):
    data = fixture("trados.sdlxliff", pair).decode().replace("Tea in the hall", 'Tea <x id="99"/> in the hall')

    result = take(a_file(data.encode()), mair)

    assert not result.is_done
    problem = result.outcomes[0].problems[0]
    assert (problem.part, problem.line is not None) == (part(pair, "Te yn").number, True)
    assert "99" in problem.sentence


def test_a_file_that_came_without_our_marks_is_known_by_its_references_where_it_kept_them(pair):
    read = kinds.read(export(pair))

    assert {one.reference.source for one in read.parts} == {token_of(segment.source) for segment in parts(pair)}
