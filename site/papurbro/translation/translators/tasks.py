"""A wake-up, and no more: what is to be sent stands in rows, and the periodic job finds what no task was told of."""

from django_tasks import task

from papurbro.translation.translators import sending


@task()
def send_letters() -> int:
    """Send what is due."""
    return sending.send_due()
