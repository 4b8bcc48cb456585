"""Double opt-in: nothing happens before the button in the mail, and nobody learns who subscribes."""

import re

import pytest
from django.core import mail, signing
from django.core.cache import cache
from django.template import engines
from django.test import Client
from django.urls import reverse
from django.utils import translation

from newsletter.consenting import CONFIRM_WITHIN
from newsletter.forms import SOONEST
from newsletter.models import ConsentEvent, Subscriber

from tests import factories
from tests.newsletter.making import make_newsletter, make_tag, subscribe

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_limits_yet():
    cache.clear()


@pytest.fixture
def newsletter():
    factories.site()
    return make_newsletter(tags=[make_tag("afon"), make_tag("bws")])


def shown_long_ago(monkeypatch):
    """A stamp of a form that was shown an hour ago."""
    with monkeypatch.context() as patch:
        now = signing.time.time()
        patch.setattr(signing.time, "time", lambda: now - 3600)
        return signing.TimestampSigner(salt="papurbro.newsletter.form").sign("shown")


@pytest.fixture
def sign_up(newsletter, monkeypatch, django_capture_on_commit_callbacks):
    def post(page="cy", **data):
        form = {
            "email": "nia@example.org",
            "language": "cy",
            "newsletters": [newsletter.pk],
            "shown": shown_long_ago(monkeypatch),
        }
        with django_capture_on_commit_callbacks(execute=True):
            return Client(enforce_csrf_checks=True).post(page_in(page), {**form, **data})

    return post


def page_in(language):
    """Where the form is."""
    with translation.override(language):
        return reverse("newsletters")


def link(message):
    return re.search(r"http://testserver(/\S+)", message.body).group(1)


def test_asking_sends_one_mail_and_only_the_button_confirms(sign_up, client, newsletter):
    answer = sign_up()
    assert answer.status_code == 302
    (message,) = mail.outbox
    assert message.to == ["nia@example.org"]
    subscriber = Subscriber.objects.get()
    assert (subscriber.state, subscriber.subscriptions.count()) == (Subscriber.State.PENDING, 0)
    client.get(link(message))
    subscriber.refresh_from_db()
    assert subscriber.state == Subscriber.State.PENDING
    client.post(link(message))
    subscriber.refresh_from_db()
    assert subscriber.state == Subscriber.State.CONFIRMED
    assert [subscription.newsletter for subscription in subscriber.subscriptions.all()] == [newsletter]


def test_the_ledger_holds_what_was_agreed_in_which_words(sign_up, client, newsletter):
    tag = make_tag("afon")
    sign_up(**{f"topics_{newsletter.pk}": [tag.pk], "language": "en"}, page="en")
    client.post(link(mail.outbox[0]))
    asked, confirmed = ConsentEvent.objects.all()
    assert (asked.kind, confirmed.kind, confirmed.answers) == ("asked", "confirmed", asked)
    assert asked.words == "I ask to be sent The week by email, until I unsubscribe."
    assert asked.choices["newsletters"] == {"wythnos": [tag.pk]}
    assert list(asked.subscriber.subscriptions.get().tags.all()) == [tag]


def test_the_ledger_is_only_added_to(sign_up):
    sign_up()
    line = ConsentEvent.objects.get()
    line.words = "Something else"
    with pytest.raises(ValueError, match="only added to"):
        line.save()


def test_a_known_address_is_answered_as_an_unknown_one(sign_up, newsletter):
    unknown = sign_up()
    for state in Subscriber.State:
        Subscriber.objects.update(state=state)
        known = sign_up()
        assert (known.status_code, known["Location"], known.content) == (
            unknown.status_code,
            unknown["Location"],
            unknown.content,
        )


def test_asking_in_somebodys_name_changes_nothing_of_theirs(sign_up, newsletter):
    subscribe("nia@example.org", newsletter, language="en")
    sign_up(language="cy", email="NIA@example.org")
    subscriber = Subscriber.objects.get()
    assert (subscriber.language, subscriber.state) == ("en", Subscriber.State.CONFIRMED)


@pytest.mark.parametrize("state", [Subscriber.State.BOUNCED, Subscriber.State.COMPLAINED])
def test_no_mail_goes_to_dead_addresses_or_to_who_complained(sign_up, newsletter, state):
    """Guard: ``Subscriber.may_be_written_to``."""
    subscribe("nia@example.org", newsletter)
    Subscriber.objects.update(state=state)
    sign_up()
    assert mail.outbox == []


def test_an_old_confirmation_does_not_undo_a_later_unsubscribing(sign_up, client):
    sign_up()
    client.post(link(mail.outbox[0]))
    Subscriber.objects.update(state=Subscriber.State.UNSUBSCRIBED)
    client.post(link(mail.outbox[0]))
    assert Subscriber.objects.get().state == Subscriber.State.UNSUBSCRIBED


def test_the_mail_is_in_the_chosen_language_welsh_first_where_it_is_both(sign_up):
    for language, expected in (("cy", "cy"), ("en", "en"), ("both", "cy, en")):
        sign_up(language=language, email=f"{language}@example.org")
        message = mail.outbox[-1]
        assert message.extra_headers["Content-Language"] == expected
        ((html, _type),) = message.alternatives
        assert f'<html lang="{expected[:2]}"' in html


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "nia"}, "email"),
        ({"email": "niâ@example.org"}, "email"),
        ({"email": "nia@example.org\nBcc: all@example.org"}, "email"),
        ({"language": "de"}, "language"),
        ({"newsletters": []}, "newsletters"),
        ({"newsletters": [99999]}, "newsletters"),
        ({"newsletters": [10**20]}, "newsletters"),
        ({"newsletters": ["x\x00"]}, "newsletters"),
        ({"shown": ""}, "shown"),
        ({"shown": "shown:forged:stamp"}, "shown"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_kept(sign_up, change, field):
    answer = sign_up(**change)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not Subscriber.objects.exists()
    assert mail.outbox == []


def test_a_form_sent_at_once_is_asked_for_again_and_taken_then(sign_up, newsletter, client):
    page = client.get(page_in("en"))
    stamp = str(page.context["form"]["shown"].value())
    answer = sign_up(shown=stamp)
    assert list(answer.context["form"].errors) == ["shown"]
    assert SOONEST.total_seconds() < 5
    assert stamp in answer.content.decode()


def test_robots_that_fill_in_everything_are_thanked_and_forgotten(sign_up):
    answer = sign_up(website="http://example.org")
    assert answer.status_code == 302
    assert not Subscriber.objects.exists()


def test_an_address_is_mailed_a_few_times_an_hour_and_the_answer_stays_the_same(sign_up):
    answers = {sign_up()["Location"] for _time in range(5)}
    assert len(answers) == 1
    assert len(mail.outbox) == 3


def test_the_tray_stands_on_any_page_and_needs_no_cookie(newsletter, rf):
    html = engines["django"].from_string("{% load newsletter %}{% signup_tray %}").render({}, rf.get("/"))
    assert f'name="newsletters" value="{newsletter.pk}"' in html
    assert "csrf" not in html


def test_the_page_offers_every_newsletter_with_its_topics_in_few_queries(
    newsletter, client, django_assert_max_num_queries
):
    make_newsletter("arall", tags=[make_tag("canu")])
    client.get(page_in("en"))
    with django_assert_max_num_queries(20):
        page = client.get(page_in("en")).content.decode()
    for name in ("afon-en", "bws-en", "canu-en"):
        assert name in page


def test_the_page_of_thanks_is_there_in_both_languages(client, newsletter):
    addresses = {}
    for language in ("cy", "en"):
        with translation.override(language):
            addresses[language] = reverse("newsletter_thanks")

    assert f'href="{addresses["cy"]}" lang="cy"' in client.get(addresses["en"]).text
    assert f'href="{addresses["en"]}" lang="en"' in client.get(addresses["cy"]).text


@pytest.mark.parametrize("state", [Subscriber.State.BOUNCED, Subscriber.State.COMPLAINED])
def test_no_old_confirmation_brings_back_who_bounced_or_complained(sign_up, client, state):
    """Guard: ``may_be_written_to`` in ``consenting.confirm``."""
    sign_up()
    Subscriber.objects.update(state=state)
    client.post(link(mail.outbox[0]))
    assert Subscriber.objects.get().state == state


def test_a_confirmation_that_lay_too_long_confirms_nothing(sign_up, client, monkeypatch):
    """Guard: ``CONFIRM_WITHIN`` in ``consenting.read_confirm_token``."""
    sign_up()
    later = signing.time.time() + CONFIRM_WITHIN.total_seconds() + 60
    monkeypatch.setattr(signing.time, "time", lambda: later)
    assert client.post(link(mail.outbox[0])).status_code == 404
    assert Subscriber.objects.get().state == Subscriber.State.PENDING
