"""PHP's serialised values."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.wordpress.serialised import NotSerialised, unserialise


def test_a_map_of_languages_to_posts():
    text = 'a:3:{s:2:"en";i:413;s:2:"cy";s:3:"414";s:4:"sync";a:1:{s:2:"cy";s:2:"en";}}'
    assert unserialise(text) == {"en": 413, "cy": "414", "sync": {"cy": "en"}}


def test_lengths_count_bytes():
    assert unserialise('s:3:"tŷ";') == "tŷ"


@pytest.mark.parametrize(
    "text",
    ["", "x", "a:1:{", 's:5:"ab";', 'a:1:{s:1:"a";i:1;', 'O:8:"stdClass":0:{}', "i:x;", "i:1;i:2;", "a:x:{}", "i:1",
     'a:1:{a:0:{}i:1;}', "a:1:{i:0;" * 50],
)  # fmt: skip
def test_anything_else_is_refused(text):
    with pytest.raises(NotSerialised):
        unserialise(text)


def serialise(value):
    if isinstance(value, dict):
        inside = "".join(serialise(key) + serialise(item) for key, item in value.items())
        return f"a:{len(value)}:{{{inside}}}"
    if value is None:
        return "N;"
    if isinstance(value, bool):
        return f"b:{int(value)};"
    if isinstance(value, int):
        return f"i:{value};"
    return f's:{len(value.encode())}:"{value}";'


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.dictionaries(st.integers() | st.text(st.characters(codec="utf-8")), inner, max_size=4),
    max_leaves=8,
)


@given(values)
def test_what_was_serialised_comes_back(value):
    assert unserialise(serialise(value)) == value


@given(st.text())
def test_no_text_makes_it_fail_otherwise(text):
    with suppress(NotSerialised):
        unserialise(text)
