"""Whatever a text holds, it is the same after it went out in a file and came back."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from papurbro.translation.exchange.formats import kinds, xliff_writing
from papurbro.translation.exchange.formats.docx_text import coded, decoded
from papurbro.translation.exchange.pieces import Part, Piece, Reference, State
from papurbro.translation.marks import Inline, normal
from papurbro.translation.segments import token_of

KEY = "6f1b4f62-3b1d-4b7e-9a55-0d6f3c2b1a00"
SENTENCES = [
    "Bydd te. ",
    "Mr. Jones?! ",
    "\n",
    "Da iawn… ",
    "19:00 ",
    "a'r ",
    "👩‍👩‍👧 ",
    "‏שלום ",
    "é ",
    "]]> ",
    "<b> ",
    "&amp; ",
]

signs = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from("⟦⟧⟦1⟧⟦/1⟧⟦U+0001⟧&<>\"'{}\x01\x0b\x1f\x7f\x85\u2028\u2029\u200e\u202e\ufffe\ufeff\t\\"),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=8),
)
words = st.lists(signs, max_size=6).map("".join)


@st.composite
def marked(draw):
    """``(text, how many elements)``: words with marks around them, nested, across sentences, empty."""
    count = draw(st.integers(0, 4))
    text = draw(words)
    for number in range(1, count + 1):
        inside, after = draw(words), draw(words)
        wraps = draw(st.booleans())
        text = f"⟦{number}⟧{text}{inside}⟦/{number}⟧{after}" if wraps else f"{text}⟦{number}⟧{inside}⟦/{number}⟧{after}"
    return normal(text), count


def piece(*texts, state=State.TRANSLATED):
    """A piece whose parts have these ``(source, target, how many elements)``."""
    return Piece(
        key=KEY,
        title="Te & <bara>\x01",
        url="https://papur.example.org/cy/te/",
        site="papur.example.org",
        source_language="cy",
        target_language="en",
        parts=tuple(
            Part(
                number=number,
                key=f"{number:032x}",
                place="Paragraph",
                source=source,
                target=target,
                state=state if target else State.NEW,
                elements=tuple(Inline("b" if n % 2 else "a", f"a{n}" if not n % 2 else "") for n in range(count)),
                earlier="",
                reference=Reference(token_of(source), token_of(target), ""),
            )
            for number, (source, target, count) in enumerate(texts, start=1)
        ),
    )


@pytest.mark.parametrize("kind", ["xliff", "po", "docx"])
@settings(deadline=None, max_examples=60)
@given(text=marked(), other=marked())
def test_every_text_comes_back_as_it_left(kind, text, other):
    (source, count), (target, _count) = text, other
    assume(source)
    made = piece((source, target, count))

    read = kinds.read(kinds.write(made, kind))

    assert [part.key for part in read.parts] == [made.parts[0].key]
    assert read.parts[0].target == target
    assert read.parts[0].source == source
    assert read.parts[0].reference == made.parts[0].reference
    assert (read.piece, read.site, read.source_language, read.target_language) == (KEY, made.site, "cy", "en")
    assert not read.is_foreign


@settings(deadline=None, max_examples=60)
@given(text=marked())
def test_a_file_for_tools_without_states_holds_the_source_in_its_targets(text):
    source, count = text
    read = kinds.read(kinds.write(piece((source, "", count)), "xliff-filled"))

    assert read.parts[0].target == source
    assert not read.parts[0].is_finished


@pytest.mark.parametrize("kind", ["xliff", "po", "docx"])
@pytest.mark.parametrize(("regional", "tags"), [(True, ("cy-GB", "en-GB")), (False, ("cy", "en"))])
def test_languages_are_with_or_without_a_region(kind, regional, tags):
    made = kinds.write(piece(("Te", "Tea", 0)), kind, regional=regional)

    read = kinds.read(made)

    assert (read.source_language, read.target_language) == ("cy", "en")
    if kind == "xliff":
        assert f'source-language="{tags[0]}" target-language="{tags[1]}"'.encode() in made


@pytest.mark.parametrize("kind", ["xliff", "po", "docx"])
@pytest.mark.parametrize(
    ("state", "finished"),
    [
        (State.APPROVED, {"xliff": True, "po": True, "docx": True}),
        (State.TRANSLATED, {"xliff": True, "po": False, "docx": True}),
        (State.DRAFT, {"xliff": False, "po": False, "docx": True}),
    ],
)
def test_how_far_a_part_is_goes_with_it(kind, state, finished):
    """A table knows no drafts but by their last column, and by a start that nobody touched."""
    read = kinds.read(kinds.write(piece(("Te", "Tea", 0), state=state), kind))

    assert read.parts[0].is_finished is finished[kind]


def test_an_element_over_several_sentences_is_cut_into_what_each_sentence_can_hold():
    made = xliff_writing.write(piece(("⟦1⟧Bydd te. Dewch!⟦/1⟧ Hwyl.", "", 1))).decode()

    assert '<mrk mtype="seg" mid="1"><bpt id="1" ctype="bold">&lt;b&gt;</bpt>Bydd te.</mrk> ' in made.replace(
        'ctype="link"', 'ctype="bold"'
    ).replace("&lt;a&gt;", "&lt;b&gt;")
    assert '<ept id="1">' in made


@settings(deadline=None)
@given(words)
def test_the_codes_of_a_table_are_their_own_inverse(text):
    assert decoded(coded(text)) == text
