"""``manage.py newsletter``: what it prints and writes, and that bad input ends with exit code 2 and changes nothing."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from papurbro.mail.outbox import Outbox, ServerSilent

from newsletter.models import Issue

from tests import factories
from tests.newsletter.making import make_newsletter, publish, subscribe

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsletter():
    newsletter = make_newsletter()
    publish("stori un")
    for language in ("cy", "en", "both"):
        subscribe(f"{language}@example.org", newsletter, language=language)
    return newsletter


def test_compile_preview_and_send(newsletter, tmp_path, capsys):
    call_command("newsletter", "compile", "wythnos")
    issue = Issue.objects.get()
    assert f"Issue {issue.pk}" in capsys.readouterr().out
    for language in ("cy", "en", "both"):
        call_command("newsletter", "preview", str(issue.pk), "--language", language, "--out", str(tmp_path / "new"))
    assert len(list((tmp_path / "new").iterdir())) == 9
    assert "stori un cy" in (tmp_path / "new" / "wythnos-1-cy.html").read_text()
    assert mail.outbox == []
    call_command("newsletter", "send", str(issue.pk))
    assert "accepted 3, refused 0, put off 0" in capsys.readouterr().out
    call_command("newsletter", "send", str(issue.pk))
    call_command("newsletter", "resume")
    assert len(mail.outbox) == 3


def test_with_nothing_new_it_says_so_and_makes_nothing(capsys):
    factories.site()
    make_newsletter()
    call_command("newsletter", "compile", "wythnos")
    assert capsys.readouterr().out.strip()
    assert not Issue.objects.exists()


@pytest.mark.parametrize("arguments", [["compile", "nowhere"], ["preview", "99", "--out", "x"], ["send", "99"]])
def test_what_is_not_there_ends_with_exit_code_2(arguments, newsletter):
    with pytest.raises(CommandError, match="There is no") as caught:
        call_command("newsletter", *arguments)
    assert caught.value.returncode == 2
    assert not Issue.objects.exists()


@pytest.mark.parametrize(
    "arguments",
    [["send", "word"], ["preview", "1", "--out", "x", "--language", "de"], ["preview", "1"], ["polish"], []],
)
def test_what_makes_no_sense_is_refused_before_anything_is_done(arguments):
    """On a command line the parser itself ends with exit code 2."""
    with pytest.raises(CommandError, match="Error: "):
        call_command("newsletter", *arguments)


def test_a_cancelled_issue_is_not_sent(newsletter):
    call_command("newsletter", "compile", "wythnos")
    Issue.objects.update(status=Issue.Status.CANCELLED)
    with pytest.raises(CommandError) as caught:
        call_command("newsletter", "send", str(Issue.objects.get().pk))
    assert caught.value.returncode == 2
    assert mail.outbox == []


def test_a_folder_that_cannot_be_written_is_named(newsletter, tmp_path):
    (tmp_path / "file").write_text("")
    call_command("newsletter", "compile", "wythnos")
    with pytest.raises(CommandError, match="Cannot write") as caught:
        call_command("newsletter", "preview", str(Issue.objects.get().pk), "--out", str(tmp_path / "file"))
    assert caught.value.returncode == 2


def test_a_silent_mail_server_is_said_and_nothing_is_lost(newsletter, monkeypatch):
    call_command("newsletter", "compile", "wythnos")
    with monkeypatch.context() as patch:

        def silent(_outbox, _message):
            raise ServerSilent("Connection refused")

        patch.setattr(Outbox, "send", silent)
        with pytest.raises(CommandError, match="does not answer"):
            call_command("newsletter", "send", str(Issue.objects.get().pk))
    call_command("newsletter", "resume")
    assert len(mail.outbox) == 3
