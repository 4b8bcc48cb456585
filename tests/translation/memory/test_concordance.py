"""Words looked up in memory and glossary: in any form, in either language."""

import datetime

import pytest

from papurbro.translation.glossary.models import Term
from papurbro.translation.memory.concordance import concordance
from papurbro.translation.memory.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def found(words, language="cy", **known):
    return [one.source for one in concordance(words, language=language, **known)]


def marked(words, language="cy"):
    """What is marked in the first that is found."""
    one = concordance(words, language=language)[0]
    return [stretch.text for stretch in one.source_stretches if stretch.is_found]


@pytest.mark.parametrize("form", ["Cymru", "Gymru", "Nghymru", "Chymru"])
@pytest.mark.parametrize("asked", ["Cymru", "Gymru", "Nghymru", "Chymru"])
def test_every_mutation_finds_every_other(remember, form, asked):
    remember(f"Croeso i bawb o {form} gyfan", "Welcome to all of Wales")

    assert marked(asked) == [form]


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("gardd", "Yr ardd gymunedol"),
        ("cyfarfod", "Rhestr o gyfarfodydd y cyngor"),
        ("cyfarfodydd", "Y cyfarfod blynyddol"),
        ("tŷ", "Ei thŷ hi yw hwn"),
        ("ty", "Dau dŷ newydd"),
        ("council", "The council's budget"),
        ("budget", "Three budgets"),
    ],
)
def test_other_forms_are_found_too(remember, asked, text):
    language = "en" if text.startswith("T") else "cy"
    texts = {"cy": "Rhywbeth arall", "en": "Something else", language: text}
    remember(texts["cy"], texts["en"])

    assert found(asked, language) == [text]


def test_it_is_searched_in_either_language_and_shows_the_other(remember):
    remember("Neuadd y pentref", "The village hall", written_in="cy")

    (one,) = concordance("hall", language="en")

    assert (one.source, one.target, one.is_reverse) == ("The village hall", "Neuadd y pentref", True)
    assert one.kind == "unit"
    assert one.origin == "imported from cyngor.tmx"


def test_all_words_must_be_there_and_those_side_by_side_come_first(remember):
    remember("Mae neuadd fawr yn y pentref hwn.", "There is a large hall in this village.")
    remember(
        "Mae neuadd y pentref wedi ailagor, a phawb yn falch iawn o hynny.",
        "The village hall has reopened, and all are glad.",
    )
    remember("Mae neuadd y dref ar gau.", "The town hall is closed.")

    assert [text[:20] for text in found("neuadd y pentref")] == ["Mae neuadd y pentref", "Mae neuadd fawr yn y"]


def test_small_words_may_be_missing_unless_there_are_no_others(remember):
    remember("Neuadd pentref Penmachno", "Penmachno village hall")
    remember("Te a choffi", "Tea and coffee")

    assert found("yn neuadd y pentref") == ["Neuadd pentref Penmachno"]
    assert found("te") == ["Te a choffi"]


def test_marks_are_no_words(remember):
    remember("Mae ⟦1⟧neuadd⟦/1⟧ yma", "There is a ⟦1⟧hall⟦/1⟧ here")

    assert found("neuadd") == ["Mae neuadd yma"]


def test_terms_come_first_and_what_answers_them_is_marked(remember):
    Term.objects.create(cy="cyngor cymuned", en="community council")
    Term.objects.create(cy="cynghorydd", en="councillor")
    remember("Cyfarfod y cyngor cymuned", "A meeting of the community council")

    term, unit = concordance("gyngor cymuned", language="cy")

    assert (term.kind, term.source, term.target, term.origin) == (
        "term",
        "cyngor cymuned",
        "community council",
        "glossary: Preferred",
    )
    assert [stretch.text for stretch in unit.target_stretches if stretch.is_found] == ["community council"]


def test_terms_that_hold_the_words_are_found(remember):
    Term.objects.create(cy="cyfarfod blynyddol cyffredinol", en="annual general meeting")

    assert found("cyfarfod") == ["cyfarfod blynyddol cyffredinol"]
    assert found("general meetings", "en") == ["annual general meeting"]


def test_retired_units_are_not_found(remember):
    remember("Neuadd", "Hall")
    Unit.objects.update(retired_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))

    assert found("neuadd") == []


@pytest.mark.parametrize("words", ["", "…", '"', "neuadd\x00", 'AND OR "" NEAR(', "%_%", "a" * 500, "gair " * 50])
def test_whatever_is_typed_is_no_error(remember, words):
    remember("Neuadd", "Hall")

    concordance(words, language="cy")
    concordance(words, language="en")


def test_at_most_as_many_as_were_asked_for(remember, django_assert_max_num_queries):
    for number in range(30):
        remember(f"Neuadd {number}", f"Hall {number}")

    with django_assert_max_num_queries(6):
        assert len(found("neuadd")) == 20
    assert len(found("neuadd", limit=3)) == 3
    assert found("neuadd", limit=0) == []
