"""Telling Welsh from English."""

import pytest

from papurbro.welsh.detect import detect, detect_blocks, in_other_language

WELSH = [
    "Croeso i bawb",
    "Mae'r cyfarfod nos Wener yn y neuadd",
    "Mae’r neuadd wedi ailagor ar ôl dwy flynedd o waith.",
    "Cysylltwch â ni",
    "O'r chwith i'r dde: Mair Jones, Huw Rees a Sioned Evans",
    "Bydd côr y capel yn canu yn Nhrefynwy am 19:30 nos Sadwrn.",
    "Doedd neb yn gwybod beth i'w wneud â'r hen bont.",
    "Diolch o galon i bawb a ddaeth i’r cyfarfod.",
    "A fyddai’n gallu eich helpu i wneud eich cymuned yn lle gwell i fyw ynddo?",
    "Tŷ ŷd gŵyl",
]
ENGLISH = [
    "Village hall reopens",
    "The meeting is on Friday",
    "Could it help you make your community a better place to live?",
    "From left to right: Mair Jones, Huw Rees and Sioned Evans",
    "The choir from Llanfihangel-y-pennant will sing at Pen-y-groes and Nant-y-moel on Saturday.",
    "Nobody knew what to do with the old bridge.",
    "Mair Jones and Dafydd Rees both said that they would be there.",
]


@pytest.mark.parametrize("text", WELSH)
def test_welsh_is_welsh(text):
    assert detect(text).language == "cy"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_english_however_welsh_its_names(text):
    assert detect(text).language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dyfrig",
        "Mair Jones",
        "…",
        "14:05 – 16:30",
        "#nhssm @mair https://example.org/y/neuadd",
    ],
)
def test_what_is_too_short_is_not_decided(text):
    assert detect(text).language is None


def test_names_alone_are_not_decided():
    assert detect("Dr Sioned Evans, Aberystwyth").language is None


def test_words_of_addresses_and_hashtags_do_not_count():
    found = detect("Croeso i bawb https://example.org/the/people/and/their/news #TheNewsOfThe @the")
    assert (found.language, found.words) == ("cy", 3)


def test_shares_and_words_are_reported():
    found = detect("The meeting is on Friday")
    assert (found.en, found.words) == (1.0, 5)
    assert 0 <= found.cy < found.en


def test_a_block_between_two_of_one_language_takes_theirs():
    texts = ["Mae'r neuadd wedi ailagor.", "WhatsApp", "Dewch i weld y lle newydd."]
    assert detect_blocks(texts) == ["cy", "cy", "cy"]


def test_a_signature_between_the_languages_belongs_to_what_it_ends():
    texts = ["The hall has opened again.", "Gwyn Elfyn", "Mae'r neuadd wedi ailagor."]
    assert detect_blocks(texts) == ["en", "en", "cy"]


def test_a_short_block_between_the_languages_goes_where_it_leans():
    texts = ["The hall has opened again.", "ar agor", "Mae'r neuadd wedi ailagor."]
    assert detect_blocks(texts) == ["en", "cy", "cy"]


def test_what_opens_a_text_takes_the_language_that_follows():
    assert detect_blocks(["2026", "Mae'r neuadd wedi ailagor."]) == ["cy", "cy"]


def test_blocks_that_say_nothing_stay_undecided():
    assert detect_blocks(["2026", "WhatsApp"]) == [None, None]


def test_a_text_in_the_wrong_language_is_told():
    assert in_other_language("The meeting is on Friday", "cy")
    assert in_other_language("Mae'r cyfarfod nos Wener", "en")


def test_no_warning_for_the_right_language_or_for_little_text():
    assert not in_other_language("The meeting is on Friday", "en")
    assert not in_other_language("Village hall reopens", "cy")
    assert not in_other_language("see the https://example.org/the/news #TheHall @the.people", "cy")
