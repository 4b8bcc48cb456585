"""Running the import command, and finding what it made."""

import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from papurbro.translation.models import Pair

from blog.models import PostPage

from tests.blog.wordpress import wxr


@pytest.fixture
def bring(tmp_path):
    """Return a function that imports rows of an export and returns the report as data."""

    def run(*rows, language="en-GB", **options):
        path = wxr.write(tmp_path / "export.xml", *rows, language=language)
        out = io.StringIO()
        call_command("import_wordpress", path, format="json", stdout=out, stderr=io.StringIO(), **options)
        return json.loads(out.getvalue())

    return run


@pytest.fixture
def halves():
    """Return a function that finds the posts of a pair by the number that one of them had on its blog."""

    def find(number):
        post = PostPage.objects.get(origin_url=f"https://bro.example.org/{number}/", pk__in=_originals())
        pages = PostPage.objects.filter(translation_key=post.translation_key)
        pair = Pair.objects.get(translation_key=post.translation_key)
        return SimpleNamespace(pair=pair, **{page.language: page for page in pages})

    return find


def _originals():
    return Pair.objects.values_list("original_id", flat=True)
