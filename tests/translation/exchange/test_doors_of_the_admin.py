"""Files go out and come in through the admin by role: a translator what they have taken on, an editor what they may publish."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from papurbro.translation import work
from papurbro.translation.editor import Entry, save_segments
from papurbro.translation.exchange import archives
from papurbro.translation.exchange.formats import kinds
from papurbro.translation.exchange.models import Upload
from papurbro.translation.models import Status

from tests import factories
from tests.translation.exchange import at_the_other_end
from tests.translation.exchange.making import BODY, ENGLISH, TITLE, export, part, parts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

FILES = "/admin/translation/files/"


@pytest.fixture
def as_(client):
    """The client, logged in as somebody."""

    def log_in(user):
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
        client.force_login(user)
        return client

    return log_in


def upload_of(data, name="te.xlf", **more):
    return {"file": SimpleUploadedFile(name, data), **more}


def translated(pair, kind="xliff"):
    return at_the_other_end.translate(kind, export(pair, kind), ENGLISH)


@pytest.mark.parametrize("kind", list(kinds.KINDS))
def test_a_translator_fetches_what_they_have_taken_on(as_, mair, pair, kind):
    answer = as_(mair).post(f"{FILES}export/", {"pairs": [pair.pk], "kind": kind, "languages": "regional"})

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert len(kinds.read(answer.content).parts) == 3


@pytest.mark.parametrize("who", ["somebody_else", "welsh_only"])
def test_nobody_fetches_or_hands_in_what_is_not_theirs(as_, pair, who):
    user = factories.translator("ifan") if who == "somebody_else" else factories.editor(who, languages=("cy",))
    client = as_(user)
    data = translated(pair)

    fetched = client.post(f"{FILES}export/", {"pairs": [pair.pk], "kind": "xliff"})
    handed_in = client.post(f"{FILES}uploads/for/{pair.pk}/", upload_of(data))

    assert "Content-Disposition" not in fetched
    assert handed_in.status_code == 302
    assert not any(segment.standing for segment in parts(pair))
    assert Upload.objects.get().outcome == Upload.Outcome.REFUSED


@pytest.mark.parametrize("path", ["", "results/", "parcels/new/"])
def test_whoever_has_nothing_to_do_with_translation_is_refused(client, path):
    stranger = factories.User.objects.create_user("stranger", "s@example.org", "pw")
    stranger.user_permissions.add(*factories._permissions("access_admin"))

    assert client.get(f"{FILES}{path}").status_code == 302
    client.force_login(stranger)
    answer = client.get(f"{FILES}{path}")
    assert (answer.status_code, answer.get("Location", "/admin/")) in [(302, "/admin/"), (403, "/admin/")]


@pytest.mark.parametrize(
    "path", ["export/", "uploads/", "uploads/for/1/", "parcels/1/take-back/", "parcels/1/send-again/"]
)
def test_nothing_is_done_by_looking(as_, path):
    assert as_(factories.superuser()).get(f"{FILES}{path}").status_code == 405


def test_the_page_of_files_shows_a_translator_their_own_and_an_editor_all(as_, mair, pair):
    factories.with_counterpart(factories.make_post("cy", title="Rhywbeth arall yma"))

    mine = as_(mair).get(FILES).content.decode()
    assert TITLE in mine
    assert "Rhywbeth arall yma" not in mine
    assert "parcels/new" not in mine
    all_of_it = as_(factories.editor()).get(FILES).content.decode()
    assert TITLE in all_of_it
    assert "Rhywbeth arall yma" in all_of_it
    assert "parcels/new" in all_of_it


def test_several_leave_as_a_zip(as_, mair, pair):
    other = work.claim(factories.with_counterpart(factories.make_post("cy")), mair)

    answer = as_(mair).post(f"{FILES}export/", {"pairs": [pair.pk, other.pk], "kind": "po"})

    assert len(archives.open_archive(answer.content)) == 3


def test_what_is_handed_in_fits_and_enters_review(as_, mair, pair):
    answer = as_(mair).post(f"{FILES}uploads/", upload_of(translated(pair)), follow=True)

    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW
    upload = Upload.objects.get()
    assert (upload.outcome, upload.user) == (Upload.Outcome.TAKEN_IN, mair)
    assert answer.request["PATH_INFO"] == reverse("translation_exchange:upload", args=[upload.pk])
    assert "Parts filled: 3." in answer.content.decode()


def test_what_does_not_fit_is_shown_and_what_fits_is_taken_in_by_a_second_step(as_, mair, pair):
    data = translated(pair)
    factories.edit(pair.original.specific, body=["Ni fydd te yn y neuadd, ond bydd coffi.", BODY[1]])
    work.make_ready_for_work(pair)
    client = as_(mair)

    page = client.post(f"{FILES}uploads/for/{pair.pk}/", upload_of(data), follow=True).content.decode()
    assert "was changed or taken out" in page
    assert ENGLISH["Bydd"].replace("&", "&amp;") in page
    assert not any(segment.saved for segment in parts(pair))

    upload = Upload.objects.get()
    client.post(f"{FILES}uploads/{upload.pk}/decide/", {"only_fitting": "1"})
    assert part(pair, "Te yn").saved == ENGLISH["Te yn"]
    upload.refresh_from_db()
    assert upload.outcome == Upload.Outcome.TAKEN_IN


def test_both_texts_are_shown_and_one_is_chosen(as_, mair, pair):
    data = translated(pair)
    segment = part(pair, "Mae")
    save_segments(pair, mair, {segment.key: Entry(text="Come,\nall.", token=segment.token)})
    client = as_(mair)

    page = client.post(f"{FILES}uploads/", upload_of(data), follow=True).content.decode()
    assert "Come,\nall." in page
    assert ENGLISH["Mae croeso"] in page
    seen = page.split(f'name="seen-{segment.key}" value="')[1].split('"')[0]

    upload = Upload.objects.get()
    choice = {f"choice-{segment.key}": "mine", f"seen-{segment.key}": seen}
    client.post(f"{FILES}uploads/{upload.pk}/decide/", choice)
    assert part(pair, "Mae").saved == ENGLISH["Mae croeso"]


def test_all_can_be_left_as_it_is(as_, mair, pair):
    data = translated(pair)
    segment = part(pair, "Mae")
    save_segments(pair, mair, {segment.key: Entry(text="Come,\nall.", token=segment.token)})
    client = as_(mair)
    client.post(f"{FILES}uploads/", upload_of(data))

    client.post(f"{FILES}uploads/{Upload.objects.get().pk}/decide/", {"leave": "1"})

    assert Upload.objects.get().outcome == Upload.Outcome.REFUSED
    assert not part(pair, "Te yn").saved


def test_somebody_else_s_file_is_shown_to_nobody_but_those_who_publish(as_, mair, pair):
    as_(mair).post(f"{FILES}uploads/", upload_of(translated(pair)))
    upload = Upload.objects.get()

    for path in (f"{FILES}uploads/{upload.pk}/", f"{FILES}uploads/{upload.pk}/file/"):
        assert as_(factories.editor(f"e{len(path)}")).get(path).status_code == 200
        stranger = as_(factories.translator(f"t{len(path)}")).get(path)
        assert stranger.status_code in (302, 403)
        assert stranger.get("Location", "/admin/") == "/admin/"


def test_the_list_of_what_came_back_holds_what_each_may_see_whatever_it_is_of(
    as_, mair, pair, django_assert_max_num_queries
):
    """Guard: ``theirs`` in ``uploads.shown_to``, which asks once for all of them."""

    def came_back(count):
        for number in range(count):
            upload = Upload.objects.create(name=f"{count}-{number}.po", user=mair)
            upload.pairs.set([pair])

    came_back(1)
    both, one = factories.editor("both"), factories.editor("one", languages=("cy",))
    with django_assert_max_num_queries(100) as few:
        assert "1-0.po" in as_(both).get(FILES).content.decode()
    came_back(8)
    with django_assert_max_num_queries(100) as many:
        assert "8-7.po" in as_(both).get(FILES).content.decode()

    assert len(many) <= len(few)
    assert "8-7.po" not in as_(one).get(FILES).content.decode()
    assert "8-7.po" in as_(mair).get(FILES).content.decode()


def test_a_file_from_outside_is_given_back_as_bytes_of_no_kind(as_, mair, pair):
    client = as_(mair)
    client.post(f"{FILES}uploads/", upload_of(b"<script>alert(1)</script>", name="x.html"))

    answer = client.get(f"{FILES}uploads/{Upload.objects.get().pk}/file/")

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_over_the_limit_is_refused_before_it_is_read(as_, mair, pair, monkeypatch):
    from papurbro.translation.exchange import forms

    monkeypatch.setattr(forms, "LARGEST_FILE", 10)

    page = as_(mair).post(f"{FILES}uploads/", upload_of(b"x" * 20), follow=True).content.decode()

    assert "too large" in page
    assert not Upload.objects.exists()


def test_the_box_on_the_work_page_is_there_for_who_may_work_on_it(as_, mair, pair):
    from django.template import Context, Template
    from django.test import RequestFactory

    def box(user):
        request = RequestFactory().get("/admin/")
        request.user = user
        page = Template('{% include "translation/exchange/box.html" %}')
        return page.render(Context({"pair": pair, "request": request}))

    assert f"uploads/for/{pair.pk}/" in box(mair)
    assert "parcels/new" not in box(mair)
    assert "parcels/new" in box(factories.editor())
    assert box(factories.translator("ifan")).strip() == ""


def test_a_zip_of_several_is_told_one_by_one(as_, mair, pair):
    other = work.claim(factories.with_counterpart(factories.make_post("cy", title=TITLE, body=BODY)), mair)
    left = as_(mair).post(f"{FILES}export/", {"pairs": [pair.pk, other.pk], "kind": "docx"})
    held = archives.open_archive(left.content)
    back = [
        archives.Entry(name=name, data=at_the_other_end.translate("docx", data, ENGLISH), about={})
        for name, data in held.items()
        if name != archives.MANIFEST
    ]
    zipped = archives.pack(back, site="elsewhere", made="2026-11-21")
    unlisted = io.BytesIO(zipped.replace(b"manifest.json", b"manifest.jsox"))

    page = as_(mair).post(f"{FILES}uploads/", upload_of(unlisted.getvalue(), "back.zip"), follow=True).content.decode()

    assert "none of the files" in page
    assert page.count("exchange-outcome") == 3
