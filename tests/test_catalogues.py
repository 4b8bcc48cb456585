"""Every string of ours is in the Welsh catalogue, whole; and what the checks and commands do to a catalogue."""

import gettext

import pytest
from babel.messages import Catalog, Message
from django.conf import settings
from django.utils import timezone

from papurbro.core.catalogues import layout
from papurbro.core.catalogues.checking import faults, faults_of_message
from papurbro.core.catalogues.compiling import compile_all
from papurbro.core.catalogues.updating import update_all


@pytest.fixture
def repository(tmp_path):
    """A repository that says one string; its folder and its catalogues'."""
    (tmp_path / "blog").mkdir()
    (tmp_path / "blog" / "models.py").write_text('_("A post")\n')
    return tmp_path, tmp_path / "locale"


def welsh(locale, **translations):
    path = layout.ours(locale, "cy", "django")
    catalog = layout.read(path, "cy")
    for string, translation in translations.items():
        catalog.add(string.replace("_", " "), translation)
    layout.write(catalog, path)
    return path


def test_our_catalogues_are_true_to_the_code_and_whole():
    assert faults(settings.REPOSITORY, settings.LOCALE_PATHS[0]) == []


@pytest.mark.parametrize(
    ("string", "translation", "fault"),
    [
        ("A post", "", "empty"),
        ("%(n)s posts", "Blogiadau", "its placeholders or tags differ"),
        ("By {name}", "Gan {enw}", "its placeholders or tags differ"),
        ("Read <a>this</a>", "Darllenwch hwn", "its placeholders or tags differ"),
        ("tags/<slug:slug>/", "tagiau/<slug:enw>/", "its placeholders or tags differ"),
        ("A post\n", "Blogiad", "one ends with a new line and the other does not"),
        ("The house", "Mae'r tŷ", "a typewriter’s apostrophe (') where ’ belongs"),
        (("%d post", "%d posts"), ("%d blogiad",) * 4, "4 plural forms instead of 6"),
        (("%d post", "%d posts"), ("%d blogiad",) * 5 + ("",), "empty"),
        (("%d post", "%d posts"), ("%s blogiad",) * 6, "its placeholders or tags differ"),
    ],
)
def test_a_broken_translation_is_named(string, translation, fault):
    assert list(faults_of_message(Message(string, translation), plurals=6)) == [fault]


@pytest.mark.parametrize(
    ("string", "translation"),
    [
        ("%(a)s, then %(b)s", "%(b)s ar ôl %(a)s"),
        (
            ("%d post", "%d posts"),
            ("dim blogiad", "un blogiad", "%d flogiad", "%d blogiad", "%d blogiad", "%d blogiad"),
        ),
        ("100% Welsh", "Cymraeg i gyd"),
    ],
)
def test_a_sound_translation_passes(string, translation):
    assert list(faults_of_message(Message(string, translation), plurals=6)) == []


def test_a_fuzzy_translation_is_named():
    assert "fuzzy" in faults_of_message(Message("A post", "Blogiad", flags=["fuzzy"]), plurals=6)


def test_a_string_that_the_catalogue_lacks_is_a_fault(repository):
    assert any("the catalogue does not" in fault for fault in faults(*repository))


def test_a_string_that_the_code_no_longer_says_is_a_fault(repository):
    welsh(repository[1], A_post="Blogiad", A_page="Tudalen")
    assert [fault for fault in faults(*repository) if "A page" in fault and "no longer" in fault]


def test_an_override_of_what_no_package_says_is_a_fault(repository):
    root, locale = repository
    welsh(locale, A_post="Blogiad")
    over = layout.read(layout.upstream(locale, "cy", "django"), "cy")
    over.add("Nobody says this", "Does neb yn dweud hyn")
    layout.write(over, layout.upstream(locale, "cy", "django"))
    assert [fault for fault in faults(root, locale) if "no installed package says it" in fault]


def test_extraction_keeps_translations_and_their_notes_and_drops_what_is_gone(repository):
    root, locale = repository
    path = layout.ours(locale, "cy", "django")
    catalog = layout.read(path, "cy")
    catalog.add("A post", "Blogiad", user_comments=["review: composed"])
    catalog.add("A page", "Tudalen")
    layout.write(catalog, path)
    update_all(root, locale)
    kept = layout.read(path, "cy")
    assert {message.id: message.string for message in kept if message.id} == {"A post": "Blogiad"}
    assert kept["A post"].user_comments == ["review: composed"]


def test_extraction_twice_writes_the_same_file(repository):
    root, locale = repository
    path = welsh(locale, A_post="Blogiad")
    update_all(root, locale)
    before = path.read_bytes()
    update_all(root, locale)
    assert path.read_bytes() == before


def test_extraction_never_guesses_a_translation(repository):
    root, locale = repository
    path = welsh(locale, A_posts="Blogiadau")
    update_all(root, locale)
    assert layout.read(path, "cy")["A post"].string == ""


def test_what_is_compiled_has_six_plural_forms_and_ours_before_upstreams(tmp_path):
    ours, over = Catalog(locale="cy"), Catalog(locale="cy")
    for catalog in (ours, over):
        catalog.mime_headers = [("Plural-Forms", layout.PLURAL_FORMS["cy"])]
    ours.add(("%d cat", "%d cats"), ("dim", "un gath", "dwy gath", "tair cath", "chwe chath", "%d cath"))
    ours.add("Home", "Hafan")
    over.add("Home", "Adref")
    over.add("Search", "Chwilio")
    layout.write(ours, layout.ours(tmp_path, "cy", "django"))
    layout.write(over, layout.upstream(tmp_path, "cy", "django"))
    compile_all(tmp_path)
    with layout.compiled(tmp_path, "cy", "django").open("rb") as file:
        welsh = gettext.GNUTranslations(file)
    assert [welsh.ngettext("%d cat", "%d cats", n) for n in (0, 1, 2, 3, 6, 8)] == list(
        ours[("%d cat", "%d cats")].string
    )
    assert (welsh.gettext("Home"), welsh.gettext("Search")) == ("Hafan", "Chwilio")


def test_compiling_again_changes_nothing(repository):
    welsh(repository[1], A_post="Blogiad")
    assert compile_all(repository[1])
    assert compile_all(repository[1]) == []


def test_a_compiled_catalogue_does_not_tell_the_day(repository):
    welsh(repository[1], A_post="Blogiad")
    (compiled, *_others) = compile_all(repository[1])
    assert str(timezone.now().year).encode() not in compiled.read_bytes()


def test_a_string_that_the_code_comes_to_say_too_moves_from_the_overrides_to_our_own(repository):
    root, locale = repository
    over = layout.read(layout.upstream(locale, "cy", "django"), "cy")
    over.add("A post", "Blogiad")
    over.add("Search", "Chwilio")
    layout.write(over, layout.upstream(locale, "cy", "django"))
    update_all(root, locale)
    assert layout.read(layout.ours(locale, "cy", "django"), "cy")["A post"].string == "Blogiad"
    assert [m.id for m in layout.read(layout.upstream(locale, "cy", "django"), "cy") if m.id] == ["Search"]


def test_a_string_taken_over_into_welsh_stays_out_of_the_english_catalogue(repository):
    root, locale = repository
    over = layout.read(layout.upstream(locale, "cy", "django"), "cy")
    over.add("A post", "Blogiad")
    layout.write(over, layout.upstream(locale, "cy", "django"))
    update_all(root, locale)
    assert not layout.ours(locale, "en", "django").exists()
