"""For each check what it is there to find: said in words that name it, at the place where it is."""

import pytest

from papurbro.translation.checking.checks import CHECKS

BLOCKING = [
    ("placeholders", "Hello {name}, welcome.", "Helo {enw}, croeso.", "{enw}", "{name}"),
    ("placeholders", "Hello %(name)s.", "Helo.", None, None),
    ("placeholders", "Saved: %s of %s", "Wedi cadw: %s", None, None),
    ("placeholders", "You have messages.", "Mae gennych {{ count }} neges.", "{{ count }}", None),
    ("placeholders", "Dear *|FNAME|*,", "Annwyl *|ENW|*,", "*|ENW|*", "*|FNAME|*"),
    ("marks", "See ⟦1⟧the page⟦/1⟧ now.", "Gweler y dudalen nawr.", None, None),
    ("marks", "See ⟦1⟧the page⟦/1⟧ now.", "Gweler ⟦1⟧y dudalen nawr.", None, None),
    ("marks", "See ⟦1⟧the page⟦/1⟧ now.", "Gweler ⟦1⟧y dudalen⟦/1⟧ ⟦2⟧nawr⟦/2⟧.", "⟦2⟧", ""),
    ("marks", "⟦1⟧a⟦/1⟧ ⟦2⟧b⟦/2⟧", "⟦1⟧a ⟦2⟧b⟦/1⟧ c⟦/2⟧", "⟦/1⟧", None),
    ("marks", "See ⟦1⟧the page⟦/1⟧.", "Gweler ⟦1⟧y dudalen⟦/1⟧⟦1⟧.", "⟦1⟧", None),
    ("marks", "See ⟦1⟧the page⟦/1⟧.", "Gweler y dudalen ⟦1⟧⟦/1⟧.", "⟦1⟧⟦/1⟧", None),
    ("marks", "See ⟦1⟧the page⟦/1⟧.", "Gweler ⟦1y dudalen⟦/1⟧.", "⟦", None),
    (
        "leftovers",
        "The hall is open.",
        "[WELSH TRANSLATION REQUIRED: hall]",
        "[WELSH TRANSLATION REQUIRED: hall]",
        None,
    ),
    ("leftovers", "The hall is open.", "[CYFIEITHIAD I DDILYN", "[CYFIEITHIAD I DDILYN", None),
    ("leftovers", "The hall is open.", "(Cyfieithiad i ddilyn)", "(Cyfieithiad i ddilyn)", None),
    ("leftovers", "The hall is open.", "Cyfieithiad Cymraeg i ddilyn", "Cyfieithiad Cymraeg i ddilyn", None),
    ("leftovers", "The hall is open.", "Mae'r neuadd TODO ar agor.", "TODO", None),
    ("leftovers", "The hall is open.", "Mae'r xxxx ar agor.", "xxxx", None),
    ("leftovers", "On 31 December.", "Ar xx/xx/2026 a xx/xx/xxxx.", "xx/xx/xxxx", None),
    ("leftovers", "The hall is open.", "Lorem ipsum dolor sit amet", "Lorem ipsum", None),
    ("language", "The hall will open again on Friday.", "The hall will open again on Friday.", None, None),
    ("language", "Nobody was hurt.", "There was nobody in the building at all.", None, None),
    (
        "language",
        "The roof has gone. Nobody was hurt in the storm. Work starts on Monday.",
        "Mae'r to wedi mynd. Nobody was hurt in the storm. Bydd y gwaith yn dechrau ddydd Llun.",
        "Nobody was hurt in the storm.",
        None,
    ),
]

WARNING = [
    ("dates", "by 31 December 2021", "erbyn 30 Ebrill 2021", "30 Ebrill 2021", "31 Rhagfyr 2021"),
    ("dates", "on 4 June", "ar 3 Fehefin", "3 Fehefin", "4 Mehefin"),
    ("dates", "from 5 May to 6 June", "o 5 Fai tan 6 Orffennaf", "6 Orffennaf", "6 Mehefin"),
    ("dates", "between 1 and 30 November", "rhwng 1 a 30 Ragfyr", "30 Ragfyr", "30 Tachwedd"),
    ("dates", "It opened in March 1990.", "Agorodd ym mis Mawrth 1991.", "mis Mawrth 1991", None),
    ("dates", "on Friday evening", "nos Iau", "nos Iau", None),
    ("dates", "The fair is on 12 September.", "Mae'r ffair yn y pentref.", None, None),
    ("times", "at 7.30pm", "am 19:00", "19:00", "19:30"),
    ("times", "The doors open at 10:15.", "Mae'r drysau'n agor am 10.45yb.", "10.45yb", "10:15"),
    ("numbers", "Some 250 people came.", "Daeth rhyw 205 o bobl.", "205", "250"),
    ("numbers", "It cost £186,000.", "Costiodd £168,000.", "168,000", "186,000"),
    ("numbers", "Twelve were there.", "Roedd 13 yno.", "13", None),
    ("numbers", "The school has 84 pupils.", "Mae plant yn yr ysgol.", None, None),
    (
        "urls",
        "See https://example.org/hall today.",
        "Gweler https://example.com/hall heddiw.",
        "https://example.com/hall",
        "https://example.org/hall",
    ),
    ("urls", "See https://example.org/hall today.", "Gweler y wefan heddiw.", None, None),
    (
        "emails",
        "Write to mair@example.org.",
        "Ysgrifennwch at mari@example.org.",
        "mari@example.org",
        "mair@example.org",
    ),
    ("hashtags", "Follow #community", "Dilynwch #bro", "#bro", "#cymuned"),
    ("hashtags", "Follow #community", "Dilynwch ni", None, None),
    ("hashtags", "Thanks to @papurbro", "Diolch i @papurfro", "@papurfro", "@papurbro"),
    ("ampersand", "Tea and cake", "Te & cacen", "&", None),
    ("ampersand", "Books and magazines", "Llyfrau & misolion", "&", "a"),
    ("ampersand", "Water and oil", "Dŵr & olew", "&", "ac"),
    (
        "address",
        "Tell us what you think of your paper.",
        "Dywedwch beth wyt ti'n ei feddwl o'ch papur chi, a beth yw dy farn.",
        "chi",
        None,
    ),
    (
        "length",
        "The committee met on Friday to decide what to do with the old school, and heard from eleven people.",
        "Cyfarfu'r pwyllgor.",
        None,
        None,
    ),
    (
        "length",
        "The committee met.",
        "Cyfarfu'r pwyllgor i benderfynu beth i'w wneud â'r hen ysgol, a chlywodd farn llawer o bobl y fro.",
        None,
        None,
    ),
    ("glossary", "Our newsletter is free.", "Mae ein papur am ddim.", None, None),
    ("glossary", "Our newsletter is free.", "Mae ein newyddlen am ddim.", "newyddlen", None),
    (
        "glossary",
        "The community council meets.",
        "Mae cyngor y gymuned yn cwrdd.",
        "cyngor y gymuned",
        "cyngor cymuned",
    ),
    ("glossary", "It is wireless.", "Mae'n ddiwifr.", "ddiwifr", "ddi-wifr"),
    ("doubled_word", "The hall is open.", "Mae'r neuadd neuadd ar agor.", "neuadd neuadd", "neuadd"),
    ("doubled_word", "In the hall.", "Yn yn y neuadd.", "Yn yn", "Yn"),
    ("doubled_space", "The hall is open.", "Mae'r  neuadd ar agor.", "  ", " "),
    ("ending", "The hall is open again today.", "Mae'r neuadd ar agor eto heddiw", "heddiw", "heddiw."),
    ("ending", "And then the lights went out…", "Ac yna aeth y goleuadau allan", "allan", "allan…"),
    ("pairs", "“Come in,” she said.", "“Dewch i mewn, meddai hi.", None, None),
    ("pairs", "The band (from Brittany) played.", "Chwaraeodd y band (o Lydaw.", None, None),
]


def told(finding, target):
    return target[finding.start : finding.end] if finding.start is not None else None


@pytest.mark.parametrize(("check", "source", "target", "place", "fix"), BLOCKING)
def test_what_keeps_a_text_back(look, check, source, target, place, fix):
    found = [finding for finding in look(source, target) if finding.check == check]

    assert found, "not found"
    assert all(finding.blocks for finding in found)
    if place is not None:
        assert (place, fix) in [(told(finding, target), finding.fix) for finding in found]


@pytest.mark.parametrize(("check", "source", "target", "place", "fix"), WARNING)
def test_what_is_worth_a_look(look, check, source, target, place, fix):
    found = [finding for finding in look(source, target) if finding.check == check]

    assert [(told(finding, target), finding.fix) for finding in found] == [(place, fix)]
    assert not found[0].blocks


def test_every_check_is_tried_here():
    assert {case[0] for case in (*BLOCKING, *WARNING)} == set(CHECKS)


def test_the_sentence_names_what_is_wrong(look):
    [finding] = look("by 31 December 2021", "erbyn 30 Ebrill 2021")

    assert "30 Ebrill 2021" in finding.sentence
    assert "31 December 2021" in finding.sentence


def test_what_is_found_into_english_is_found_at_its_place_too(look):
    [finding] = look("erbyn 31 Rhagfyr 2021", "by 30 April 2021", "en")

    assert (finding.start, finding.end, finding.fix) == (3, 16, "31 December 2021")


def test_what_blocks_comes_first_and_the_rest_in_the_order_of_the_text(look):
    found = look("{a} on 4 June 250 people", "Yma ar 3 Fehefin 205 o bobl")

    assert [finding.check for finding in found] == ["placeholders", "dates", "numbers"]


def test_a_place_is_counted_with_the_marks_of_the_text(look):
    target = "Daeth ⟦1⟧tua 205⟦/1⟧ o bobl."
    [finding] = look("About ⟦1⟧250⟦/1⟧ people came.", target)

    assert target[finding.start : finding.end] == "205"
