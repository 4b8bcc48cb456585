"""TMX in by those who arrange the work of others, and out for everybody who translates."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import etree

from papurbro.translation.memory import views_files
from papurbro.translation.memory.models import Unit

from tests import factories

pytestmark = pytest.mark.django_db

IMPORT, EXPORT = "translation_memory:import", "translation_memory:export"
TMX = (
    b'<tmx version="1.4"><header srclang="cy"/><body><tu><tuv xml:lang="cy"><seg>Te</seg></tuv>'
    b'<tuv xml:lang="en"><seg>Tea</seg></tuv></tu></body></tmx>'
)


def file(data=TMX, name="cyngor.tmx"):
    return SimpleUploadedFile(name, data, content_type="application/xml")


@pytest.fixture
def editor(client):
    factories.site()
    user = factories.editor()
    client.force_login(user)
    return user


def test_an_editor_brings_a_file_in(client, editor):
    answer = client.post(reverse(IMPORT), {"file": file(), "is_reviewed": "on"})

    assert answer.status_code == 302
    assert Unit.objects.values_list("cy", "file_name", "is_reviewed").get() == ("Te", "cyngor.tmx", True)


def test_it_can_be_tried_first(client, editor):
    answer = client.post(reverse(IMPORT), {"file": file(), "dry_run": "on"})

    assert answer.context["taken"].new == 1
    assert not Unit.objects.exists()


@pytest.mark.parametrize("data", [TMX[:-20], b"<html/>", b"Te,Tea", b"\x00\x01\x02"])
def test_a_broken_file_is_refused_and_nothing_is_taken_in(client, editor, data):
    answer = client.post(reverse(IMPORT), {"file": file(data)})

    assert answer.status_code == 400
    assert answer.context["refusal"]
    assert 'role="alert"' in answer.content.decode()
    assert not Unit.objects.exists()


def test_a_file_that_is_too_large_is_refused(client, editor, monkeypatch):
    monkeypatch.setattr(views_files, "LARGEST", 10)

    assert client.post(reverse(IMPORT), {"file": file()}).status_code == 400
    assert not Unit.objects.exists()


def test_no_file_is_no_error(client, editor):
    assert client.post(reverse(IMPORT), {}).status_code == 400


def test_a_translator_brings_nothing_in(client):
    """Guard: ``may_bring_in`` in ``ImportView``."""
    client.force_login(factories.translator("mair"))

    assert client.get(reverse(IMPORT)).status_code == 302
    assert client.post(reverse(IMPORT), {"file": file()}).url == "/admin/"
    assert not Unit.objects.exists()
    assert reverse(IMPORT) not in client.get(reverse("translation_memory:index")).content.decode()


def test_a_translator_takes_the_memory_along(client, remember):
    remember("Te", "Tea")
    client.force_login(factories.translator("mair"))

    answer = client.post(reverse(EXPORT))

    assert answer["Content-Disposition"] == 'attachment; filename="memory.tmx"'
    written = etree.parse(io.BytesIO(b"".join(answer.streaming_content)))
    assert [seg.text for seg in written.iter("seg")] == ["Te", "Tea"]
    assert client.get(reverse(EXPORT)).status_code == 405


def test_nobody_else_does(client, remember):
    remember("Te", "Tea")
    assert client.post(reverse(EXPORT)).url.startswith("/admin/login/")

    visitor = factories.translator("visitor")
    visitor.groups.get().permissions.remove(*visitor.groups.get().permissions.filter(codename="translate_pair"))
    client.force_login(visitor)
    assert client.post(reverse(EXPORT)).url == "/admin/"
