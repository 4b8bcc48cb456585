"""Numbers in words."""

import pytest

from papurbro.welsh.numbers import number_words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("un ar bymtheg", 16),
        ("un flynedd ar bymtheg yn ôl", 16),
        ("deunaw oed", 18),
        ("pedair ar ddeg", 14),
        ("deg ar hugain", 30),
        ("hanner cant", 50),
        ("hanner canmlwyddiant", 50),
        ("deg a thrigain", 70),
        ("pedwar ugain", 80),
        ("cant a hanner", 150),
        ("dau gant a hanner cant", 250),
        ("dau ddeg tri", 23),
        ("saith deg pump", 75),
        ("tri chant pum deg", 350),
        ("mil naw cant naw deg naw", 1999),
        ("dwy filiwn", 2_000_000),
        ("yr ugeinfed ganrif", 20),
        ("y bedwaredd ganrif ar bymtheg", 19),
        ("dwywaith", 2),
    ],
)
def test_in_welsh_old_and_new(text, number):
    assert number in number_words(text, "cy")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("twenty-five", 25),
        ("two hundred and fifty", 250),
        ("three thousand five hundred", 3500),
        ("the nineteenth century", 19),
        ("a dozen", 12),
        ("hundreds", 100),
        ("twice", 2),
    ],
)
def test_in_english(text, number):
    assert number in number_words(text, "en")


@pytest.mark.parametrize(
    ("text", "number"), [("un ar bymtheg", 17), ("saith deg pump", 57), ("dim byd", 0), ("dau gant", 300)]
)
def test_a_number_is_no_other(text, number):
    assert number not in number_words(text, "cy")
