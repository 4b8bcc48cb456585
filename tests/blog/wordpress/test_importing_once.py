"""A second run changes nothing; a trial changes nothing; a failure leaves nothing.

Guards: `ImportedItem.key`, and the one transaction in `importer.import_export`.
"""

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from papurbro.tags.models import Tag
from papurbro.translation.models import Pair

from blog.models import Author, ImportedItem, PostPage
from blog.wordpress import importer

from tests.blog.wordpress.wxr import BOTH, CY, EN, TITLE_CY, TITLE_EN, item, paragraphs, term

pytestmark = pytest.mark.django_db

ROWS = (
    item(1, f"{TITLE_EN} #FyMro", BOTH, more=term("category", "News")),
    item(2, "About us all", paragraphs(EN), kind="page"),
    item(3, TITLE_EN, paragraphs([EN[0], EN[1], CY[0], CY[1], EN[2]])),
)


def everything():
    """All rows that an import writes, with their content."""
    return {
        model.__name__: serializers.serialize("json", model.objects.order_by("pk"))
        for model in (Page, PostPage, Revision, Tag, Author, Pair, ImportedItem)
    }


def test_a_second_run_changes_nothing(bring):
    bring(*ROWS)
    before = everything()
    report = bring(*ROWS)
    assert everything() == before
    assert report["results"] == {"already": 3}
    assert (report["tags"], report["authors"]) == (0, 0)


def test_a_second_run_brings_what_is_new(bring):
    bring(*ROWS)
    report = bring(*ROWS, item(4, "Something new in the hall", paragraphs(EN)))
    assert report["results"] == {"already": 3, "single": 1}


def test_what_an_editor_deleted_does_not_come_back(bring):
    bring(*ROWS)
    PostPage.objects.get(title=TITLE_CY).delete()
    bring(*ROWS)
    assert not PostPage.objects.filter(title=TITLE_CY).exists()


def test_what_an_editor_changed_stays(bring):
    bring(*ROWS)
    page = PostPage.objects.get(title=TITLE_CY)
    page.intro = "Newydd"
    page.save()
    bring(*ROWS)
    page.refresh_from_db()
    assert page.intro == "Newydd"


def test_a_trial_prints_the_same_and_changes_nothing(bring):
    before = everything()
    trial = bring(*ROWS, dry_run=True)
    assert everything() == before
    assert bring(*ROWS) == trial


def test_nothing_is_left_of_an_import_that_fails_midway(bring, monkeypatch):
    before = everything()
    made = []
    whole = importer._Import._make

    def failing(self, entry):
        made.append(entry)
        if len(made) == 3:
            raise importer.ValidationError("refused")
        return whole(self, entry)

    monkeypatch.setattr(importer._Import, "_make", failing)
    with pytest.raises(CommandError, match="refused") as caught:
        bring(*ROWS)
    assert caught.value.returncode == 2
    assert everything() == before


def test_a_damaged_file_is_told_with_its_line_and_changes_nothing(tmp_path):
    before = everything()
    path = tmp_path / "broken.xml"
    path.write_text("<rss>\n<channel>\n<item></channel></rss>")
    with pytest.raises(CommandError, match=r"broken\.xml: line 3: .*Nothing was imported") as caught:
        call_command("import_wordpress", path)
    assert caught.value.returncode == 2
    assert everything() == before


@pytest.mark.parametrize("name", ["missing.xml", ""])
def test_a_file_that_cannot_be_opened_is_told(tmp_path, name):
    with pytest.raises(CommandError, match="Nothing was imported") as caught:
        call_command("import_wordpress", tmp_path / name)
    assert caught.value.returncode == 2


def test_posts_that_share_an_identifier_all_come_in(bring):
    copy = item(5, TITLE_EN, paragraphs(EN)).replace("?p=5", "?p=1")
    report = bring(ROWS[0], copy)
    assert sorted(report["results"]) == ["single", "split"]
    assert bring(ROWS[0], copy)["results"] == {"already": 2}


def test_of_two_with_one_number_the_first_counts(bring):
    report = bring(item(1, TITLE_EN, paragraphs(EN)), item(1, "Another post about the hall", paragraphs(EN)))
    assert report["results"] == {"single": 1, "left out": 1}
    assert PostPage.objects.get().title == TITLE_EN
