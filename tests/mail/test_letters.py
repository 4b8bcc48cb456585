"""Three templates make a letter, in the language of its reader; what is filled in stays words."""

import pytest
from django.template import TemplateDoesNotExist
from django.test import override_settings
from django.utils import translation

from papurbro.mail.templates import render_fragment, render_letter, render_mjml, render_text
from papurbro.mail.templatetags.letters import heading, paragraphs


@pytest.fixture
def templates(tmp_path, settings):
    """A folder of templates; a function that writes one into it."""
    engine = {**settings.TEMPLATES[0], "DIRS": [tmp_path]}

    def write(name, text):
        (tmp_path / name).write_text(text)

    with override_settings(TEMPLATES=[engine]):
        yield write


MJML = "<mjml><mj-head><mj-include path='style.mjml' /></mj-head><mj-body><mj-section><mj-column><mj-text>{{ word }}</mj-text></mj-column></mj-section></mj-body></mjml>"


def test_a_letter_has_a_subject_of_one_line_a_text_and_html(templates):
    templates("a.subject.txt", "Hello\n{{ word }}\n")
    templates("a.txt", "{{ word }}   \n\n\n\nend")
    templates("a.mjml", MJML)
    templates("style.mjml", "<mj-style>.x { color: red; }</mj-style>")
    letter = render_letter("a", {"word": "<Tŷ & 'b'>"}, "cy")
    assert letter.subject == "Hello <Tŷ & 'b'>"
    assert letter.text == "<Tŷ & 'b'>\n\nend\n"
    assert "&lt;Tŷ &amp;" in letter.html
    assert ".x { color: red; }" in letter.html


def test_strings_are_in_the_language_of_the_letter_not_of_the_request(templates):
    templates("a.subject.txt", "{% get_current_language as code %}{{ code }}")
    templates("a.txt", "{% get_current_language as code %}{{ code }}")
    templates("a.mjml", MJML.replace("{{ word }}", "{% get_current_language as code %}{{ code }}"))
    templates("style.mjml", "<mj-style></mj-style>")
    with translation.override("cy"):
        letter = render_letter("a", {}, "en")
    assert (letter.subject, letter.text.strip()) == ("en", "en")
    assert ">en</div>" in letter.html


def test_a_changed_template_is_read_anew(templates):
    templates("a.txt", "one")
    assert render_text("a.txt", {}) == "one\n"
    templates("a.txt", "two")
    assert render_text("a.txt", {}) == "two\n"


def test_a_fragment_is_escaped(templates):
    templates("a.html", "{{ word }}")
    assert render_fragment("a.html", {"word": "<b>"}) == "&lt;b&gt;"


def test_a_template_that_is_not_there_and_mjml_that_cannot_be_read_are_told(templates):
    with pytest.raises(TemplateDoesNotExist):
        render_text("nowhere.txt", {})
    templates("bad.mjml", "<mjml><mj-body>")
    with pytest.raises(ValueError, match=r"."):
        render_mjml("bad.mjml", {})


def test_headings_and_paragraphs_of_plain_text_are_broken_into_lines():
    assert heading("Ŵyn") == "Ŵyn\n---"
    long = "gair " * 30
    assert max(map(len, heading(long).splitlines())) <= 72
    assert max(map(len, paragraphs(long).splitlines())) <= 72
    address = "https://example.org/" + "x" * 100
    assert address in paragraphs(f"See {address}")
