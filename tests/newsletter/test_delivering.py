"""Each delivery ends in a state that is known: accepted, refused, put off or waiting; and is made once."""

import datetime as dt

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from papurbro.mail.outbox import Outbox, Refused, ServerSilent

from newsletter import claiming, delivering
from newsletter.approving import approve, cancel
from newsletter.audience import Plan
from newsletter.compiling import compile_issue
from newsletter.delivering import LEASE, RETRIES, send_issue, send_unfinished
from newsletter.errors import MailServerSilent, NewsletterError
from newsletter.models import Delivery, Issue, Subscriber

from tests.newsletter.making import make_newsletter, publish, subscribe

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue():
    newsletter = make_newsletter()
    publish("stori un")
    for number in range(3):
        subscribe(f"nia{number}@example.org", newsletter)
    issue = compile_issue(newsletter)
    approve(issue)
    return issue


def answering(monkeypatch, *answers):
    """Each message gets the next answer: None is accepted, an exception is raised; then all are accepted."""
    waiting = list(answers)
    real = Outbox.send

    def send(outbox, message):
        answer = waiting.pop(0) if waiting else None
        if answer is not None:
            raise answer
        real(outbox, message)

    monkeypatch.setattr(Outbox, "send", send)


def states(issue):
    return [delivery.state for delivery in issue.deliveries.order_by("pk")]


def test_all_are_accepted_and_the_issue_is_sent(issue):
    progress = send_issue(issue)
    assert (progress.accepted, issue.status) == (3, Issue.Status.SENT)
    assert send_issue(issue).accepted == 0
    assert len(mail.outbox) == 3


def test_a_refused_address_is_recorded_and_the_others_get_theirs(issue, monkeypatch):
    answering(monkeypatch, Refused(550, "5.1.1 No such user", at_recipient=True))
    progress = send_issue(issue)
    assert (progress.accepted, progress.refused) == (2, 1)
    assert states(issue) == ["failed", "accepted", "accepted"]
    assert Subscriber.objects.order_by("pk").first().state == Subscriber.State.BOUNCED
    assert "5.1.1" in issue.deliveries.order_by("pk").first().error


@pytest.mark.parametrize(
    ("code", "text", "at_recipient"),
    [(550, "5.7.1 Policy", True), (554, "5.7.1 Spam", False), (552, "5.2.2 Mailbox full", True)],
)
def test_a_refusal_that_is_not_about_the_address_leaves_the_subscriber_alone(
    issue, monkeypatch, code, text, at_recipient
):
    answering(monkeypatch, Refused(code, text, at_recipient=at_recipient))
    send_issue(issue)
    assert not Subscriber.objects.filter(state=Subscriber.State.BOUNCED).exists()


def test_what_the_server_puts_off_is_tried_later_with_the_same_message_id(issue, monkeypatch):
    answering(monkeypatch, Refused(451, "4.7.1 Greylisted", at_recipient=True))
    progress = send_issue(issue)
    assert (progress.put_off, progress.waiting, issue.status) == (1, 1, Issue.Status.SENDING)
    assert progress.next_try_at > timezone.now()
    assert len(mail.outbox) == 2
    issue.deliveries.update(next_try_at=timezone.now())
    assert [progress.accepted for _issue, progress in send_unfinished()] == [1]
    issue.refresh_from_db()
    assert issue.status == Issue.Status.SENT
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == 3


def test_after_the_last_try_it_is_given_up(issue, monkeypatch):
    answering(monkeypatch, *[Refused(451, "4.7.1 Later", at_recipient=True)] * 3 * (len(RETRIES) + 1))
    for _time in range(len(RETRIES) + 1):
        issue.deliveries.update(next_try_at=timezone.now())
        send_issue(issue)
    assert states(issue) == ["failed"] * 3
    assert mail.outbox == []


def test_a_silent_server_costs_nobody_an_attempt(issue, monkeypatch):
    answering(monkeypatch, None, ServerSilent("Connection refused"))
    with pytest.raises(MailServerSilent):
        send_issue(issue)
    assert states(issue) == ["accepted", "queued", "queued"]
    assert send_issue(issue).accepted == 2


def test_a_kill_between_the_servers_answer_and_our_record_repeats_that_message_alone(issue, monkeypatch):
    """Guards: the lease that ends, and ``Delivery.key`` in the Message-ID."""

    class KilledError(BaseException):
        """What no handler catches."""

    def killed(delivery):
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(delivering, "_accept", killed)
        with pytest.raises(KilledError):
            send_issue(issue)
    assert states(issue) == ["claimed", "queued", "queued"]
    issue.deliveries.filter(state="claimed").update(lease_until=timezone.now())
    send_issue(issue)
    assert [message.to for message in mail.outbox] == [[f"nia{number}@example.org"] for number in (0, 0, 1, 2)]
    ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(ids) - len(set(ids)) == 1


def test_a_claimed_delivery_is_nobody_elses_until_its_lease_ends(issue):
    """Guard: ``DeliveryQuerySet.due``."""
    claiming.make_deliveries(issue)
    plan = Plan(issue)
    claimed = {claiming.claim(plan, lease=LEASE).pk for _time in range(3)}
    assert len(claimed) == 3
    assert claiming.claim(plan, lease=LEASE) is None
    issue.deliveries.filter(pk=min(claimed)).update(lease_until=timezone.now())
    assert claiming.claim(plan, lease=LEASE).pk == min(claimed)


def test_the_sender_waits_for_what_another_has_claimed(issue):
    claiming.make_deliveries(issue)
    claiming.claim(Plan(issue), lease=dt.timedelta(hours=1))
    pauses = []

    def pause(seconds):
        pauses.append(seconds)
        issue.deliveries.filter(state="claimed").update(lease_until=timezone.now())

    assert send_issue(issue, pause=pause).accepted == 3
    assert len(pauses) == 1


def test_a_late_failure_does_not_take_back_what_another_sender_delivered(issue):
    """Guard: ``delivering._ours``."""
    claiming.make_deliveries(issue)
    plan = Plan(issue)
    slow = claiming.claim(plan, lease=dt.timedelta(0))
    issue.deliveries.filter(pk=slow.pk).update(next_try_at=timezone.now() - dt.timedelta(days=1))
    quick = claiming.claim(plan, lease=LEASE)
    assert quick.pk == slow.pk
    delivering._accept(quick)
    delivering._fail(slow, Refused(550, "5.7.1 Late", at_recipient=True))
    assert Delivery.objects.get(pk=slow.pk).state == Delivery.State.ACCEPTED


def test_unsubscribing_counts_until_the_last_moment(issue):
    """Guard: ``claiming._settle``."""
    claiming.make_deliveries(issue)
    Subscriber.objects.filter(email="nia1@example.org").update(state=Subscriber.State.UNSUBSCRIBED)
    assert send_issue(issue).accepted == 2
    assert states(issue) == ["accepted", "dropped", "accepted"]


def test_a_second_delivery_of_an_issue_to_somebody_cannot_be_made(issue):
    claiming.make_deliveries(issue)
    first = issue.deliveries.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(issue=issue, subscriber=first.subscriber, next_try_at=timezone.now())


def test_an_issue_on_its_way_elsewhere_counts_as_had(issue):
    """A pair that is claimed for somebody in one issue is not sent to them in another at the same time."""
    other = make_newsletter("arall")
    subscriber = Subscriber.objects.get(email="nia0@example.org")
    subscriber.subscriptions.create(newsletter=other, began_at=timezone.now())
    second = compile_issue(other)
    approve(second)
    claiming.make_deliveries(second)
    claiming.make_deliveries(issue)
    claiming.claim(Plan(issue), lease=LEASE)
    assert send_issue(second).accepted == 0
    assert states(second) == ["dropped"]


@pytest.mark.parametrize("status", [Issue.Status.COMPILED, Issue.Status.CANCELLED])
def test_only_what_was_approved_is_sent(issue, status):
    Issue.objects.filter(pk=issue.pk).update(status=status)
    with pytest.raises(NewsletterError):
        send_issue(issue)
    assert mail.outbox == []


def test_what_goes_out_cannot_be_cancelled(issue):
    send_issue(issue)
    with pytest.raises(NewsletterError):
        cancel(issue)


@pytest.mark.parametrize("status", [status for status in Issue.Status if status != Issue.Status.COMPILED])
def test_what_was_sent_or_cancelled_is_not_approved_again(issue, status):
    """Guard: the conditional update in ``approving.approve``."""
    Issue.objects.filter(pk=issue.pk).update(status=status)
    with pytest.raises(NewsletterError):
        approve(issue)
    assert Issue.objects.get(pk=issue.pk).status == status


def test_what_another_sender_took_meanwhile_is_not_taken(issue):
    """Guard: the conditional update in ``claiming._take``; both senders had seen the same row waiting."""
    claiming.make_deliveries(issue)
    plan, now = Plan(issue), timezone.now()
    seen = issue.deliveries.order_by("pk").values_list("pk", "subscriber_id").first()
    assert claiming._take(plan, *seen, now=now, lease=LEASE) is not None
    assert claiming._take(plan, *seen, now=now, lease=LEASE) is None


def test_what_was_refused_may_come_by_another_issue(issue, monkeypatch):
    """Guard: ``DeliveryQuerySet.have_or_will``; only what the server accepted has reached somebody."""
    answering(monkeypatch, Refused(554, "5.7.1 Spam", at_recipient=False))
    send_issue(issue)
    other = make_newsletter("arall")
    for subscriber in Subscriber.objects.all():
        subscriber.subscriptions.create(newsletter=other, began_at=timezone.now())
    second = compile_issue(other)
    approve(second)
    assert send_issue(second).accepted == 1
    assert sorted(message.to[0] for message in mail.outbox) == [f"nia{number}@example.org" for number in range(3)]


def test_what_is_tried_again_is_the_same_letter_whatever_they_chose_meanwhile(issue, monkeypatch):
    """Guard: the variant that stays, in ``claiming._settle``; the first try may have arrived after all."""
    answering(monkeypatch, *[Refused(451, "4.7.1 Greylisted", at_recipient=True)] * 3)
    send_issue(issue)
    Subscriber.objects.update(language="en")
    issue.deliveries.update(next_try_at=timezone.now())
    send_issue(issue)
    assert [message.subject for message in mail.outbox] == ["Newyddion yr wythnos"] * 3
