"""Saying yes or no to an issue that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsletter import sources
from newsletter.errors import NewsletterError
from newsletter.models import Issue
from newsletter.promising import pairs_in, tell_the_queue

if TYPE_CHECKING:
    from papurbro.users.models import User


@transaction.atomic
def approve(issue: Issue, by: User | None = None) -> None:
    """Let ``issue`` be sent. What was taken down since it was made is taken out of it first.

    Raises NewsletterError unless the issue waits for approval, or when nothing is left in it.
    """
    taken = Issue.objects.filter(pk=issue.pk, status=Issue.Status.COMPILED).update(
        status=Issue.Status.APPROVED, approved_at=timezone.now(), approved_by=by
    )
    if not taken:
        raise NewsletterError(_("This issue does not wait for approval."))
    former = pairs_in(issue)
    _take_out_what_was_taken_down(issue)
    tell_the_queue(former)
    if not issue.items.exists():
        raise NewsletterError(_("Everything in this issue has been taken down. Make it anew."))
    issue.refresh_from_db()


def _take_out_what_was_taken_down(issue: Issue) -> None:
    items = list(issue.items.all())
    readable = sources.languages_to_read(item.pair_id for item in items)
    for item in items:
        languages = readable.get(item.pair_id, set())
        texts = {language: text for language, text in item.texts.items() if language in languages}
        if not texts:
            item.delete()
        elif texts != item.texts:
            item.texts = texts
            item.save(update_fields=["texts"])


@transaction.atomic
def cancel(issue: Issue) -> None:
    """Let ``issue`` never be sent; what is in it is free for the next one.

    Raises NewsletterError when it is being sent already, or was.
    """
    waiting = [Issue.Status.COMPILED, Issue.Status.APPROVED]
    if not Issue.objects.filter(pk=issue.pk, status__in=waiting).update(status=Issue.Status.CANCELLED):
        raise NewsletterError(_("Only an issue that has not begun to go out can be cancelled."))
    tell_the_queue(pairs_in(issue))
    issue.refresh_from_db()
