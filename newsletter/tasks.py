"""What need not keep anybody waiting. A task is a wake-up; what is to be done stands in our rows."""

from django_tasks import task

from newsletter import delivering
from newsletter.confirming import send_confirmation
from newsletter.models import ConsentEvent, Issue


@task()
def mail_confirmation(asked: int) -> None:
    """Send the confirmation mail for a line of the ledger."""
    send_confirmation(ConsentEvent.objects.select_related("subscriber").get(pk=asked))


@task()
def send_issue(issue: int) -> None:
    """Send an approved issue, or go on with one."""
    delivering.send_issue(Issue.objects.select_related("newsletter").get(pk=issue))
