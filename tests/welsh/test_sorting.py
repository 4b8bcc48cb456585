"""Alphabetical order in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papurbro.welsh.sorting import SEPARATOR, sort_key


def in_order(words, language):
    return sorted(words, key=lambda word: sort_key(word, language))


@pytest.mark.parametrize(
    "words",
    [
        # the whole alphabet, with k, q, v, x and z of borrowed words in their usual places
        "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z".split(),
        ["cwm", "cymro", "chwaer", "dŵr"],
        ["lori", "lwc", "llan", "llwyd", "mab"],
        ["agor", "angel", "ala", "anrheg"],
        ["Rhufain", "Rhyl", "sach"],
        ["tŷ", "tyddyn", "tywydd", "theatr"],
        ["cân", "cannwyll", "canu"],
    ],
)
def test_welsh_digraphs_are_letters(words):
    assert in_order(reversed(words), "cy") == words


def test_ng_comes_after_g_and_n_g_does_not():
    bangor = f"Ban{SEPARATOR}gor"
    assert in_order(["banc", bangor, "bang", "bannau"], "cy") == [
        "bang",
        "banc",
        bangor,
        "bannau",
    ]


def test_english_knows_no_digraphs():
    assert in_order(["cup", "chair", "lobby", "llama", "dot", "ddt"], "en") == [
        "chair",
        "cup",
        "ddt",
        "dot",
        "llama",
        "lobby",
    ]


def test_accents_case_and_hash_decide_only_between_equals():
    assert in_order(["#tŷ", "TY", "tyb", "ty", "tŷ"], "cy")[-1] == "tyb"
    assert in_order(["#nhssm", "mae", "nos"], "cy") == ["mae", "#nhssm", "nos"]


def test_numbers_come_before_letters_and_words_before_longer_words():
    assert in_order(["abaty", "2026", "a bo", "ab"], "cy") == [
        "2026",
        "a bo",
        "ab",
        "abaty",
    ]


def test_a_hyphen_sorts_as_a_space():
    names = ["Pen y bont", "Pen-y-groes", "Pen y wern"]
    assert in_order(reversed(names), "cy") == names


@given(st.text(), st.sampled_from(["cy", "en"]))
def test_every_text_has_a_key_whose_head_is_plain(text, language):
    key = sort_key(text, language)
    head, _, _ = key.partition("00")
    assert head.isascii()
    assert head.isalnum() or not head


@given(st.text(alphabet="acdhlnrtŷ#- ", min_size=1), st.sampled_from(["cy", "en"]))
def test_equal_keys_only_for_texts_equal_but_for_case(text, language):
    assert sort_key(text.upper(), language) == sort_key(text, language)
    assert sort_key(text + "a", language) != sort_key(text, language)
