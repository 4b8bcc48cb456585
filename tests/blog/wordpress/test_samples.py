"""Real exports, where the project's samples are at hand."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from blog.models import PostPage
from blog.wordpress.body import read_body
from blog.wordpress.reader import read_export
from blog.wordpress.split import OneLanguage, Split, split

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples beside the repository are not here")


def bring(name):
    out = io.StringIO()
    call_command("import_wordpress", SAMPLES / name, format="json", stdout=out)
    return json.loads(out.getvalue())


def outcomes(name):
    export = read_export(SAMPLES / name)
    return {item.post_id: split(item.title, read_body(item.content, base=export.url)) for item in export.items}


def test_the_bilingual_post_is_parted_as_a_person_would():
    found = outcomes("bilingual-blog.wxr")[11]
    assert isinstance(found, Split)
    english, welsh = found.halves["en"], found.halves["cy"]
    assert english.title == "WhatsApp: Could it help you make your community a better place to live?"
    assert welsh.title == "WhatsApp: A fyddai’n gallu eich helpu i wneud eich cymuned yn lle gwell i fyw ynddo?"
    assert english.blocks[0].text.startswith("As the world changes")
    assert welsh.blocks[0].text.startswith("Wrth i’r byd newid")
    assert english.blocks[-1].text == welsh.blocks[-1].text == "Dyfrig"
    pictures = [[block.src for block in half.blocks if block.kind == "image"] for half in (english, welsh)]
    assert len(pictures[0]) == 2
    assert pictures[0] == pictures[1]


def test_the_english_post_is_left_whole():
    assert outcomes("bilingual-blog.wxr")[12] == OneLanguage("en")


@pytest.mark.django_db
def test_the_bilingual_blog_comes_in():
    report = bring("bilingual-blog.wxr")
    assert report["results"] == {"split": 1, "single": 1}
    assert report["comments_left"] == 6


@pytest.mark.django_db
def test_welsh_and_english_groups_become_pairs():
    assert bring("polylang-cy-en.xml")["results"] == {"pair": 3}


@pytest.mark.django_db
def test_no_french_comes_in_under_another_name():
    report = bring("polylang-export.xml")
    assert report["results"] == {"single": 3, "left out": 3}
    assert {row["number"] for row in report["items"] if row["result"] == "left out"} == {400, 404, 414}
    assert not PostPage.objects.filter(title="Essai").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("wordpress-importer-small-export.xml", 11),
        ("wordpress-importer-valid-wxr-1.0.xml", 6),
        ("wordpress-importer-wxr-utf-8-challenges.xml", 1),
    ],
)
def test_other_exports_come_in_whole(name, items):
    report = bring(name)
    assert len(report["items"]) == items
    assert set(report["results"]) == {"single"}


@pytest.mark.django_db
def test_the_malformed_export_is_told_with_its_line():
    with pytest.raises(CommandError, match="line 90") as caught:
        bring("wordpress-importer-malformed.xml")
    assert caught.value.returncode == 2
