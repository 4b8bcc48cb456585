"""What looks like a fault and is none: names, quotations, sites in two languages, what the original does too."""

import pytest

from papurbro.translation.checking.checks import CHECKS, Severity

SILENT = [
    ("Visit Marks & Spencer.", "Ewch i Marks & Spencer."),
    ("See https://cy.example.org/a", "Gweler https://example.org/b"),
    ("Love, Mam xxx", "Cariad, Mam xxx"),
    ("What does TODO mean in a list?", "Beth yw ystyr TODO mewn rhestr?"),
    ("Rates: 50% so far", "Cyfraddau: 50% hyd yn hyn"),
    ("Social: #socialcare", "Cymdeithasol: #GofalCymdeithasol"),
    ("A vlog about us.", "Ffilm fach amdanom ni."),
    ("At the hall.", "Yn y neuaddau."),
    ("Three volunteers came.", "Daeth tri gwirfoddolwr."),
    ("Welsh newsletters.", "Y cylchlythyrau Cymraeg."),
    ("Hello {newsletter}", "Helo {newsletter}"),
]

#: For each check a good translation that it might take for a bad one.
NEARLY = [
    ("placeholders", "Hello {name}, 50% off for %s.", "Gostyngiad o 50% i %s, {name}."),
    ("marks", "See ⟦1⟧the page⟦/1⟧ and ⟦2⟧this⟦/2⟧.", "Gweler ⟦2⟧hwn⟦/2⟧ a'r ⟦1⟧dudalen⟦/1⟧."),
    (
        "leftovers",
        "The Welsh translation is to follow the English one.",
        "Daw'r cyfieithiad Cymraeg ar ôl yr un Saesneg.",
    ),
    ("language", "They sang “Hen Wlad fy Nhadau” twice.", "Canwyd “We'll keep a welcome in the hillsides” ddwywaith."),
    *(
        ("dates", f"from 1 {english} 2026", f"o 1 {welsh} 2026")
        for english, welsh in zip(
            "March May June July September November December".split(),
            "Fawrth Fai Fehefin Orffennaf Fedi Dachwedd Ragfyr".split(),
            strict=True,
        )
    ),
    ("dates", "May and November", "Mai a Thachwedd"),
    ("times", "at 7.30pm", "am 19:30"),
    ("numbers", "Twelve people gave £1,500.", "Rhoddodd 12 o bobl £1,500."),
    ("urls", "See https://ico.org.uk/a", "Gweler https://cy.ico.org.uk/a"),
    ("emails", "Write to mair@example.org.", "Cysylltwch: mair@example.org"),
    ("hashtags", "Follow #community and @papurbro", "Dilynwch @papurbro a #cymuned"),
    ("ampersand", "At Marks & Spencer", "Yn Marks & Spencer"),
    ("address", "“Are you coming?” he asked. Come, all of you!", "“Wyt ti'n dod?” holodd. Dewch chi i gyd!"),
    (
        "length",
        "The committee met on Friday at the old school.",
        "Cyfarfu aelodau'r pwyllgor ddydd Gwener diwethaf yn yr hen ysgol fach.",
    ),
    ("glossary", "Our community councils", "Ein cynghorau cymuned ni"),
    ("doubled_word", "It went slowly, ever so slowly.", "Aeth yn araf araf."),
    ("doubled_space", "Two  spaces", "Dau  fwlch"),
    ("ending", "Welcome!", "Croeso"),
    ("pairs", "a) “one” b) two :-)", "a) “un” b) dau :-)"),
]


@pytest.mark.parametrize(("check", "source", "target"), NEARLY)
def test_each_check_is_silent_where_it_is_right(look, check, source, target):
    assert [finding.sentence for finding in look(source, target, names=[check])] == []


def test_every_check_is_tried_here():
    assert {check for check, _source, _target in NEARLY} == set(CHECKS)


@pytest.mark.parametrize(("source", "target"), SILENT)
def test_these_are_silent(look, source, target):
    assert [finding.sentence for finding in look(source, target)] == []


def test_a_quotation_set_apart_may_stay_in_its_language(look):
    words = "We never thought that we would see this day again."

    assert [finding.check for finding in look(words, words)] == ["language"]
    assert look(words, words, is_quotation=True) == []


def test_a_quotation_that_is_a_part_by_itself_is_worth_a_look_and_no_more(look):
    words = "“We never thought that we would see this day again.”"

    [finding] = look(words, words)
    assert (finding.check, finding.severity) == ("language", Severity.WARN)


def test_under_four_words_nothing_is_said_of_the_language(look):
    assert look("The village hall", "The village hall", names=["language"]) == []
    assert (
        look(
            "See https://a.org/the/news #the @the more", "See https://a.org/the/news #the @the more", names=["language"]
        )
        == []
    )


def test_an_empty_translation_has_no_findings(look):
    assert look("There are 12 of {them}.", " ") == []


def test_a_slug_is_no_text(look):
    assert look("the-hall-12", "neuadd", path="slug") == []


@pytest.mark.parametrize("form", ["Cymru", "Gymru", "Nghymru", "Chymru", "CYMRU", "Gymru'n", "Gymru’r"])
def test_a_term_is_used_in_any_of_its_forms(look, form):
    assert look("Wales", form, names=["glossary"]) == []


def test_one_admitted_translation_is_enough(look):
    from tests.translation.checking.conftest import known

    terms = [
        {"pk": 1, "en": "post", "cy": "blogiad"},
        {"pk": 2, "en": "post", "cy": "cofnod", "status": "admitted"},
    ]

    assert look("A new post", "Cofnod newydd", knowing=known(terms), names=["glossary"]) == []
    assert len(look("A new post", "Eitem newydd", knowing=known(terms), names=["glossary"])) == 1


def test_what_is_ruled_out_may_be_a_piece_of_what_is_asked_for(look):
    from tests.translation.checking.conftest import known

    terms = [{"pk": 1, "en": "blog post", "cy": "cofnod blog", "forbidden_cy": "blog"}]

    assert look("A blog post", "Cofnod blog", knowing=known(terms), names=["glossary"]) == []
    assert len(look("A blog post", "Blog", knowing=known(terms), names=["glossary"])) == 1
