"""Terms are found in every form that a text gives them, and asked of a text they count as used in any mutated form."""

import pytest

from papurbro.translation.glossary.finding import is_used, terms_in
from papurbro.translation.glossary.models import Status, Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms():
    rows = [
        ("Wales", "Cymru", "name", Status.PREFERRED),
        ("community council", "cyngor cymuned", "noun_m", Status.PREFERRED),
        ("council", "cyngor", "noun_m", Status.PREFERRED),
        ("house", "tŷ", "noun_m", Status.PREFERRED),
        ("sea", "môr", "noun_m", Status.PREFERRED),
        ("part", "rhan", "noun_f", Status.PREFERRED),
        ("post", "cofnod", "noun_m", Status.OBSOLETE),
        ("post", "blogiad", "noun_m", Status.PREFERRED),
        ("Issue (of a newsletter)", "Rhifyn", "", Status.PREFERRED),
    ]
    return {cy: Term.objects.create(en=en, cy=cy, part_of_speech=part, status=status) for en, cy, part, status in rows}


def found(text, language="cy"):
    return [
        (each.term.en if language == "cy" else each.term.cy, each.form) for each in terms_in(text, language=language)
    ]


@pytest.mark.parametrize("form", ["Cymru", "Gymru", "Nghymru", "Chymru", "CYMRU", "cymru"])
def test_a_term_is_found_and_used_in_every_mutation(terms, form):
    text = f"Rhywle yn {form}, meddai."

    assert found(text) == [("Wales", form)]
    assert is_used(terms["Cymru"], text, language="cy")


@pytest.mark.parametrize("text", ["Cymry", "Cymraeg", "gwlad", ""])
def test_other_words_are_not_it(terms, text):
    assert not is_used(terms["Cymru"], text, language="cy")


def test_a_place_is_told_in_offsets_of_the_text(terms):
    text = "i’r Tŷ Mawr ac o Gymru’n ôl"
    assert [text[each.start : each.end] for each in terms_in(text, language="cy")] == ["Tŷ", "Gymru"]


def test_several_words_are_one_term_and_the_longer_one_counts(terms):
    assert found("yr hen gynghorau cymuned") == [("community council", "gynghorau cymuned")]
    assert found("Our community councils’ rules", "en") == [("cyngor cymuned", "community councils")]


def test_accents_must_match_unless_they_are_left_out(terms):
    assert found("y ty") == [("house", "ty")]
    assert found("y tỳ") == []


def test_a_word_of_its_own_is_not_read_as_another(terms):
    assert found("mor braf") == []


def test_plurals_and_possessives_and_no_forms_of_verbs(terms):
    assert found("houses of the Council's", "en") == [("tŷ", "houses"), ("cyngor", "Council")]
    assert found("They parted.", "en") == []
    assert found("Three parts.", "en") == [("rhan", "parts")]


def test_of_one_place_all_terms_are_told_and_the_preferred_one_first(terms):
    assert found("a new post", "en") == [("blogiad", "post"), ("cofnod", "post")]


def test_a_bracket_that_says_which_sense_is_meant_is_no_word_of_the_term(terms):
    assert found("The first issue", "en") == [("Rhifyn", "issue")]
    assert terms["Rhifyn"].text("en") == "Issue (of a newsletter)"


def test_finding_costs_one_query_and_asking_of_one_term_none(terms, django_assert_num_queries):
    terms_in("Cymru", language="cy")
    with django_assert_num_queries(1):
        terms_in("Yng Nghymru " * 500, language="cy")
    with django_assert_num_queries(0):
        is_used(terms["Cymru"], "Yng Nghymru", language="cy")
