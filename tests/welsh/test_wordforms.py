"""Which dictionary word a word in a text may be a form of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papurbro.welsh.mutations import mutate, mutation_between, unmutated
from papurbro.welsh.phrases import Phrases, stands_in
from papurbro.welsh.wordforms import forms, words_of

BEGINNINGS = st.sampled_from(
    [
        "c",
        "p",
        "t",
        "g",
        "b",
        "d",
        "m",
        "ll",
        "rh",
        "cl",
        "cr",
        "cn",
        "pl",
        "pr",
        "tl",
        "tr",
        "gl",
        "gr",
        "gn",
        "bl",
        "br",
        "dr",
    ]
)
"""How Welsh words that mutate begin, before their first vowel."""
VOWELS = st.sampled_from("aeiouwyâêîôûŵŷ")
ENDINGS = st.text(alphabet="abcdefghilmnoprstuwyâêîôûŵŷ", max_size=8)


@given(BEGINNINGS, VOWELS, ENDINGS, st.sampled_from(["none", "soft", "nasal", "aspirate"]))
def test_what_mutates_is_found_again(beginning, vowel, ending, mutation):
    word = beginning + vowel + ending
    assert word in unmutated(mutate(word, mutation))


@pytest.mark.parametrize("name", ["GDPR", "GPS", "Ghana"])
def test_a_foreign_word_keeps_its_g(name):
    assert mutate(name, "soft") == name


@pytest.mark.parametrize(
    ("word", "soft", "nasal", "aspirate"),
    [
        ("Cymru", "Gymru", "Nghymru", "Chymru"),
        ("gardd", "ardd", "ngardd", "gardd"),
        ("Gwynedd", "Wynedd", "Ngwynedd", "Gwynedd"),
        ("llan", "lan", "llan", "llan"),
        ("rhaglen", "raglen", "rhaglen", "rhaglen"),
        ("tŷ", "dŷ", "nhŷ", "thŷ"),
        ("mam", "fam", "mam", "mam"),
        ("Dinbych", "Ddinbych", "Ninbych", "Dinbych"),
        ("ysgol", "ysgol", "ysgol", "ysgol"),
        ("chwaer", "chwaer", "chwaer", "chwaer"),
    ],
)
def test_the_three_mutations(word, soft, nasal, aspirate):
    assert [mutate(word, each) for each in ("soft", "nasal", "aspirate")] == [soft, nasal, aspirate]


def test_which_mutation_it_was_is_told_only_where_it_shows():
    assert mutation_between("taflen", "daflen") == "soft"
    assert mutation_between("Cymru", "NGHYMRU") == "nasal"
    assert mutation_between("taflen", "taflen") == "none"
    assert mutation_between("neuadd", "neuadd") is None
    assert mutation_between("taflen", "llyfr") is None


@pytest.mark.parametrize(
    ("word", "language", "dictionary"),
    [
        ("blant", "cy", "plentyn"),
        ("gynghorau", "cy", "cyngor"),
        ("rhaglenni", "cy", "rhaglen"),
        ("hysgolion", "cy", "ysgol"),
        ("hashnodau", "cy", "hashnod"),
        ("Gymru’n", "cy", "cymru"),
        ("tanysgrifiwch", "cy", "tanysgrifio"),
        ("Councils", "en", "council"),
        ("council’s", "en", "council"),
        ("women", "en", "woman"),
        ("toponymies", "en", "toponymy"),
    ],
)
def test_a_word_may_be_a_form_of_its_dictionary_word(word, language, dictionary):
    assert dictionary in forms(word, language)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("neuadd bentref", "yn y neuadd bentref"),
        ("neuadd bentref", "neuaddau pentref y sir"),
        ("cyngor cymuned", "o'r Cynghorau Cymuned"),
        ("tŷ", "yr hen ty"),
        ("e-bost", "drwy e-bost"),
        ("digwyddiadau", "tri digwyddiad"),
        ("tŵr", "dau dŵr"),
    ],
)
def test_a_phrase_stands_in_a_text_in_any_form(phrase, text):
    start, end = stands_in(phrase, text, "cy")
    assert text[start:end].strip() == text[start:end] != ""


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("mor", "y môr"),
        ("cân", "gan bawb"),
        ("mêl", "fel hyn"),
        ("neuadd bentref", "neuadd, pentref"),
        ("Cymru", "Cymry"),
        ("neuadd bentref", "neuadd"),
        ("", "rhywbeth"),
    ],
)
def test_what_only_looks_like_it_is_not_it(phrase, text):
    assert stands_in(phrase, text, "cy") is None


def test_the_longer_of_two_is_found_and_all_names_of_one_place():
    phrases = Phrases([("cyngor", 1), ("cyngor cymuned", 2), ("cymuned", 3), ("cyngor cymuned", 4)], "cy")

    assert [match.name for match in phrases.find("Cyngor Cymuned a chyngor arall")] == [2, 4, 1]


def test_what_is_looked_for_is_not_read_into_words_that_are_others():
    phrases = Phrases([("tŵr", "tower"), ("môr", "sea"), ("cath", "cat")], "cy")

    assert [match.name for match in phrases.find("dŵr, mor braf, y gath")] == ["cat"]


def test_words_are_in_small_letters_with_straight_apostrophes():
    assert words_of("O’r Tŷ-hwn") == ("o'r", "tŷ", "hwn")
