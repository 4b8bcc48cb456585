"""What editors do with newsletters in the admin: see who gets what, send after a question, and nothing by hand that would lie."""

import pytest
from django.core import mail
from django.urls import reverse

from newsletter.compiling import compile_issue
from newsletter.models import ConsentEvent, Issue, Newsletter, Subscriber

from tests import factories
from tests.newsletter.making import make_newsletter, make_tag, publish, subscribe

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsletter():
    newsletter = make_newsletter()
    publish("stori un")
    publish("stori dau", languages="en")
    for language in ("cy", "en", "both"):
        subscribe(f"{language}@example.org", newsletter, language=language)
    return newsletter


@pytest.fixture
def admin(client):
    client.force_login(factories.superuser())
    return client


def test_an_issue_is_made_seen_and_sent_from_the_admin(admin, newsletter, django_capture_on_commit_callbacks):
    answer = admin.post(reverse("issue:add"), {"newsletter": newsletter.pk}, follow=True)
    issue = Issue.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("issue:inspect", args=[issue.pk])
    assert [(items, number) for _language, items, number in answer.context["editions"]] == [(2, 1)] * 3
    admin.get(reverse("issue:send", args=[issue.pk]))
    assert Issue.objects.get().status == Issue.Status.COMPILED
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(reverse("issue:send", args=[issue.pk]))
    assert Issue.objects.get().status == Issue.Status.SENT
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("mode", ["cy", "en", "both"])
def test_the_preview_is_the_mail_and_nothing_in_it_may_run(admin, newsletter, mode):
    issue = compile_issue(newsletter)
    answer = admin.get(reverse("issue:preview", args=[issue.pk, mode]))
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"stori un" in answer.content
    text = admin.get(reverse("issue:preview", args=[issue.pk, mode]) + "?text")
    assert text["Content-Type"].startswith("text/plain")


def test_a_cancelled_issue_is_not_sent(admin, newsletter):
    issue = compile_issue(newsletter)
    admin.post(reverse("issue:cancel", args=[issue.pk]))
    admin.post(reverse("issue:send", args=[issue.pk]))
    assert Issue.objects.get().status == Issue.Status.CANCELLED
    assert mail.outbox == []


def test_with_nothing_new_no_issue_is_made(admin):
    newsletter = make_newsletter()
    answer = admin.post(reverse("issue:add"), {"newsletter": newsletter.pk}, follow=True)
    assert answer.status_code == 200
    assert not Issue.objects.exists()


def test_only_who_may_send_sends(client, newsletter):
    issue = compile_issue(newsletter)
    client.force_login(factories.translator())
    for name in ("issue:inspect", "issue:send", "issue:cancel"):
        client.post(reverse(name, args=[issue.pk]))
    assert Issue.objects.get().status == Issue.Status.COMPILED
    assert mail.outbox == []


def test_a_subscriber_is_put_right_and_unsubscribed_but_not_added(admin, newsletter):
    subscriber = Subscriber.objects.get(email="cy@example.org")
    assert admin.get(reverse("subscriber:add")).status_code == 302
    edit = reverse("subscriber:edit", args=[subscriber.pk])
    assert admin.get(edit).status_code == 200
    admin.post(edit, {"language": "both", "wants_labelled": "on"})
    subscriber.refresh_from_db()
    assert (subscriber.language, subscriber.state) == ("both", Subscriber.State.CONFIRMED)
    admin.post(edit, {"language": "both", "unsubscribe": "on"})
    subscriber.refresh_from_db()
    assert subscriber.state == Subscriber.State.UNSUBSCRIBED
    assert subscriber.consents.last().form == ConsentEvent.Form.EDITOR


def test_a_newsletter_is_founded_in_the_admin_and_stays_once_it_has_had_an_issue(admin):
    words = {f"{name}_{language}": "Bro" for name in ("name", "subject", "sender_name") for language in ("cy", "en")}
    rest = {
        "slug": "bro",
        "tags": [make_tag().pk],
        "cadence": "weekly",
        "fallback": "label",
        "from_address": "a@example.org",
    }
    admin.post(reverse("newsletter:add"), {**words, **rest})
    newsletter = Newsletter.objects.get(slug="bro")
    factories.site()
    publish("stori un")
    compile_issue(newsletter)
    assert admin.get(reverse("newsletter:index")).status_code == 200
    admin.post(reverse("newsletter:delete", args=[newsletter.pk]))
    assert Newsletter.objects.filter(slug="bro").exists()
