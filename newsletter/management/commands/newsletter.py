"""``manage.py newsletter compile SLUG | preview ISSUE --language L --out DIR | send ISSUE | resume``."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from papurbro.core.commands import in_english
from papurbro.welsh.dates import format_moment
from papurbro.welsh.languages import LANGUAGES

from newsletter.approving import approve
from newsletter.audience import Plan, Wishes, by_mode, counts
from newsletter.compiling import compile_issue
from newsletter.delivering import LEASE, Progress, send_issue, send_unfinished
from newsletter.errors import MailServerSilent, NewsletterError, NothingNew
from newsletter.models import Issue, Newsletter
from newsletter.rendering import filled, render_variant


class Command(BaseCommand):
    """Make, look at and send the issues of newsletters. Bad input ends with exit code 2 and changes nothing."""

    help = "Make, look at and send the issues of newsletters."
    has_told_why_it_waits = False

    def add_arguments(self, parser: CommandParser) -> None:
        """One subcommand for each thing that can be done."""
        commands = parser.add_subparsers(dest="action", required=True)
        compiling = commands.add_parser("compile", help="make the next issue, or make the waiting one anew")
        compiling.add_argument("newsletter", metavar="SLUG", help="the newsletter's slug")
        preview = commands.add_parser("preview", help="write an issue's subject, text and HTML into a folder")
        preview.add_argument("issue", metavar="ISSUE", type=int, help="the number that `compile` printed")
        preview.add_argument("--language", choices=[*LANGUAGES, "both"], default="both", help="default: both")
        preview.add_argument("--out", metavar="DIR", type=Path, required=True, help="made if it is not there")
        send = commands.add_parser("send", help="approve an issue and send it, or go on sending it")
        send.add_argument("issue", metavar="ISSUE", type=int, help="the number that `compile` printed")
        commands.add_parser("resume", help="go on with every issue that was interrupted or put off")

    @in_english
    def handle(self, *, action: str, **options: Any) -> None:
        """Do the subcommand."""
        actions: dict[str, Callable[..., None]] = {
            "compile": self._compile,
            "preview": self._preview,
            "send": self._send,
            "resume": self._resume,
        }
        try:
            actions[action](**options)
        except MailServerSilent as error:
            msg = f"The mail server does not answer: {error}. Nothing is lost; run this again."
            raise CommandError(msg, returncode=1) from error
        except NewsletterError as error:
            raise CommandError(str(error), returncode=2) from error

    def _compile(self, newsletter: str, **_options: Any) -> None:
        try:
            issue = compile_issue(_newsletter(newsletter))
        except NothingNew as nothing:
            self.stdout.write(str(nothing))
            return
        totals = by_mode(counts(issue))
        self.stdout.write(f"Issue {issue.pk}: {issue}, items: {issue.items.count()}")
        self.stdout.write(f"Subscribers: Welsh {totals['cy']}, English {totals['en']}, both {totals['both']}")

    def _preview(self, issue: int, language: str, out: Path, **_options: Any) -> None:
        found = _issue(issue)
        edition = Plan(found).edition(Wishes(LANGUAGES if language == "both" else (language,)))  # type: ignore[arg-type]
        if edition is None:
            msg = f"Issue {issue} has nothing for this language."
            raise CommandError(msg, returncode=2)
        letter = filled(render_variant(found, edition), "preview")
        stem = f"{found.newsletter.slug}-{found.number}-{language}"
        for ending, content in (("subject.txt", letter.subject + "\n"), ("txt", letter.text), ("html", letter.html)):
            self._write(out / f"{stem}.{ending}", content)

    def _write(self, path: Path, content: str) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        except OSError as error:
            msg = f"Cannot write {path}: {error.strerror}"
            raise CommandError(msg, returncode=2) from error
        self.stdout.write(str(path))

    def _send(self, issue: int, **_options: Any) -> None:
        found = _issue(issue)
        if found.status == Issue.Status.CANCELLED:
            msg = f"Issue {issue} was cancelled."
            raise CommandError(msg, returncode=2)
        if found.status == Issue.Status.COMPILED:
            approve(found)
        self._report(found, send_issue(found, pause=self._wait))

    def _wait(self, seconds: float) -> None:
        if not self.has_told_why_it_waits:
            self.has_told_why_it_waits = True
            minutes = LEASE.total_seconds() / 60
            self.stdout.write(
                f"Another sender holds a message, or held it when it was stopped. Waiting: at most {minutes:.0f} minutes."
            )
            self.stdout.flush()
        time.sleep(seconds)

    def _resume(self, **_options: Any) -> None:
        for issue, progress in send_unfinished():
            self._report(issue, progress)

    def _report(self, issue: Issue, progress: Progress) -> None:
        self.stdout.write(
            f"{issue}: accepted {progress.accepted}, refused {progress.refused}, put off {progress.put_off}"
        )
        if progress.next_try_at:
            moment = format_moment(progress.next_try_at, "en")
            self.stdout.write(f"Still waiting: {progress.waiting}. Run `newsletter resume` after {moment}.")


def _newsletter(slug: str) -> Newsletter:
    found = Newsletter.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Newsletter.objects.values_list("slug", flat=True)) or "none yet"
        msg = f"There is no newsletter {slug!r}. There are: {known}."
        raise CommandError(msg, returncode=2)
    return found


def _issue(pk: int) -> Issue:
    found = Issue.objects.select_related("newsletter").filter(pk=pk).first()
    if found is None:
        msg = f"There is no issue {pk}. `newsletter compile SLUG` makes one and prints its number."
        raise CommandError(msg, returncode=2)
    return found
