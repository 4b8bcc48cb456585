"""What a real server answers, over a real socket, and what becomes of it."""

import pytest
from django.core.mail import EmailMessage

from papurbro.mail.messages import message
from papurbro.mail.outbox import Outbox, Refused, ServerSilent
from papurbro.mail.templates import Letter

from tests.newsletter.postoffice import PostOffice, free_port


@pytest.fixture
def office(settings):
    with PostOffice() as office:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        yield office


def to(address):
    return EmailMessage("Pwnc", "Testun", "a@example.org", [address])


def test_one_refusal_leaves_the_connection_good_for_the_next(office):
    office.answers["gone@example.org"] = "550 5.1.1 No such user"
    with Outbox() as outbox:
        outbox.send(to("a@example.org"))
        with pytest.raises(Refused) as caught:
            outbox.send(to("gone@example.org"))
        outbox.send(to("b@example.org"))
    assert (caught.value.permanent, caught.value.no_such_mailbox) == (True, True)
    assert [letter["To"] for letter in office.letters] == ["a@example.org", "b@example.org"]


@pytest.mark.parametrize(
    ("answer", "permanent", "dead"),
    [
        ("550 No such user", True, True),
        ("550 5.7.1 Policy", True, False),
        ("552 5.2.2 Full", True, False),
        ("450 4.2.0 Later", False, False),
    ],
)
def test_what_a_refusal_says(office, answer, permanent, dead):
    office.answers["a@example.org"] = answer
    with Outbox() as outbox, pytest.raises(Refused) as caught:
        outbox.send(to("a@example.org"))
    assert (caught.value.permanent, caught.value.no_such_mailbox) == (permanent, dead)


def test_a_server_that_is_closing_is_no_fault_of_the_message(office):
    office.answers["a@example.org"] = "421 4.3.2 Closing"
    with Outbox() as outbox, pytest.raises(ServerSilent):
        outbox.send(to("a@example.org"))


def test_no_server_is_silence(office, settings):
    settings.EMAIL_PORT = free_port()
    with Outbox() as outbox, pytest.raises(ServerSilent):
        outbox.send(to("a@example.org"))


def test_an_address_that_cannot_be_written_is_refused_and_kills_nobody(office):
    with Outbox() as outbox, pytest.raises(Refused) as caught:
        outbox.send(to("a@example.org\nBcc: b@example.org"))
    assert (caught.value.permanent, caught.value.no_such_mailbox) == (True, False)


def test_what_arrives_is_seven_bit_with_its_letters_whole(office):
    letter = Letter("Tŷ’r Ŵyl", "Llanfair ym Môn ŵŷ\n.\nend\n", "<p>ŵŷ</p>")
    sent = message(
        letter, to="a@example.org", languages=("cy", "en"), sender="llais@example.org", sender_name="Ŵyn, Cŵn"
    )
    with Outbox() as outbox:
        outbox.send(sent)
    (arrived,) = office.letters
    assert str(arrived).isascii()
    assert arrived["Subject"] == "Tŷ’r Ŵyl"
    assert arrived["From"].addresses[0].display_name == "Ŵyn, Cŵn"
    assert arrived["Content-Language"] == "cy, en"
    assert arrived.get_body(("plain",)).get_content().replace("\r\n", "\n") == letter.text
    assert arrived.get_body(("html",)).get_content().strip() == letter.html
