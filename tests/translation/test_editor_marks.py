"""Inline mark-up is written around as marks, and comes back as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail_localize.strings import StringValue, validate_translation_links

from papurbro.translation.marks import MarkError, from_marks, normal, to_marks

SOURCE = 'Bydd <b>te</b> yn <a id="a1">y <i>neuadd</i></a> am 19:00'


def test_elements_become_numbered_marks_in_order():
    assert to_marks(SOURCE, SOURCE) == "Bydd ⟦1⟧te⟦/1⟧ yn ⟦2⟧y ⟦3⟧neuadd⟦/3⟧⟦/2⟧ am 19:00"


def test_marks_become_the_elements_of_the_source_wherever_they_stand():
    text = "At 19:00 in ⟦2⟧the ⟦3⟧hall⟦/3⟧⟦/2⟧ there is ⟦1⟧tea⟦/1⟧"

    assert from_marks(text, SOURCE) == 'At 19:00 in <a id="a1">the <i>hall</i></a> there is <b>tea</b>'


def test_a_line_break_is_a_line_break():
    assert to_marks("un<br/>dau", "un<br/>dau") == "un\ndau"
    assert from_marks("one\ntwo", "un<br/>dau") == "one<br/>two"


def test_what_looks_like_html_is_text():
    assert from_marks("tea & <b>biscuits</b>", "te") == "tea &amp; &lt;b&gt;biscuits&lt;/b&gt;"


def test_a_translation_with_elements_that_the_source_no_longer_has_keeps_its_words():
    assert to_marks("<i>tea</i> in <b>the hall</b>", "te yn <b>y neuadd</b>") == "tea in ⟦1⟧the hall⟦/1⟧"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("tea", "⟦1⟧"),
        ("⟦1⟧tea", "⟦/1⟧"),
        ("tea⟦/1⟧ ⟦1⟧", "⟦/1⟧"),
        ("⟦1⟧tea⟦/1⟧ ⟦1⟧again⟦/1⟧", "⟦1⟧"),
        ("⟦1⟧tea⟦/1⟧ ⟦2⟧more⟦/2⟧", "⟦2⟧"),
        ("⟦1⟧tea⟦/1⟧ ⟦0⟧more⟦/0⟧", "⟦0⟧"),
        ("⟦1⟧tea⟦/1", "⟦1⟧"),
        ("⟦ 1⟧tea⟦/1⟧", "⟦1⟧"),
        ("⟦1⟧tea⟦/1⟧ ⟧", "⟦1⟧"),
    ],
)
def test_marks_that_do_not_fit_are_told_in_words(text, about):
    with pytest.raises(MarkError, match=about):
        from_marks(text, "<b>te</b>")


def test_marks_that_cross_are_told():
    with pytest.raises(MarkError, match="⟦/1⟧"):
        from_marks("⟦1⟧a⟦2⟧b⟦/1⟧c⟦/2⟧", "<b>a</b><i>b</i>")


words = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="⟦⟧"), max_size=12)


def element(text, name, number):
    inside = StringValue.from_plaintext(text).data
    if not name:
        return inside
    return f'<a id="a{number}">{inside}</a>' if name == "a" else f"<{name}>{inside}</{name}>"


@settings(deadline=None)
@given(st.lists(st.tuples(words, st.sampled_from(["", "b", "i", "em", "a"])), max_size=6))
def test_every_segment_comes_back_as_localize_would_keep_it(parts):
    """Guard: ``from_marks`` escapes what is typed and closes what it opens."""
    source = "".join(element(text, name, number) for number, (text, name) in enumerate(parts, start=1))
    marked = to_marks(source, source)

    written = from_marks(marked, source)

    assert to_marks(written, source) == marked == normal(marked)
    validate_translation_links(source, written)
