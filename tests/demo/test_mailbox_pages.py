"""The mailbox's pages: on a development site, in both languages, and nowhere else."""

from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import Client
from django.urls import reverse

from papurbro.core.founding import found_site

from demo.mailbox import Mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def development(settings) -> None:
    settings.DEBUG = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    found_site()


@pytest.fixture
def letters(development, settings) -> list[str]:
    """The addresses of two messages' pages, the Welsh one first."""
    for language, subject in (("cy", "Crynodeb <yr wythnos>"), ("en", "The digest")):
        letter = EmailMultiAlternatives(subject, "text", "llais@example.org", [f"{language}@example.org"])
        letter.extra_headers["Content-Language"] = language
        letter.attach_alternative(
            "<html><head><title>x</title></head><body><script>1</script>ŵy</body></html>", "text/html"
        )
        get_connection().send_messages([letter])
    found = Mailbox(Path(settings.EMAIL_FILE_PATH)).letters()
    return [reverse("demo_letter", args=[letter.file, letter.number]) for letter in sorted(found, key=lambda x: x.to)]


def test_nobody_reads_mail_on_a_site_in_production(client: Client, letters: list[str], settings):
    settings.DEBUG = False

    for address in (reverse("demo_mailbox"), letters[0], f"{letters[0]}html/"):
        assert client.get(address, follow=True).status_code == 404


def test_the_list_holds_every_message(client: Client, letters: list[str]):
    page = client.get(reverse("demo_mailbox")).content.decode()

    assert all(address in page for address in letters)
    assert "Crynodeb &lt;yr wythnos&gt;" in page
    assert "cy@example.org" in page


def test_the_list_can_be_narrowed_to_a_language(client: Client, letters: list[str]):
    page = client.get(reverse("demo_mailbox"), {"to": "en"}).content.decode()

    assert letters[1] in page
    assert letters[0] not in page


def test_a_letter_shows_its_text_headers_and_frame(client: Client, letters: list[str]):
    page = client.get(letters[0]).content.decode()

    assert f'src="{letters[0]}html/"' in page
    assert 'sandbox="allow-popups' in page
    assert "Content-Language: cy" in page


def test_the_frame_runs_nothing(client: Client, letters: list[str]):
    response = client.get(f"{letters[0]}html/")

    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "ŵy" in response.content.decode()
    assert '<head><base target="_blank">' in response.content.decode()


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_pages_are_in_the_language_that_was_chosen(client: Client, letters: list[str], language: str):
    page = client.get(letters[0], {"language": language}).content.decode()
    later = client.get(reverse("demo_mailbox")).content.decode()

    assert f'<html lang="{language}">' in page
    assert f'<html lang="{language}">' in later


def test_a_letter_that_is_not_there(client: Client, development):
    assert client.get(reverse("demo_letter", args=["nothing", 0]), follow=True).status_code == 404


def test_an_empty_mailbox_is_no_fault(client: Client, development):
    assert client.get(reverse("demo_mailbox")).status_code == 200


def test_nothing_can_be_sent_to_it(client: Client, letters: list[str]):
    assert client.post(reverse("demo_mailbox")).status_code == 405
