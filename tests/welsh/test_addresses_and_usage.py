"""Web addresses in two languages, quotations, "a" and "ac", "ti" and "chi"."""

import pytest

from papurbro.welsh.addresses import same_address
from papurbro.welsh.quotations import without_quotations
from papurbro.welsh.usage import and_in_welsh, forms_of_address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.gov.wales/about", "https://www.llyw.cymru/amdanom"),
        ("https://ico.org.uk/a", "https://cy.ico.org.uk/b"),
        ("https://example.org/en/hall", "https://example.org/cy/neuadd"),
        ("https://example.org/hall", "https://example.org/hall?lang=cy"),
        ("http://example.org/hall/", "https://www.example.org/hall"),
        ("https://example.wales/hall", "https://example.cymru/hall"),
    ],
)
def test_the_same_page_in_two_languages(one, other):
    assert same_address(one, other)
    assert same_address(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/hall", "https://example.com/hall"),
        ("https://example.org/hall", "https://example.org/neuadd"),
        ("https://example.org/a?b=1", "https://example.org/a?b=2"),
    ],
)
def test_another_page(one, other):
    assert not same_address(one, other)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dywedodd “dewch i mewn” wrthym.", "Dywedodd wrthym."),
        ('The sign said "Keep out" in red.', "The sign said in red."),
        ("‘Come in,’ she said.", "she said."),
        ("Mae'r neuadd, a'r gegin, i'w gweld.", "Mae'r neuadd, a'r gegin, i'w gweld."),
        ("“First paragraph of many", ""),
    ],
)
def test_what_is_quoted_is_blanked_out(text, left):
    assert " ".join(without_quotations(text).split()) == left
    assert len(without_quotations(text)) == len(text)


@pytest.mark.parametrize(
    ("after", "word"), [(" afal", "ac"), (" yna", "ac"), (" llyfr", "a"), (" cath", None), ("", None)]
)
def test_and(after, word):
    assert and_in_welsh(after) == word


def test_who_is_called_ti_and_who_chi():
    familiar, formal = forms_of_address("Wyt ti'n dod? Dewch chi hefyd, a'ch plant.")
    assert (len(familiar), len(formal)) == (2, 1)
    assert forms_of_address("Cylch Ti a Fi") == ([], [])
