"""Telling the sentences of a text apart, in either language."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papurbro.welsh.sentences import sentences, spans


@pytest.mark.parametrize(
    "text",
    [
        "Daeth Dr. Jones a'r Parch. J. R. Evans i'r neuadd.",
        "Mae croeso i bawb, e.e. Plant Mewn Angen a'r Urdd.",
        "“Pam?” meddai hi.",
        "Bydd y drysau'n agor am 19.30 yn rhif 4.",
        "Ymunwch â ni ar 3 Tach. 2026 yn y Bala.",
        "Gwelwch tud. 14 am y manylion.",
        "Un, dau... tri dafad.",
        "1. Agor y drws",
        "It costs approx. £3.50, i.e. Less than a coffee.",
        "No. 10 is open to all.",
        "Cllr. Mair Huws spoke for St. Davids.",
    ],
)
def test_one_sentence_stays_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mae'n braf. Dewch i'r traeth!", ["Mae'n braf.", "Dewch i'r traeth!"]),
        ("“Wn i ddim.” Aeth adref.", ["“Wn i ddim.”", "Aeth adref."]),
        ("Daeth pawb. 'Roedd hi'n noson dda.", ["Daeth pawb.", "'Roedd hi'n noson dda."]),
        ("It ends at 7 p.m. Everybody is welcome.", ["It ends at 7 p.m.", "Everybody is welcome."]),
        ("Bara, llaeth ayb. Dewch yn llu.", ["Bara, llaeth ayb.", "Dewch yn llu."]),
        ("Gwelwch rif 10. 12 o bobl a ddaeth.", ["Gwelwch rif 10.", "12 o bobl a ddaeth."]),
        ("No. Nobody came.", ["No.", "Nobody came."]),
        ("1. Agor y drws. 2. Cau'r drws.", ["1. Agor y drws.", "2. Cau'r drws."]),
        ("Pennawd\nLlinell arall", ["Pennawd", "Llinell arall"]),
        ("Pennawd<br/>Llinell arall", ["Pennawd", "Llinell arall"]),
        ("Y capel yw hon. Daeth hi yno.", ["Y capel yw hon.", "Daeth hi yno."]),
        ("Croeso! – Diolch.", ["Croeso!", "– Diolch."]),
        ("", []),
        (" – ", []),
    ],
)
def test_each_sentence_is_told_from_the_next(text, expected):
    assert sentences(text) == expected


def test_a_mark_that_closes_goes_with_what_it_closes_and_one_that_opens_with_what_it_opens():
    assert sentences("⟦1⟧Croeso.⟦/1⟧ ⟦2⟧Dewch⟦/2⟧ i mewn.") == ["⟦1⟧Croeso.⟦/1⟧", "⟦2⟧Dewch⟦/2⟧ i mewn."]
    assert sentences("<b>Croeso.</b> <i>Dewch</i> i mewn.") == ["<b>Croeso.</b>", "<i>Dewch</i> i mewn."]


PIECES = ["Bore", "da", "Dr", "1", ".", "!", "…", " ", "\n", "“", "”", "⟦1⟧", "⟦/1⟧", "<b>", "</b>", "<br/>"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_word_is_lost_and_none_is_told_twice(text):
    found = spans(text)

    assert all(end <= start for (_start, end), (start, _end) in pairwise(found))
    outside = "".join(text[end:start] for (_start, end), (start, _end) in pairwise([(0, 0), *found, (len(text), 0)]))
    assert not re.search(r"\w", re.sub(r"⟦/?1⟧|</?br?/?>", "", outside))
