"""Every way in which code and templates ask for a translation is found."""

from pathlib import Path

import pytest

from papurbro.core.catalogues.extraction import extract_ours


@pytest.fixture
def source(tmp_path: Path):
    """Write one file of a repository and return what is extracted from it, as {(context, string or forms)}."""

    def found(name, text, domain="django"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return {(message.context, message.id) for message in extract_ours(tmp_path, domain) if message.id}

    return found


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('_("Post")', (None, "Post")),
        ('gettext_lazy("Post")', (None, "Post")),
        ('pgettext("verb", "Post")', ("verb", "Post")),
        ('ngettext("%d post", "%d posts", n)', (None, ("%d post", "%d posts"))),
        ('npgettext_lazy("list", "one", "many", n)', ("list", ("one", "many"))),
        ('_("a long "\n"sentence")', (None, "a long sentence")),
    ],
)
def test_calls_in_python_are_found(source, call, message):
    assert source("blog/models.py", f"x = {call}\n") == {message}


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ('{% translate "Post" %}', (None, "Post")),
        ('{% translate "Post" context "verb" as label %}', ("verb", "Post")),
        ("{% trans 'Post' %}", (None, "Post")),
        ('{{ _("Post")|upper }}', (None, "Post")),
        ('{% include "x.html" with label=_("Post") %}', (None, "Post")),
        ("{% blocktranslate %}by {{ name }}{% endblocktranslate %}", (None, "by %(name)s")),
        ("{% blocktranslate trimmed %}\n   by\n  them\n{% endblocktranslate %}", (None, "by them")),
        (
            "{% blocktranslate count n=n %}{{ n }} post{% plural %}{{ n }} posts{% endblocktranslate %}",
            (None, ("%(n)s post", "%(n)s posts")),
        ),
        ("{% blocktranslate %}it's “100%” ŵ{% endblocktranslate %}", (None, "it's “100%%” ŵ")),
    ],
)
@pytest.mark.parametrize("suffix", ["html", "txt", "mjml"])
def test_tags_in_templates_are_found(source, suffix, template, message):
    page = f"<main>\n    <p>\n  {template} tail\n</p>\n{{# a note #}}</main>\n"
    assert source(f"templates/core/page.{suffix}", page) == {message}


def test_scripts_are_found_in_their_own_domain(source):
    assert source("site/papurbro/core/static/core/save.js", "say(gettext('Saved'));\n", "djangojs") == {(None, "Saved")}


def test_migrations_and_files_outside_the_house_are_left_out(source):
    assert source("blog/migrations/0001_initial.py", '_("Post")') == set()
    assert source("tests/test_it.py", '_("Post")') == set()


def test_a_note_to_translators_comes_with_its_string(tmp_path):
    path = tmp_path / "templates" / "page.html"
    path.parent.mkdir()
    path.write_text('{# Translators: of a newsletter #}\n{% translate "Issue" %}')
    assert extract_ours(tmp_path, "django")["Issue"].auto_comments == ["Translators: of a newsletter"]
