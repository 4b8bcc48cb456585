"""Mail that the file backend wrote, read again."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from demo.mailbox import Mailbox, NoSuchLetter


@pytest.fixture
def mailbox(settings) -> Mailbox:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    return Mailbox(Path(settings.EMAIL_FILE_PATH))


def _letter(subject: str, text: str, *, language: str = "cy") -> EmailMultiAlternatives:
    letter = EmailMultiAlternatives(subject, text, "llais@example.org", ["nia@example.org"])
    letter.extra_headers["Content-Language"] = language
    letter.attach_alternative(f"<html><head></head><body><p>{text}</p></body></html>", "text/html")
    return letter


def test_messages_of_one_connection_are_told_apart(mailbox: Mailbox):
    get_connection().send_messages([_letter("Crynodeb yr ŵyl", "Cwm Tŷ"), _letter("Digest", "House", language="en")])

    letters = {letter.subject: letter for letter in mailbox.letters()}

    assert set(letters) == {"Crynodeb yr ŵyl", "Digest"}
    assert letters["Crynodeb yr ŵyl"].text.strip() == "Cwm Tŷ"
    assert "<p>Cwm Tŷ</p>" in letters["Crynodeb yr ŵyl"].html
    assert letters["Digest"].to == "nia@example.org"


def test_a_line_of_dashes_in_a_text_ends_no_message(mailbox: Mailbox):
    get_connection().send_messages([_letter("One", f"above\n{'-' * 79}\nbelow"), _letter("Two", "after")])

    letters = {letter.subject: letter for letter in mailbox.letters()}

    assert set(letters) == {"One", "Two"}
    assert "below" in letters["One"].text


@pytest.mark.parametrize(("header", "mode"), [("cy", "cy"), ("en", "en"), ("cy, en", "both"), ("", "")])
def test_a_message_says_its_language(mailbox: Mailbox, header: str, mode: str):
    get_connection().send_messages([_letter("One", "text", language=header)])

    assert mailbox.letters()[0].mode == mode


def test_the_newest_comes_first(mailbox: Mailbox):
    for subject, day in (("old", "Mon, 02 Nov 2026 09:00:00 -0000"), ("new", "Tue, 03 Nov 2026 09:00:00 -0000")):
        letter = _letter(subject, "text")
        letter.extra_headers["Date"] = day
        letter.send()

    assert [letter.subject for letter in mailbox.letters()] == ["new", "old"]


def test_a_message_is_found_again_by_its_place(mailbox: Mailbox):
    get_connection().send_messages([_letter("One", "text"), _letter("Two", "text")])

    for letter in mailbox.letters():
        assert mailbox.letter(letter.file, letter.number) == letter


@pytest.mark.parametrize("file", ["nothing", "../secret", "/etc/passwd"])
def test_nothing_outside_of_the_folder_is_read(mailbox: Mailbox, file: str):
    mailbox.folder.mkdir(parents=True)
    (mailbox.folder.parent / "secret.log").write_bytes(EmailMessage().as_bytes() + b"Subject: secret\n\n")

    with pytest.raises(NoSuchLetter):
        mailbox.letter(file, 0)


def test_no_folder_is_an_empty_mailbox(tmp_path: Path):
    assert Mailbox(tmp_path / "none").letters() == []
