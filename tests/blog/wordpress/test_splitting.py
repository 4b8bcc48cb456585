"""A post that holds both languages becomes two halves; nothing is lost, doubled or out of order.

Guards: `split._keeps_every_word` and the rules in `split` and `seams` that place each piece.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.wordpress import notes
from blog.wordpress import split as splitting
from blog.wordpress.blocks import visible
from blog.wordpress.body import read_body
from blog.wordpress.pieces import pieces_of
from blog.wordpress.split import Doubt, OneLanguage, Split, split

EN = [
    "The village hall has opened again after two years of hard work by volunteers.",
    "More than a hundred people came to the opening, and the children sang for them.",
    "The roof was mended first, because the rain had been coming in for a long time.",
    "There will be a coffee morning every Tuesday, and everybody is welcome to come along.",
    "We would like to thank all those who gave their time, their money and their tools.",
]
CY = [
    "Mae neuadd y pentref wedi ailagor ar ôl dwy flynedd o waith caled gan wirfoddolwyr.",
    "Daeth mwy na chant o bobl i’r agoriad, a chanodd y plant iddyn nhw.",
    "Cafodd y to ei drwsio yn gyntaf, achos roedd y glaw wedi bod yn dod i mewn ers amser.",
    "Bydd bore coffi bob dydd Mawrth, ac mae croeso cynnes i bawb ddod draw.",
    "Hoffem ddiolch i bawb a roddodd o’u hamser, eu harian a’u hoffer i’r gwaith.",
]
TITLE_EN, TITLE_CY = "Village hall opens again", "Neuadd y pentref yn ailagor"


def paragraphs(texts):
    return "\n".join(f"<p>{text}</p>" for text in texts)


def words(*texts):
    return re.findall(r"\w+", " ".join(texts))


def without_markup(html):
    return re.sub(r"<[^>]*>|\[/?caption[^\]]*\]", " ", html)


@dataclass
class Layout:
    """A post as somebody wrote it, and the two halves as a person would part it (texts in order)."""

    title: str
    content: str
    title_en: str = TITLE_EN
    title_cy: str = TITLE_CY
    en: list[str] = field(default_factory=lambda: list(EN))
    cy: list[str] = field(default_factory=lambda: list(CY))
    first: str = "en"


PHOTO = '<img src="https://example.org/hall.jpg" alt="hall">'
OTHER_PHOTO = '<img src="https://example.org/roof.jpg" alt="roof">'
WELSH_SAYING = "“Mae hen wlad fy nhadau yn annwyl i mi,” canodd pawb."

LAYOUTS = {
    "English first, heading": Layout(TITLE_EN, f"{paragraphs(EN)}<h2>{TITLE_CY}</h2>{paragraphs(CY)}"),
    "Welsh first, heading": Layout(TITLE_CY, f"{paragraphs(CY)}<h3>{TITLE_EN}</h3>{paragraphs(EN)}", first="cy"),
    "Welsh first under an English title": Layout(
        TITLE_EN, f"<h2>{TITLE_CY}</h2>{paragraphs(CY)}<hr>{paragraphs(EN)}", first="cy"
    ),
    "heading in bold": Layout(TITLE_EN, f"{paragraphs(EN)}<p><strong>{TITLE_CY}</strong></p>{paragraphs(CY)}"),
    "classic editor, no paragraphs": Layout(TITLE_EN, "\n\n".join([*EN, f"<strong>{TITLE_CY}</strong>", *CY])),
    "line across, title in both languages": Layout(
        f"{TITLE_CY} | {TITLE_EN}", f"{paragraphs(CY)}<hr />{paragraphs(EN)}", first="cy"
    ),
    "title parted by a dash": Layout(f"{TITLE_EN} – {TITLE_CY}", paragraphs(EN) + paragraphs(CY)),
    "no heading for the other half": Layout(TITLE_EN, paragraphs(EN) + paragraphs(CY), title_cy=""),
    "alternating paragraphs": Layout(
        f"{TITLE_EN} / {TITLE_CY}",
        paragraphs(text for both in zip(EN, CY, strict=True) for text in both),
    ),
    "alternating, Welsh first, heading": Layout(
        TITLE_CY,
        f"<h2>{TITLE_EN}</h2>" + paragraphs(text for both in zip(CY, EN, strict=True) for text in both),
        first="cy",
    ),
    "both languages in each paragraph, a line each": Layout(
        f"{TITLE_CY} / {TITLE_EN}",
        paragraphs(f"{cy}<br />{en}" for cy, en in zip(CY, EN, strict=True)),
        first="cy",
    ),
    "headings of sections in each half": Layout(
        TITLE_EN,
        f"<h3>The work</h3>{paragraphs(EN[:3])}<h3>What comes now</h3>{paragraphs(EN[3:])}"
        f"<h2>{TITLE_CY}</h2><h3>Y gwaith</h3>{paragraphs(CY[:3])}<h3>Beth sy nesaf</h3>{paragraphs(CY[3:])}",
        en=["The work", *EN[:3], "What comes now", *EN[3:]],
        cy=["Y gwaith", *CY[:3], "Beth sy nesaf", *CY[3:]],
    ),
    "headings that alternate with their sections": Layout(
        f"{TITLE_EN} | {TITLE_CY}",
        f"<h3>The work</h3>{paragraphs(EN[:3])}<h3>Y gwaith</h3>{paragraphs(CY[:3])}"
        f"<h3>What comes now</h3>{paragraphs(EN[3:])}<h3>Beth sy nesaf</h3>{paragraphs(CY[3:])}",
        en=["The work", *EN[:3], "What comes now", *EN[3:]],
        cy=["Y gwaith", *CY[:3], "Beth sy nesaf", *CY[3:]],
    ),
    "headings in both languages": Layout(
        f"{TITLE_CY} | {TITLE_EN}",
        f"<h3>Newyddion | News</h3>{paragraphs(CY)}{paragraphs(EN)}",
        en=["News", *EN],
        cy=["Newyddion", *CY],
        first="cy",
    ),
    "captions in both languages": Layout(
        f"{TITLE_CY} | {TITLE_EN}",
        f"{paragraphs(CY[:2])}[caption id='a']{PHOTO} Y neuadd ar ei newydd wedd | The hall as good as new[/caption]"
        f"{paragraphs(CY[2:])}{paragraphs(EN)}",
        en=["The hall as good as new", *EN],
        cy=[*CY[:2], "Y neuadd ar ei newydd wedd", *CY[2:]],
        first="cy",
    ),
    "captions with a slash": Layout(
        TITLE_EN,
        f"{paragraphs(EN[:2])}<figure>{PHOTO}<figcaption>Photo: Huw Rees / Llun: Huw Rees</figcaption></figure>"
        f"{paragraphs(EN[2:])}<h2>{TITLE_CY}</h2>{paragraphs(CY)}",
        en=[*EN[:2], "Photo: Huw Rees", *EN[2:]],
        cy=["Llun: Huw Rees", *CY],
    ),
    "a quotation in the other language": Layout(
        TITLE_EN,
        f"{paragraphs(EN[:2])}<blockquote>{WELSH_SAYING}</blockquote>{paragraphs(EN[2:])}"
        f"<h2>{TITLE_CY}</h2>{paragraphs(CY)}",
        en=[*EN[:2], WELSH_SAYING, *EN[2:]],
    ),
    "a quotation in the other language, as a paragraph": Layout(
        TITLE_CY,
        f"{paragraphs(CY[:2])}<p>“We never thought that we would see this day,”</p>{paragraphs(CY[2:])}"
        f"<h2>{TITLE_EN}</h2>{paragraphs(EN)}",
        cy=[*CY[:2], "“We never thought that we would see this day,”", *CY[2:]],
        first="cy",
    ),
    "signatures": Layout(
        TITLE_EN,
        f"{paragraphs([*EN, 'Dyfrig'])}<h2>{TITLE_CY}</h2>{paragraphs([*CY, 'Dyfrig'])}",
        en=[*EN, "Dyfrig"],
        cy=[*CY, "Dyfrig"],
    ),
    "a signature at the seam and no heading": Layout(
        f"{TITLE_EN} | {TITLE_CY}",
        paragraphs([*EN, "Siân Prydderch-Huws", *CY]),
        en=[*EN, "Siân Prydderch-Huws"],
    ),
    "one signature at the end": Layout(
        TITLE_CY,
        f"{paragraphs(CY)}<h2>{TITLE_EN}</h2>{paragraphs([*EN, 'Gwyn'])}",
        en=[*EN, "Gwyn"],
        first="cy",
    ),
    "a greeting above the seam": Layout(
        TITLE_EN,
        f"{paragraphs([*EN, 'Diolch yn fawr!'])}<h2>{TITLE_CY}</h2>{paragraphs(CY)}",
        en=[*EN, "Diolch yn fawr!"],
    ),
    "a pointer to the other half": Layout(
        TITLE_EN,
        f"<p>Sgroliwch i lawr am y Gymraeg</p>{paragraphs(EN)}<h2>{TITLE_CY}</h2>{paragraphs(CY)}",
        cy=["Sgroliwch i lawr am y Gymraeg", *CY],
    ),
    "lists and links": Layout(
        TITLE_EN,
        f"{paragraphs(EN[:3])}<ul><li>{EN[3]}</li><li>{EN[4]}</li></ul>"
        f"<h2>{TITLE_CY}</h2><p>{CY[0]} <a href='https://example.org'>{CY[1]}</a></p>"
        f"<ul><li>{CY[2]}</li><li>{CY[3]}</li><li>{CY[4]}</li></ul>",
    ),
    "a heading that names the language": Layout(
        TITLE_EN, f"{paragraphs(EN)}<h2>Cymraeg</h2>{paragraphs(CY)}", title_cy="", cy=["Cymraeg", *CY]
    ),
    "a heading that names the language above the title": Layout(
        TITLE_EN,
        f"<p><b>English</b></p>{paragraphs(EN)}<p><b>Fersiwn Gymraeg</b></p><h3>{TITLE_CY}</h3>{paragraphs(CY)}",
        en=["English", *EN],
        cy=["Fersiwn Gymraeg", *CY],
    ),
    "a heading in neither language": Layout(
        "Bara brith",
        f"{paragraphs(CY)}<h2>Bara brith in English</h2>{paragraphs(EN)}",
        title_cy="Bara brith",
        title_en="Bara brith in English",
        first="cy",
    ),
    "a signature in bold at the seam": Layout(
        f"{TITLE_EN} | {TITLE_CY}",
        f"{paragraphs([*EN, '<strong>Gwyn Elfyn</strong>'])}{paragraphs(CY)}",
        en=[*EN, "Gwyn Elfyn"],
    ),
    "every line in both languages": Layout(
        f"{TITLE_CY} / {TITLE_EN}",
        "<p>Croeso i bawb i’r neuadd / Everybody is welcome in the hall</p><p>Te a chacen wedyn / Tea and cake afterwards</p>",
        en=["Everybody is welcome in the hall", "Tea and cake afterwards"],
        cy=["Croeso i bawb i’r neuadd", "Te a chacen wedyn"],
        first="cy",
    ),
    "columns side by side": Layout(
        f"{TITLE_CY} | {TITLE_EN}",
        f"<div><div>{paragraphs(CY)}</div><div>{paragraphs(EN)}</div></div>",
        first="cy",
    ),
    "a long quotation in the other language": Layout(
        TITLE_EN,
        f"{paragraphs(EN[:3])}<blockquote><p>{CY[1]}</p><p>{CY[3]}</p></blockquote>{paragraphs(EN[3:])}"
        f"<h2>{TITLE_CY}</h2>{paragraphs(CY)}",
        en=[*EN[:3], CY[1], CY[3], *EN[3:]],
    ),
    "sections that open each half, and no title for one": Layout(
        TITLE_EN,
        f"<h3>The work</h3>{paragraphs(EN)}<h3>Y gwaith</h3>{paragraphs(CY)}",
        title_cy="",
        en=["The work", *EN],
        cy=["Y gwaith", *CY],
    ),
    "a table in each half": Layout(
        TITLE_EN,
        f"{paragraphs(EN)}<table><tr><td>Hire of the hall</td><td>£5</td></tr></table>"
        f"<h2>{TITLE_CY}</h2>{paragraphs(CY)}<table><tr><td>Llogi'r neuadd</td><td>£5</td></tr></table>",
        en=[*EN, "Hire of the hall", "£5"],
        cy=[*CY, "Llogi'r neuadd", "£5"],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_parted_as_a_person_would(name):
    layout = LAYOUTS[name]
    found = split(layout.title, read_body(layout.content))
    assert isinstance(found, Split)
    assert found.first == layout.first
    for language, title, texts in (
        ("en", layout.title_en, layout.en),
        ("cy", layout.title_cy, layout.cy),
    ):
        half = found.halves[language]
        assert half.title == title
        assert words(visible(half.blocks)) == words(*texts)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_visible_text_of_the_halves_is_that_of_the_original(name):
    layout = LAYOUTS[name]
    found = split(layout.title, read_body(layout.content))
    halves = [text for half in found.halves.values() for text in (half.title, visible(half.blocks))]
    assert Counter(words(*halves)) == Counter(words(layout.title, without_markup(layout.content)))


def kinds(half):
    return [(block.kind, block.src or block.url) for block in half.blocks if block.kind in {"image", "embed"}]


HALL, ROOF = ("image", "https://example.org/hall.jpg"), ("image", "https://example.org/roof.jpg")


def test_a_picture_repeated_in_each_half_stays_in_each():
    content = f"{PHOTO}{paragraphs(EN)}{PHOTO}<h2>{TITLE_CY}</h2>{paragraphs(CY)}"
    found = split(TITLE_EN, read_body(content))
    assert kinds(found.halves["en"]) == [HALL]
    assert kinds(found.halves["cy"]) == [HALL]


def test_one_picture_at_the_seam_belongs_to_the_half_that_ends_there():
    content = f"{paragraphs(EN)}{OTHER_PHOTO}<h2>{TITLE_CY}</h2>{paragraphs(CY)}"
    found = split(TITLE_EN, read_body(content))
    assert kinds(found.halves["en"]) == [ROOF]
    assert kinds(found.halves["cy"]) == []


def test_a_player_between_turns_belongs_to_the_language_that_begins():
    pairs = [paragraphs(both) for both in zip(CY, EN, strict=True)]
    content = pairs[0] + "<p>https://youtu.be/abc</p>" + "".join(pairs[1:])
    found = split(f"{TITLE_CY} | {TITLE_EN}", read_body(content))
    assert kinds(found.halves["cy"]) == [("embed", "https://youtu.be/abc")]
    assert kinds(found.halves["en"]) == []


def test_a_line_across_between_the_halves_is_in_neither():
    found = split(TITLE_EN, read_body(f"{paragraphs(EN)}<hr><h2>{TITLE_CY}</h2>{paragraphs(CY)}"))
    assert {block.kind for half in found.halves.values() for block in half.blocks} == {"paragraph"}


def test_a_picture_with_its_caption_in_both_languages_goes_to_both():
    layout = LAYOUTS["captions in both languages"]
    found = split(layout.title, read_body(layout.content))
    assert kinds(found.halves["cy"]) == kinds(found.halves["en"]) == [HALL]


def test_a_name_as_title_goes_to_the_half_that_has_no_other():
    found = split("Tafwyl", read_body(f"<h2>{TITLE_CY}</h2>{paragraphs(CY)}<hr>{paragraphs(EN)}"))
    assert (found.halves["cy"].title, found.halves["en"].title) == (TITLE_CY, "Tafwyl")


@pytest.mark.parametrize(
    ("title", "content", "language"),
    [
        (TITLE_EN, paragraphs(EN), "en"),
        (TITLE_CY, paragraphs(CY), "cy"),
        (TITLE_EN, f"{paragraphs(EN)}<blockquote>{CY[0]} {CY[1]}</blockquote>", "en"),
        (TITLE_EN, paragraphs([*EN[:2], WELSH_SAYING, *EN[2:]]), "en"),
        (TITLE_CY, paragraphs([*CY, "Thank you all very much!"]), "cy"),
        (TITLE_EN, f"{paragraphs(EN[:3])}<blockquote>{' '.join(CY[:3])}</blockquote>", "en"),
        ("Eisteddfod Genedlaethol Cymru", paragraphs(EN), "en"),
        ("Llun | Picture", f"[caption]{PHOTO} Y côr | The choir[/caption]{paragraphs(EN)}", "en"),
    ],
)
def test_a_post_in_one_language_is_left_whole(title, content, language):
    assert split(title, read_body(content)) == OneLanguage(language)


@pytest.mark.parametrize(
    ("content", "language"),
    [
        # a summary
        (paragraphs([*EN, *EN, *EN, CY[0], CY[1]]), "en"),
        # no order in it
        (paragraphs([EN[0], EN[1], CY[0], CY[1], EN[2], EN[3], EN[4]]), "en"),
        # both within one of the paragraphs of two halves
        (paragraphs([*EN, f"{EN[1]} {CY[1]}", *CY]), None),
        # columns of a table
        (
            "<table><tr><td>Dydd Llun</td><td>Monday</td></tr><tr><td>Dydd Mawrth</td><td>Tuesday</td></tr>"
            "<tr><td>Ar gau bob dydd Mercher</td><td>Closed every Wednesday</td></tr></table>",
            None,
        ),
        # both within one paragraph
        (f"<p>{' '.join(EN)} {' '.join(CY)}</p>", None),
        (
            paragraphs([f"{en} {cy}" for en, cy in zip(EN, CY, strict=True)]),
            None,
        ),
    ],
)
def test_a_doubtful_seam_is_left_to_an_editor(content, language):
    found = split("2026", read_body(content))
    assert isinstance(found, Doubt)
    assert found.reason
    assert language is None or found.language == language


def test_a_third_language_is_neither():
    french = (
        "Les voisins se sont réunis dans la salle pour fêter la réouverture avec beaucoup de gâteaux et de musique."
    )
    assert split("Bonjour", read_body(f"<p>{french}</p>")) == Doubt(notes.NEITHER, None)


def test_too_little_text_is_not_guessed_at():
    assert isinstance(split("WhatsApp", []), Doubt)


numbered = st.tuples(st.integers(0, 4), st.integers(10, 9999))


def sentence(pool, choice):
    index, number = choice
    return f"{pool[index]} ({number})"


@settings(max_examples=60, deadline=None)
@given(
    chosen=st.lists(st.tuples(numbered, numbered), min_size=3, max_size=6),
    signed=st.booleans(),
    picture=st.booleans(),
    welsh_first=st.booleans(),
)
def test_two_halves_of_any_texts_keep_every_word_in_order(chosen, signed, picture, welsh_first):
    en = [sentence(EN, choice) for choice, _ in chosen]
    cy = [sentence(CY, choice) for _, choice in chosen]
    above, below = (cy, en) if welsh_first else (en, cy)
    heading = TITLE_EN if welsh_first else TITLE_CY
    signature = ["Lowri"] if signed else []
    photo = PHOTO if picture else ""
    content = f"{photo}{paragraphs(above + signature)}<h2>{heading}</h2>{paragraphs(below + signature)}"
    found = split(TITLE_CY if welsh_first else TITLE_EN, read_body(content))
    assert isinstance(found, Split)
    assert words(visible(found.halves["cy"].blocks)) == words(*cy, *signature)
    assert words(visible(found.halves["en"].blocks)) == words(*en, *signature)


piece = st.one_of(
    st.sampled_from([f"<p>{text}</p>" for text in EN + CY]),
    st.sampled_from(["<p>Dyfrig</p>", PHOTO, "<hr>", f"<h2>{TITLE_CY}</h2>", f"<blockquote>{EN[1]}</blockquote>"]),
    st.sampled_from([f"<p>{EN[0]}<br>{CY[0]}</p>", "<h3>Newyddion | News</h3>", f"<ul><li>{CY[2]}</li></ul>"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(piece, max_size=12), st.sampled_from([TITLE_EN, TITLE_CY, f"{TITLE_CY} | {TITLE_EN}", "Tafwyl"]))
def test_however_a_post_is_put_together_no_word_is_lost_or_doubled(pieces, title):
    content = "\n".join(pieces)
    found = split(title, read_body(content))
    if isinstance(found, Split):
        halves = [text for half in found.halves.values() for text in (half.title, visible(half.blocks))]
        assert Counter(words(*halves)) == Counter(words(title, without_markup(content)))
        original = words(title, without_markup(content))
        for half in found.halves.values():
            assert is_within(words(half.title), original)
            assert is_within(words(visible(half.blocks)), original)


def is_within(part, whole):
    """Whether the words stand in that order in the whole."""
    rest = iter(whole)
    return all(word in rest for word in part)


@pytest.mark.parametrize("spoil", [lambda pieces: pieces[1:], lambda pieces: [*pieces, pieces[-1]]])
def test_a_split_that_would_lose_or_double_a_word_is_not_made(monkeypatch, spoil):
    """Guard: `split._keeps_every_word`."""
    monkeypatch.setattr(splitting, "pieces_of", lambda blocks: spoil(pieces_of(blocks)))
    layout = LAYOUTS["English first, heading"]
    found = split(layout.title, read_body(layout.content))
    assert isinstance(found, Doubt)
    assert found.reason == notes.INSEPARABLE
