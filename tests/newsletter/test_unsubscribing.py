"""Out by one button, or by the mail program's own (RFC 8058); looking changes nothing, and the page tells nobody anything."""

import pytest
from django.core import mail
from django.test import Client

from newsletter.messages import unsubscribe_token
from newsletter.models import ConsentEvent, Subscriber
from newsletter.rendering import unsubscribe_url

from tests.newsletter.making import compile_and_send, make_newsletter, make_tag, publish, subscribe

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsletter():
    newsletter = make_newsletter()
    publish("stori un")
    return newsletter


def page_of(subscriber, newsletter, language="cy"):
    return unsubscribe_url(unsubscribe_token(subscriber, newsletter), language).removeprefix("http://testserver")


def test_one_click_works_without_cookie_token_or_session(newsletter):
    subscriber = subscribe("cy@example.org", newsletter)
    compile_and_send(newsletter)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = headers["List-Unsubscribe"].partition(">")[0].removeprefix("<http://testserver")
    answer = Client(enforce_csrf_checks=True).post(url, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not answer.cookies.get("csrftoken")
    subscriber.refresh_from_db()
    assert subscriber.state == Subscriber.State.UNSUBSCRIBED
    assert subscriber.consents.last().form == ConsentEvent.Form.ONE_CLICK


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(client, newsletter, method):
    """Guard: the views act on POST alone. Mail scanners follow every link."""
    subscriber = subscribe("cy@example.org", newsletter)
    answer = getattr(client, method)(page_of(subscriber, newsletter))
    assert answer.status_code == 200
    subscriber.refresh_from_db()
    assert subscriber.state == Subscriber.State.CONFIRMED


def test_one_newsletter_ends_and_the_others_go_on_unless_everything_is_meant(client, newsletter):
    other = make_newsletter("arall")
    subscriber = subscribe("cy@example.org", newsletter, other)
    client.post(page_of(subscriber, newsletter))
    assert [running.newsletter for running in subscriber.subscriptions.filter(ended_at=None)] == [other]
    client.post(page_of(subscriber, newsletter), {"everything": "1"})
    subscriber.refresh_from_db()
    assert subscriber.state == Subscriber.State.UNSUBSCRIBED


def test_twice_is_once(client, newsletter):
    subscriber = subscribe("cy@example.org", newsletter)
    for _time in range(2):
        assert client.post(page_of(subscriber, newsletter)).status_code == 200
    assert subscriber.consents.filter(kind=ConsentEvent.Kind.WITHDRAWN).count() == 1


@pytest.mark.parametrize(("reads", "address", "shown"), [("cy", "en", "cy"), ("en", "cy", "en"), ("both", "en", "en")])
def test_the_page_is_in_the_language_of_the_record_not_of_the_address(client, newsletter, reads, address, shown):
    subscriber = subscribe("nia@example.org", newsletter, language=reads)
    for method in (client.get, client.post):
        answer = method(page_of(subscriber, newsletter, address))
        assert f'<html lang="{shown}"' in answer.content.decode()
        assert answer["Content-Language"] == shown


def test_whoever_is_forwarded_an_issue_learns_nothing_from_its_links(client, newsletter):
    subscriber = subscribe("nia@example.org", newsletter)
    answer = client.get(page_of(subscriber, newsletter))
    assert "nia" not in answer.content.decode()
    assert (answer["Referrer-Policy"], answer["Cache-Control"], answer["X-Robots-Tag"]) == (
        "no-referrer",
        "no-store",
        "noindex",
    )


@pytest.mark.parametrize("change", [lambda token: token[:-3], lambda token: "x", lambda token: token + "x"])
def test_a_damaged_link_says_so(client, newsletter, change):
    subscriber = subscribe("nia@example.org", newsletter)
    url = unsubscribe_url(change(unsubscribe_token(subscriber, newsletter)), "cy").removeprefix("http://testserver")
    assert client.post(url).status_code == 404
    subscriber.refresh_from_db()
    assert subscriber.state == Subscriber.State.CONFIRMED


def test_after_unsubscribing_nothing_more_comes(client, newsletter):
    subscriber = subscribe("nia@example.org", newsletter)
    client.post(page_of(subscriber, newsletter))
    compile_and_send(newsletter)
    assert mail.outbox == []


def test_what_was_left_does_not_come_though_another_goes_on(client, newsletter):
    """Guard: ``ended_at`` in ``SubscriberQuerySet.entitled_to``."""
    subscriber = subscribe("nia@example.org", newsletter, make_newsletter("arall", tags=[make_tag("arall")]))
    client.post(page_of(subscriber, newsletter))
    compile_and_send(newsletter)
    assert mail.outbox == []
