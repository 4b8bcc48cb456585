"""A translation unit without an account is sent files by a link, and sends them back by it; the link does nothing else."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from papurbro.mail.limits import allow
from papurbro.translation import work
from papurbro.translation.editor import Entry, save_segments
from papurbro.translation.errors import PairError
from papurbro.translation.exchange import letters, parcels, uploads
from papurbro.translation.exchange.formats import kinds
from papurbro.translation.exchange.models import Parcel, Recipient, Upload
from papurbro.translation.exchange.outgoing import Shape, file_of
from papurbro.translation.exchange.recipients import sender_for
from papurbro.translation.models import Status
from papurbro.translation.people import name_of
from papurbro.users.models import User

from tests import factories
from tests.translation.exchange import at_the_other_end
from tests.translation.exchange.making import BODY, ENGLISH, TITLE, part, parts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def nia():
    return factories.editor("nia")


@pytest.fixture
def pair():
    return factories.with_counterpart(factories.make_post("cy", title=TITLE, body=BODY))


def to(**changes):
    said = {
        "name": "Uned Gyfieithu Gwynedd",
        "email": "uned@example.org",
        "language": "en",
        "until": timezone.localdate() + dt.timedelta(days=20),
        "message": "By Friday, please.",
    }
    return parcels.To(**{**said, **changes})


@pytest.fixture
def parcel(pair, nia, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return parcels.send([pair], nia, to(), Shape("po"))


def path_of(parcel):
    return parcels.link(parcel).removeprefix("http://testserver")


def hand_in(client, parcel, data, name="te.po", **more):
    return client.post(path_of(parcel), {"file": SimpleUploadedFile(name, data), **more})


def fetched(client, parcel):
    page = client.get(path_of(parcel)).content.decode()
    return client.get(re.search(r'href="([^"]+/files/)"', page)[1])


def test_the_letter_brings_the_link_in_the_recipient_s_language(parcel):
    (letter,) = mail.outbox
    assert letter.to == ["uned@example.org"]
    assert letter.extra_headers["Content-Language"] == "en"
    assert parcels.link(parcel) in letter.body
    assert "By Friday, please." in letter.body
    assert TITLE in letter.body
    assert "/en/" in parcels.link(parcel)
    html = letter.alternatives[0][0]
    assert parcels.link(parcel) in html


def test_a_recipient_of_welsh_letters_gets_welsh_pages(pair, nia, client):
    parcel = parcels.send([pair], nia, to(language="cy"), Shape("po"))

    answer = client.get(path_of(parcel))

    assert "/cy/" in path_of(parcel)
    assert answer["Content-Language"] == "cy"
    assert '<html lang="cy">' in answer.content.decode()


def test_files_are_fetched_without_logging_in_and_nothing_is_changed_by_it(parcel, pair, client):
    with CaptureQueriesContext(connection) as asked:
        answer = fetched(client, parcel)

    assert answer.status_code == 200
    assert len(kinds.read(answer.content).parts) == 3
    writes = [q["sql"] for q in asked if re.match(r"\s*(INSERT|UPDATE|DELETE)", q["sql"])]
    assert writes == []


def test_what_comes_back_enters_review_in_the_recipient_s_name(parcel, pair, client):
    data = at_the_other_end.translate("po", fetched(client, parcel).content, ENGLISH)

    answer = hand_in(client, parcel, data)

    assert answer.status_code == 302
    assert [segment.saved for segment in parts(pair)] == list(ENGLISH.values())
    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW
    assert name_of(pair.sent_by) == "Uned Gyfieithu Gwynedd"
    assert {name_of(row.by) for row in pair.written.all()} == {"Uned Gyfieithu Gwynedd"}
    upload = Upload.objects.get()
    assert (upload.parcel, upload.outcome, upload.user) == (parcel, Upload.Outcome.TAKEN_IN, None)
    assert uploads.may_see(factories.editor("alun"), upload)
    assert "Taken in. Thank you." in client.get(path_of(parcel)).content.decode()


def test_several_files_may_come(parcel, pair, client):
    left = fetched(client, parcel).content
    hand_in(client, parcel, at_the_other_end.translate("po", left, {"Te yn": ENGLISH["Te yn"]}))
    pair.refresh_from_db()
    assert pair.status == Status.IN_PROGRESS

    hand_in(client, parcel, at_the_other_end.translate("po", fetched(client, parcel).content, ENGLISH))

    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW
    assert Upload.objects.count() == 2


def test_what_does_not_fit_waits_for_an_editor_who_lets_it_in_in_the_recipient_s_name(parcel, pair, nia, client):
    data = at_the_other_end.translate("po", fetched(client, parcel).content, ENGLISH)
    factories.edit(pair.original.specific, body=["Ni fydd te yn y neuadd, ond bydd coffi.", BODY[1]])
    work.make_ready_for_work(pair)

    hand_in(client, parcel, data)

    upload = Upload.objects.get()
    assert upload.outcome == Upload.Outcome.WAITING
    assert not any(segment.saved for segment in parts(pair))
    assert "An editor looks at it" in client.get(path_of(parcel)).content.decode()
    client.force_login(nia)
    client.post(f"/admin/translation/files/uploads/{upload.pk}/decide/", {"only_fitting": "1"})
    assert part(pair, "Te yn").saved == ENGLISH["Te yn"]
    assert name_of(part(pair, "Te yn").saved_by) == "Uned Gyfieithu Gwynedd"


def test_what_an_editor_wrote_meanwhile_is_not_overwritten(parcel, pair, nia, client):
    data = at_the_other_end.translate("po", fetched(client, parcel).content, ENGLISH)
    segment = part(pair, "Mae")
    save_segments(pair, nia, {segment.key: Entry(text="Come,\nall.", token=segment.token)})

    hand_in(client, parcel, data)

    assert part(pair, "Mae").saved == "Come,\nall."
    assert Upload.objects.get().outcome == Upload.Outcome.WAITING


def test_a_file_of_a_piece_that_was_not_sent_is_refused_although_somebody_gave_it_to_them(pair, nia, client):
    """Guard: ``within`` in ``taking_in._require_rights``, where several were sent; of one alone the file has to be anyway."""
    first, other, third = (
        factories.with_counterpart(factories.make_post("cy", title=TITLE, body=BODY)) for _n in range(3)
    )
    parcel, second = (parcels.send(sent, nia, to(), Shape("po")) for sent in ([pair, first], [other, third]))
    data = at_the_other_end.translate("po", file_of(other, Shape("po")).data, ENGLISH)
    assert parcels.pairs_of(second)[0].assignee == parcel.recipient.user

    hand_in(client, parcel, data)

    assert not any(segment.standing for segment in parts(other))
    assert Upload.objects.get(parcel=parcel).outcome != Upload.Outcome.TAKEN_IN


@pytest.mark.parametrize(
    "spoil",
    [
        lambda parcel: path_of(parcel)[:-3] + "xx/",
        lambda parcel: (Parcel.objects.filter(pk=parcel.pk).update(revoked_at=timezone.now()), path_of(parcel))[1],
        lambda parcel: (Parcel.objects.filter(pk=parcel.pk).update(expires_at=timezone.now()), path_of(parcel))[1],
        lambda parcel: (path_of(parcel), Parcel.objects.filter(pk=parcel.pk).update(nonce="another"))[0],
        lambda parcel: "/en/to-translate/nonsense/",
    ],
)
def test_a_link_that_was_spoilt_taken_back_or_is_too_old_does_nothing_and_tells_nothing(parcel, pair, client, spoil):
    """Guard: ``opened``."""
    data = at_the_other_end.translate("po", fetched(client, parcel).content, ENGLISH)
    path = spoil(parcel)

    answers = [
        client.get(path),
        client.get(f"{path}files/"),
        client.post(path, {"file": SimpleUploadedFile("te.po", data)}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1
    assert TITLE not in answers[0].content.decode()
    assert not any(segment.standing for segment in parts(pair))


def test_the_page_is_kept_and_indexed_nowhere_and_tells_its_address_to_nobody(parcel, client):
    for answer in (client.get(path_of(parcel)), fetched(client, parcel)):
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"


def test_the_link_logs_nobody_in_and_its_user_can_do_nothing(parcel, pair, client):
    client.get(path_of(parcel))
    user = Recipient.objects.get().user

    assert "_auth_user_id" not in client.session
    assert (user.is_active, user.has_usable_password(), user.email) == (False, False, "")
    assert not user.has_perm("translation.translate_pair")
    assert not sender_for(Recipient.objects.get()).has_perm("wagtailadmin.access_admin")
    assert not client.login(username=user.username, password="")
    with pytest.raises(PairError):
        save_segments(pair, User.objects.get(pk=user.pk), {})


def test_too_many_files_in_an_hour_are_put_off(parcel, client, monkeypatch):
    monkeypatch.setattr(parcels, "UPLOADS_AN_HOUR", 2)

    answers = [hand_in(client, parcel, b"nothing").status_code for _n in range(3)]

    assert answers == [302, 302, 429]
    assert Upload.objects.count() == 2


def test_guessing_at_links_is_put_off(client, monkeypatch):
    from papurbro.translation.exchange import views_public

    monkeypatch.setattr(views_public, "BAD_LINKS_AN_HOUR", 2)

    assert [client.get(f"/en/to-translate/x{n}/").status_code for n in range(3)] == [404, 404, 429]


def test_a_file_over_the_limit_is_refused_with_the_limit_named(parcel, client, monkeypatch):
    from papurbro.translation.exchange import archives, forms

    for module in (forms, archives):
        monkeypatch.setattr(module, "LARGEST_FILE", archives.MEGABYTE)

    answer = hand_in(client, parcel, b"x" * (archives.MEGABYTE + 1))

    assert answer.status_code == 400
    assert "The limit is 1 MB" in answer.content.decode()


def test_a_file_far_over_the_limit_is_refused_before_any_of_it_is_read(parcel, client, monkeypatch):
    """Guard: ``_is_too_long`` in ``views_public``: without it all of it would be written to the disk first."""
    from django.http import HttpRequest

    from papurbro.translation.exchange import views_public

    monkeypatch.setattr(views_public, "LARGEST_FILE", 0)
    monkeypatch.setattr(HttpRequest, "_load_post_and_files", lambda request: pytest.fail("it was read"))

    answer = hand_in(client, parcel, b"x" * (views_public.MEGABYTE + 1))

    assert answer.status_code == 413
    assert "too large" in answer.content.decode()


def test_the_link_stands_in_no_log(parcel, client, caplog, monkeypatch):
    """Guard: ``_has_been_logged`` in ``views_public.of_a_parcel``: Django logs the address of every answer of 400 and more."""
    monkeypatch.setattr(parcels, "UPLOADS_AN_HOUR", 0)
    monkeypatch.setattr(parcels, "DOWNLOADS_AN_HOUR", 0)
    path = path_of(parcel)

    with caplog.at_level("DEBUG"):
        statuses = [
            client.post(path).status_code,
            hand_in(client, parcel, b"nothing").status_code,
            client.get(f"{path}files/").status_code,
            client.put(path).status_code,
            client.get(f"{path[:-3]}xx/").status_code,
        ]

    assert statuses == [400, 429, 429, 405, 404]
    assert parcels.token_of(parcel)[:20] not in caplog.text


def test_only_who_publishes_both_versions_sends_a_parcel(pair):
    """Guards: ``parcels._require``, and behind it ``work.assign``."""
    for user in (factories.translator("ifan"), factories.editor("welsh_only", languages=("cy",))):
        with pytest.raises(PairError, match="publish both"):
            parcels.send([pair], user, to(), Shape("po"))
    assert not Recipient.objects.exists()
    assert mail.outbox == []


def test_what_somebody_is_working_on_is_not_sent_away_from_them(pair, nia):
    work.claim(pair, factories.translator("ifan"))

    with pytest.raises(PairError, match="ifan"):
        parcels.send([pair], nia, to(), Shape("po"))


def test_while_it_is_out_nobody_else_takes_it_on(parcel, pair):
    with pytest.raises(PairError, match="Uned Gyfieithu"):
        work.claim(pair, factories.translator("ifan"))


@pytest.mark.parametrize("days", [-1, 181])
def test_a_date_that_is_past_or_too_far_off_is_told(pair, nia, days):
    with pytest.raises(PairError, match="180 days"):
        parcels.send([pair], nia, to(until=timezone.localdate() + dt.timedelta(days=days)), Shape("po"))


def test_taken_back_the_piece_is_free_and_what_came_stays(parcel, pair, nia, client):
    hand_in(
        client, parcel, at_the_other_end.translate("po", fetched(client, parcel).content, {"Te yn": "Tea in the hall"})
    )

    parcels.take_back(parcel, nia)

    pair.refresh_from_db()
    assert pair.assignee is None
    assert part(pair, "Te yn").saved == "Tea in the hall"


def test_nobody_takes_back_what_they_may_not_publish(parcel):
    with pytest.raises(PairError):
        parcels.take_back(parcel, factories.editor("welsh_only", languages=("cy",)))
    assert Parcel.objects.get().is_open


def test_when_its_time_is_up_the_piece_is_free(parcel, pair):
    Parcel.objects.update(expires_at=timezone.now() - dt.timedelta(minutes=1))

    assert (parcels.close_overdue(), parcels.close_overdue()) == (1, 0)

    pair.refresh_from_db()
    assert pair.assignee is None


def test_a_letter_goes_once_however_many_try(parcel):
    assert len(mail.outbox) == 1
    assert not letters.send(parcel)
    assert letters.send_due() == 0
    assert len(mail.outbox) == 1


def test_a_letter_that_found_no_server_goes_later(pair, nia, monkeypatch):
    from papurbro.mail.outbox import Outbox, ServerSilent

    parcel = parcels.send([pair], nia, to(), Shape("po"))

    def silent(self, message):
        raise ServerSilent("nobody there")

    with monkeypatch.context() as patched:
        patched.setattr(Outbox, "send", silent)
        assert letters.send_due() == 0
    parcel.refresh_from_db()
    assert parcel.mailed_at is None

    assert letters.send_due() == 1
    assert len(mail.outbox) == 1


def test_a_dead_mailbox_is_told_and_not_tried_again(pair, nia, monkeypatch):
    from papurbro.mail.outbox import Outbox, Refused

    parcel = parcels.send([pair], nia, to(), Shape("po"))

    def refuse(self, message):
        raise Refused(550, "5.1.1 no such user", at_recipient=True)

    monkeypatch.setattr(Outbox, "send", refuse)
    assert letters.send_due() == 0

    parcel.refresh_from_db()
    assert parcel.undeliverable_at is not None
    assert list(Parcel.objects.to_be_mailed()) == []


def test_one_address_is_written_to_so_often_a_day(pair, nia):
    for _n in range(parcels.LETTERS_A_DAY):
        allow("parcel-letter", "uned@example.org", times=1, per=parcels.DAY)

    with pytest.raises(PairError, match="Enough letters"):
        parcels.send([pair], nia, to(), Shape("po"))


def test_the_same_address_is_the_same_recipient_under_its_newest_name(parcel, nia):
    other = factories.with_counterpart(factories.make_post("cy"))
    parcels.send([other], nia, to(name="Uned Gyfieithu", email="UNED@example.org"), Shape("po"))

    recipient = Recipient.objects.get()
    assert recipient.name == "Uned Gyfieithu"
    assert name_of(recipient.user) == "Uned Gyfieithu"


def test_old_files_are_let_go_and_what_is_told_of_them_stays(parcel, client):
    """Guard: ``Upload.KEPT`` in ``uploads.forget_old_files``."""
    hand_in(client, parcel, b"nothing")
    Upload.objects.update(at=timezone.now() - Upload.KEPT - dt.timedelta(days=1))
    hand_in(client, parcel, b"something")

    assert (uploads.forget_old_files(), uploads.forget_old_files()) == (1, 0)

    new, old = Upload.objects.all()
    assert (bytes(new.data), bytes(old.data)) == (b"something", b"")
    assert old.report


def test_an_editor_sends_and_takes_back_by_the_admin(client, pair, nia, django_capture_on_commit_callbacks):
    client.force_login(nia)
    page = client.post("/admin/translation/files/parcels/new/", {"choose": "1", "pairs": [pair.pk]}).content.decode()
    assert TITLE in page
    filled = {
        "pairs": [pair.pk],
        "name": "Uned",
        "email": "uned@example.org",
        "language": "cy",
        "until": (timezone.localdate() + dt.timedelta(days=3)).isoformat(),
        "kind": "docx",
        "languages": "regional",
    }
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/admin/translation/files/parcels/new/", filled)
    parcel = Parcel.objects.get()
    assert answer["Location"] == f"/admin/translation/files/parcels/{parcel.pk}/"
    assert len(mail.outbox) == 1
    page = client.get(answer["Location"]).content.decode()
    assert "uned@example.org" in page
    assert parcels.token_of(parcel) not in page

    client.post(f"/admin/translation/files/parcels/{parcel.pk}/take-back/")
    assert not Parcel.objects.get().is_open


def test_a_form_with_something_missing_is_shown_again_with_what_was_chosen(client, pair, nia):
    client.force_login(nia)

    page = client.post("/admin/translation/files/parcels/new/", {"pairs": [pair.pk], "kind": "po"}).content.decode()

    assert TITLE in page
    assert f'name="pairs" value="{pair.pk}"' in page
    assert not Parcel.objects.exists()


@pytest.mark.parametrize("path", ["", "take-back/", "send-again/"])
def test_a_parcel_is_shown_to_nobody_but_those_who_publish(client, parcel, path):
    client.force_login(factories.translator("ifan"))
    address = f"/admin/translation/files/parcels/{parcel.pk}/{path}"

    answer = client.post(address) if path else client.get(address)

    assert answer.status_code in (302, 403)
    assert answer.get("Location", "/admin/") == "/admin/"
    assert Parcel.objects.get().is_open
