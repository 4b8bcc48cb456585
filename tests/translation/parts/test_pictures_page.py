"""The page and the fragment of pictures, files and links: who may look, who may change, what is told, and that nothing needs a script.

Guards: ``versions.views.PicturesView`` (permission, limits on what is uploaded), ``versions.forms.VersionForm``.
"""

import gc

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.users.models import UserProfile

from papurbro.translation import counterparts, work
from papurbro.translation.links import links
from papurbro.translation.models import Pair
from papurbro.translation.versions.models import FileVersions, PictureVersions

from tests import factories
from tests.translation.parts.pictures import leaflet, picture, stands_in, upload
from tests.translation.parts.writing import block, edit, paragraph, say, start

pytestmark = [
    pytest.mark.usefixtures("founded"),
    pytest.mark.django_db,
    # Wagtail leaves it to the garbage collector to close the files of the sizes it makes.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()  # sizes are remembered by the picture's number, which the next test's picture has too
    yield
    cache.clear()
    gc.collect()


@pytest.fixture
def mair():
    found = factories.translator("mair")
    profile = UserProfile.get_for_user(found)
    profile.preferred_language = "en"
    profile.save()
    return found


@pytest.fixture
def poster():
    return picture("Poster", "cy")


@pytest.fixture
def pair(mair, poster):
    raw = [
        block("picture", {"image": poster.pk, "alt": "Y poster", "caption": "", "credit": ""}, "0001"),
        paragraph('Ewch i <a href="https://llyw.cymru/">wefan y llywodraeth</a>.', "0002"),
    ]
    return work.claim(start(raw), mair)


def address(pair, name="pictures"):
    return reverse(f"translation:{name}", args=[pair.pk])


def sent(client, user, pair, **data):
    client.force_login(user)
    return client.post(address(pair, data.pop("to", "pictures")), data)


def of(poster, **data):
    return {"kind": "picture", "number": poster.pk, **data}


def test_a_translator_uploads_the_version_in_the_other_language(client, mair, pair, poster):
    response = sent(client, mair, pair, **of(poster, do="add", **{f"picture-{poster.pk}-file": upload()}))

    assert response.status_code == 302
    made = PictureVersions.objects.get().en
    assert (made.title, made.uploaded_by_user, made.collection) == ("Poster (in English)", mair, poster.collection)
    assert (made.width, made.height) == (640, 480)
    draft = counterparts.halves(pair.translation_key)["en"].get_latest_revision_as_object()
    assert draft.body[0].value["image"] == made
    assert draft.body[0].value["alt"] == "Y poster"  # its translation is a part of its own


def test_an_editor_chooses_one_that_is_here_already(client, pair, poster):
    other = picture("Poster in English")

    sent(client, factories.superuser(), pair, **of(poster, do="add", **{f"picture-{poster.pk}-chosen": other.pk}))

    assert PictureVersions.objects.get().en == other


def test_a_translator_is_offered_none_that_they_may_not_choose(client, mair, pair, poster):
    other = picture("Secret")
    client.force_login(mair)
    assert "Secret" not in client.get(address(pair)).content.decode()

    response = sent(client, mair, pair, **of(poster, do="add", **{f"picture-{poster.pk}-chosen": other.pk}))

    assert response.status_code == 400
    assert PictureVersions.objects.get().en is None


def test_what_is_no_picture_is_refused_in_words(client, mair, pair, poster):
    bad = SimpleUploadedFile("poster.png", b"<svg onload=alert(1)>", content_type="image/png")

    response = sent(client, mair, pair, **of(poster, do="add", **{f"picture-{poster.pk}-file": bad}))

    assert response.status_code == 400
    assert Image.objects.count() == 1


def test_a_reason_is_kept_and_shown(client, mair, pair, poster):
    sent(client, mair, pair, **of(poster, do="none", reason="Both languages are <b>on</b> it."))

    row = PictureVersions.objects.get()
    assert (row.no_other_reason, row.decided_by) == ("Both languages are <b>on</b> it.", mair)
    assert "Both languages are &lt;b&gt;on&lt;/b&gt; it." in client.get(address(pair)).content.decode()


def test_an_empty_reason_is_refused(client, mair, pair, poster):
    assert sent(client, mair, pair, **of(poster, do="none", reason=" ")).status_code == 400
    assert PictureVersions.objects.get().missing_language == "en"


def test_words_are_said_to_be_in_a_picture_and_taken_back(client, mair, pair, poster):
    sent(client, mair, pair, **of(poster, do="mark", language=""))
    assert not PictureVersions.objects.exists()

    sent(client, mair, pair, **of(poster, do="mark", language="en"))
    assert PictureVersions.objects.get().en == poster


@pytest.mark.parametrize(("name", "status"), [("leaflet.pdf", 302), ("leaflet.exe", 400), ("leaflet.html", 400)])
def test_a_file_is_of_the_kind_that_it_stands_in_for(client, mair, name, status):
    welsh = leaflet("Taflen", "cy")
    pair = work.claim(start([paragraph(f'<a linktype="document" id="{welsh.pk}">Taflen</a> i chi.')]), mair)
    file = SimpleUploadedFile(name, b"%PDF-1.4")

    response = sent(client, mair, pair, kind="file", number=welsh.pk, do="add", **{f"file-{welsh.pk}-file": file})

    assert response.status_code == status
    assert Document.objects.count() == (2 if status == 302 else 1)
    assert (FileVersions.objects.get().en is not None) is (status == 302)


def test_a_file_that_is_too_large_is_refused(client, mair, monkeypatch):
    monkeypatch.setattr("papurbro.translation.versions.forms.LARGEST_FILE", 4)
    welsh = leaflet("Taflen", "cy")
    pair = work.claim(start([paragraph(f'<a linktype="document" id="{welsh.pk}">Taflen</a> i chi.')]), mair)

    response = sent(
        client,
        mair,
        pair,
        kind="file",
        number=welsh.pk,
        do="add",
        **{f"file-{welsh.pk}-file": SimpleUploadedFile("a.pdf", b"%PDF-")},
    )

    assert response.status_code == 400


def test_addresses_are_saved_and_a_bad_one_comes_back_in_its_field(client, mair, pair):
    link = links(counterparts.enabled_translation(pair.translation_key))[0]

    bad = sent(client, mair, pair, to="addresses", **{link.name: "javascript:alert(1)"})
    assert bad.status_code == 400
    assert 'value="javascript:alert(1)"' in bad.content.decode()

    assert sent(client, mair, pair, to="addresses", **{link.name: "https://gov.wales/"}).status_code == 302
    assert links(counterparts.enabled_translation(pair.translation_key))[0].own == "https://gov.wales/"


ROLES = {
    "stranger": lambda: factories.translator("stranger"),
    "editor of one half": lambda: factories.editor("welsh", languages=("cy",)),
    "editor": lambda: factories.editor("both"),
    "claimed": lambda: factories.User.objects.get(username="mair"),
}


@pytest.mark.parametrize(
    ("role", "looks", "writes"),
    [("stranger", 200, 403), ("editor of one half", 200, 403), ("editor", 200, 302), ("claimed", 200, 302)],
)
@pytest.mark.parametrize("door", ["pictures", "addresses"])
def test_who_may_look_and_who_may_write(client, pair, poster, role, looks, writes, door):
    user = ROLES[role]()
    before = PictureVersions.objects.values_list("no_other_reason", flat=True).get()
    client.force_login(user)

    assert client.get(address(pair)).status_code == looks
    data = of(poster, do="none", reason="Because.") if door == "pictures" else {"slug": "poster"}
    # As a script asks: a page would lead whoever may not to the front of the admin.
    assert client.post(address(pair, door), data, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == writes
    if writes == 403:
        assert PictureVersions.objects.get().no_other_reason == before
        assert Pair.objects.get(pk=pair.pk).changed_at == pair.changed_at


@pytest.mark.parametrize("door", ["pictures", "addresses"])
def test_who_is_not_logged_in_is_sent_to_log_in(client, pair, door):
    assert client.post(address(pair, door)).url.startswith(reverse("wagtailadmin_login"))


def test_looking_changes_nothing(client, mair, pair):
    client.force_login(mair)
    revisions = pair.counterpart.revisions.count()

    client.get(address(pair), {"do": "mark", "kind": "picture", "language": ""})

    assert client.get(address(pair, "addresses")).status_code == 405
    assert pair.counterpart.revisions.count() == revisions
    assert PictureVersions.objects.count() == 1


def test_the_workbench_says_what_is_missing_and_shows_what_has_no_place(client, mair, pair, poster):
    pair = say(pair, {'Ewch i <a id="a1">wefan y llywodraeth</a>.': 'Go to <a id="a1">the government</a>.'})
    pair = edit(pair, [block("picture", {"image": poster.pk, "alt": "Y poster", "caption": "", "credit": ""}, "0001")])
    client.force_login(mair)

    shown = client.get(reverse("translation:work", args=[pair.pk])).content.decode()

    assert "The English one is missing." in shown
    assert "Go to ⟦1⟧the government⟦/1⟧." in shown
    assert 'id="pictures" open' in shown


def test_the_admins_own_form_of_a_picture_asks_for_the_words_in_it(client, poster):
    client.force_login(factories.superuser())
    url = reverse("wagtailimages:edit", args=[poster.pk])
    assert 'name="words_in"' in client.get(url).content.decode()

    client.post(url, {"title": "Poster", "collection": poster.collection_id, "words_in": "en"})
    assert PictureVersions.objects.get().en == poster

    client.post(url, {"title": "Poster", "collection": poster.collection_id})
    assert PictureVersions.objects.get().en == poster, "a form that does not ask changes nothing"

    client.post(url, {"title": "Poster", "collection": poster.collection_id, "words_in": ""})
    assert not PictureVersions.objects.exists()


def test_a_new_picture_and_a_new_file_are_asked_too(client):
    client.force_login(factories.superuser())

    client.post(reverse("wagtailimages:add"), {"title": "Poster", "file": upload(), "words_in": "cy"})
    client.post(
        reverse("wagtaildocs:add"),
        {"title": "Taflen", "file": SimpleUploadedFile("taflen.pdf", b"%PDF-1.4"), "words_in": "cy"},
    )

    assert PictureVersions.objects.get().cy.title == "Poster"
    assert FileVersions.objects.get().cy.title == "Taflen"


def test_both_versions_are_shown_once(client, mair, pair, poster):
    stands_in(poster, picture("English poster"))
    client.force_login(mair)

    shown = client.get(address(pair)).content.decode()

    assert shown.count("<figcaption>Poster ") == 1
    assert shown.count("<figcaption>English poster ") == 1
