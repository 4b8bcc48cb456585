"""Folding away case, accents and kinds of apostrophe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papurbro.welsh.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tŷ", "ty"),
        ("DŴR", "dwr"),
        ("Siân", "sian"),
        ("i’r tŷ", "i'r ty"),
        ("Ban\u034fgor", "bangor"),
        ("y\u0302", "y"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@given(st.text(alphabet="abchdyŷŵâêîôûïö’'`-AÂŶ \u034f\u0302"))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
