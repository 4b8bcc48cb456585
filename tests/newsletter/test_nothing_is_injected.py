"""What people wrote stays words: it becomes no HTML, no MJML, no template, no header and nobody else's link."""

import pytest
from django.core import mail

from papurbro.tags.models import Tag

from blog.models import Author, PostPage

from newsletter.audience import Plan, Wishes
from newsletter.compiling import compile_issue
from newsletter.models import Newsletter
from newsletter.rendering import filled, render_variant

from tests import factories
from tests.newsletter.making import compile_and_send, make_newsletter, publish, subscribe

pytestmark = pytest.mark.django_db

HTML = '<a href="https://evil.example/" class="x">Click</a><script>alert(1)</script>'
MJML = '</mj-text><mj-button href="https://evil.example/">Click</mj-button><mj-text>'
TEMPLATE = "{% load static %}{{ parts }}{% endfor %}{#"
HEADER = "Hello\r\nBcc: everybody@evil.example\r\n\r\nBody"


def write_everywhere(text):
    """A newsletter and a post in which everything that can be written is ``text``."""
    newsletter = make_newsletter(
        **{
            f"{name}_{language}": text[:80]
            for name in ("name", "subject", "sender_name", "intro")
            for language in ("cy", "en")
        }
    )
    tag = Tag.objects.create(name_cy=text[:90] + " cy", name_en=text[:90] + " en", slug_cy="x", slug_en="x")
    newsletter.tags.set([tag])
    pair = publish("stori un", tags=[tag])
    author = Author.objects.create(name=text[:100], slug="x")
    for page in PostPage.objects.filter(translation_key=pair.translation_key):
        page.title, page.intro, page.authors = text[:200], text, [author]
        page.save(clean=False)
    return newsletter


def letter(newsletter, languages=("cy", "en")):
    issue = compile_issue(newsletter)
    return filled(render_variant(issue, Plan(issue).edition(Wishes(languages))), "token")


@pytest.mark.parametrize("text", [HTML, MJML, TEMPLATE])
def test_words_become_neither_html_nor_mjml_nor_template(text):
    """Guard: the MJML is compiled before anything is filled in, and filled in with autoescape."""
    html = letter(write_everywhere(text)).html
    assert "<script" not in html
    assert 'href="https://evil.example/"' not in html
    assert "&lt;" in html or "{% load static %}" in html
    assert html.count('class="daffodil"') == 2


def test_the_plain_text_is_as_it_was_written():
    assert "Neuadd & 'bws' <2026>" in letter(write_everywhere("Neuadd & 'bws' <2026>")).text


@pytest.mark.parametrize("languages", ["cy", "both"])
def test_no_header_is_added_by_a_line_end(languages):
    """Guard: ``compiling.one_line``."""
    newsletter = write_everywhere(HEADER)
    subscribe("nia@example.org", newsletter, language=languages)
    compile_and_send(newsletter)
    message = mail.outbox[0].message()
    assert message["Bcc"] is None
    assert message["Subject"].replace("\n", "").startswith("Hello Bcc: everybody@evil.example Body")
    assert mail.outbox[0].recipients() == ["nia@example.org"]


def test_an_editor_cannot_make_a_readers_own_link_go_elsewhere():
    """Guard: ``Variant.mark`` is new for each variant, so that no text can hold it."""
    factories.site()
    newsletter = make_newsletter(intro_cy="https://evil.example/mark")
    publish("stori un")
    subscribe("nia@example.org", newsletter)
    issue, _progress = compile_and_send(newsletter)
    variant = issue.variants.get()
    assert variant.mark.hex not in mail.outbox[0].body
    assert variant.text.count(variant.mark.hex) == 1
    assert Newsletter.objects.get().intro_cy in mail.outbox[0].body


@pytest.mark.parametrize("path", ["javascript:alert(1)", "//evil.example/", "https://evil.example/"])
def test_only_addresses_of_this_site_are_linked(path):
    """Guard: ``mail.addresses.absolute``."""
    newsletter = make_newsletter()
    publish("stori un")
    issue = compile_issue(newsletter)
    item = issue.items.get()
    item.texts["cy"]["path"] = path
    item.save()
    with pytest.raises(ValueError, match="not a path"):
        render_variant(issue, Plan(issue).edition(Wishes(("cy",))))
