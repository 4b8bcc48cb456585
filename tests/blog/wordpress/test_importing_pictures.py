"""Pictures come from a folder or stay where they are; nothing is fetched."""

import socket

import pytest
from django.core.management import CommandError
from PIL import Image as Drawing
from wagtail.images import get_image_model

from blog.wordpress import importer
from blog.wordpress.media import MediaFolder

from tests.blog.wordpress.wxr import EN, TITLE_EN, item, meta, paragraphs

pytestmark = pytest.mark.django_db

URL = "https://bro.example.org/wp-content/uploads/2026/05/hall-300x200.jpg"
POST = item(1, TITLE_EN, f'{paragraphs(EN)}[caption id="a"]<img src="{URL}" alt="Y neuadd"> The hall[/caption]')


@pytest.fixture
def uploads(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    folder = tmp_path / "uploads"
    (folder / "2026/05").mkdir(parents=True)
    Drawing.new("RGB", (40, 30), "green").save(folder / "2026/05/hall.jpg")
    return folder


def test_without_a_folder_a_picture_keeps_its_address_and_nothing_is_fetched(bring, halves, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    report = bring(POST)
    block = halves(1).en.body[1]
    assert block.block_type == "remote_picture"
    assert dict(block.value) == {"src": URL, "alt": "Y neuadd", "caption": "The hall"}
    assert (report["pictures_brought"], report["pictures_elsewhere"]) == (0, 1)


def test_a_picture_in_the_folder_becomes_the_sites_own(bring, halves, uploads):
    report = bring(POST, media=uploads)
    block = halves(1).en.body[1]
    assert block.block_type == "picture"
    assert (block.value["image"].width, block.value["alt"], block.value["caption"]) == (40, "Y neuadd", "The hall")
    assert (report["pictures_brought"], report["pictures_elsewhere"]) == (1, 0)


def test_a_picture_that_the_site_has_is_not_stored_twice(bring, uploads):
    bring(POST, item(2, TITLE_EN, f'{paragraphs(EN)}<img src="{URL}" alt="again">'), media=uploads)
    assert get_image_model().objects.count() == 1


def test_the_picture_above_a_post_is_its_picture(bring, halves, uploads):
    attached = item(
        9, "hall", kind="attachment", status="inherit",
        more=f"<wp:attachment_url>{URL}</wp:attachment_url>" + meta("_wp_attachment_image_alt", "Y neuadd"),
    )  # fmt: skip
    bring(item(1, TITLE_EN, paragraphs(EN), more=meta("_thumbnail_id", "9")), attached, media=uploads)
    page = halves(1).en
    assert (page.image.width, page.image_alt) == (40, "Y neuadd")
    assert [block.block_type for block in page.body] == ["paragraph"]


def test_a_trial_stores_no_picture_and_counts_the_same(bring, uploads, settings):
    trial = bring(POST, media=uploads, dry_run=True)
    assert not settings.MEDIA_ROOT.exists()
    assert bring(POST, media=uploads) == trial


def test_no_file_is_left_of_an_import_that_fails(bring, uploads, settings, monkeypatch):
    def refuse(*args):
        raise importer.ValidationError("refused")

    monkeypatch.setattr(importer, "_decide", refuse)
    with pytest.raises(CommandError):
        bring(POST, media=uploads)
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_a_file_that_holds_no_picture_stays_out(bring, halves, uploads):
    (uploads / "2026/05/hall.jpg").write_text("no picture")
    bring(POST, media=uploads)
    assert halves(1).en.body[1].block_type == "remote_picture"


def test_no_file_outside_the_folder_is_read(uploads):
    Drawing.new("RGB", (4, 3)).save(uploads.parent / "secret.png")
    (uploads / "link.png").symlink_to(uploads.parent / "secret.png")
    folder = MediaFolder(uploads)
    for path in ("../secret.png", "%2e%2e/secret.png", "link.png"):
        assert folder.find(f"https://bro.example.org/wp-content/uploads/{path}") is None


def test_a_folder_that_is_not_there_is_told(bring, tmp_path):
    with pytest.raises(CommandError, match="is not a folder") as caught:
        bring(POST, media=tmp_path / "missing")
    assert caught.value.returncode == 2
