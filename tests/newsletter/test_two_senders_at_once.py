"""Two senders on one issue, and two issues for one subscriber at the same moment: each message goes out once."""

import threading

import pytest
from django.core import mail
from django.db import connection

from newsletter import claiming
from newsletter.approving import approve
from newsletter.audience import Plan
from newsletter.compiling import compile_issue
from newsletter.delivering import LEASE, send_issue
from newsletter.models import Issue

from tests.newsletter.making import make_newsletter, publish, subscribe

pytestmark = pytest.mark.django_db(transaction=True)


def at_the_same_moment(*actions):
    """Run each in a thread with a connection of its own, all from one start."""
    start, failures = threading.Barrier(len(actions)), []

    def run(action):
        try:
            start.wait(timeout=30)
            action()
        except BaseException as failure:
            failures.append(failure)
            raise
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert failures == []


def approved(newsletter):
    issue = compile_issue(newsletter)
    approve(issue)
    return issue


def test_two_senders_share_an_issue_without_a_message_twice():
    """Guard: the conditional update in ``claiming._take``."""
    newsletter = make_newsletter()
    publish("stori un")
    for number in range(20):
        subscribe(f"nia{number}@example.org", newsletter)
    issue = approved(newsletter)
    again = Issue.objects.get(pk=issue.pk)
    at_the_same_moment(lambda: send_issue(issue), lambda: send_issue(again))
    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        f"nia{number}@example.org" for number in range(20)
    )
    assert Issue.objects.get().status == Issue.Status.SENT


@pytest.mark.postgres
def test_two_newsletters_at_the_same_moment_send_somebody_a_pair_once():
    """Guard: the lock on the subscriber in ``claiming._take``. SQLite has one writer at a time anyway."""
    newsletters = [make_newsletter(), make_newsletter("arall")]
    publish("stori un")
    for number in range(10):
        subscribe(f"nia{number}@example.org", *newsletters)
    issues = [approved(newsletter) for newsletter in newsletters]
    for issue in issues:
        claiming.make_deliveries(issue)

    def claim_all(issue):
        plan = Plan(issue)
        while claiming.claim(plan, lease=LEASE):
            pass

    at_the_same_moment(*(lambda issue=issue: claim_all(issue) for issue in issues))
    states = [delivery.state for issue in issues for delivery in issue.deliveries.all()]
    assert sorted(states) == ["claimed"] * 10 + ["dropped"] * 10
