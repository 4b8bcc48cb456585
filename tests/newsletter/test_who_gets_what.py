"""Language, labels, topics and consent decide what somebody gets."""

import re

import pytest
from django.core import mail

from newsletter.compiling import compile_issue
from newsletter.errors import NothingNew
from newsletter.models import Delivery, Subscriber

from tests.newsletter.making import compile_and_send, make_newsletter, make_tag, publish, put_up, subscribe

pytestmark = pytest.mark.django_db


def got(email: str) -> list[list[str]]:
    """The titles in each mail to ``email``, in order."""
    return [re.findall(r"^(stori \w+ (?:cy|en)(?: \(.+\))?)$", m.body, re.M) for m in mail.outbox if m.to == [email]]


def test_each_language_gets_its_own_text_and_both_get_the_whole_of_the_welsh_first():
    newsletter = make_newsletter()
    publish("stori un"), publish("stori dau")
    for language in ("cy", "en", "both", "unknown"):
        subscribe(f"{language}@example.org", newsletter, language=language)
    compile_and_send(newsletter)
    welsh, english = ["stori dau cy", "stori un cy"], ["stori dau en", "stori un en"]
    assert got("cy@example.org") == [welsh]
    assert got("en@example.org") == [english]
    assert got("both@example.org") == got("unknown@example.org") == [[*welsh, *english]]


def test_what_is_missing_is_shown_labelled_except_to_those_who_do_not_want_it():
    newsletter = make_newsletter()
    publish("stori un", languages="en")
    publish("stori dau")
    subscribe("any@example.org", newsletter, language="cy")
    subscribe("own@example.org", newsletter, language="cy", wants_labelled=False)
    compile_and_send(newsletter)
    assert [title.split(" (")[0] for title in got("any@example.org")[0]] == ["stori dau cy", "stori un en"]
    assert "(" in got("any@example.org")[0][1]
    assert got("own@example.org") == [["stori dau cy"]]


def test_with_fallback_skip_it_comes_later_once_and_says_that_it_is_new():
    newsletter = make_newsletter(fallback="skip")
    pair = publish("stori un", languages="en")
    publish("stori dau")
    subscribe("cy@example.org", newsletter, language="cy")
    subscribe("en@example.org", newsletter, language="en")
    compile_and_send(newsletter)
    assert got("cy@example.org") == [["stori dau cy"]]
    put_up(pair, "cy")
    issue, _progress = compile_and_send(newsletter)
    assert [item.newly_in for item in issue.items.all()] == ["cy"]
    (title,) = got("cy@example.org")[1]
    assert title.startswith("stori un cy (")
    assert len(got("en@example.org")) == 1
    with pytest.raises(NothingNew):
        compile_issue(newsletter)


def test_what_was_sent_labelled_does_not_come_again_when_it_is_translated():
    newsletter = make_newsletter()
    pair = publish("stori un", languages="en")
    subscribe("cy@example.org", newsletter, language="cy")
    compile_and_send(newsletter)
    put_up(pair, "cy")
    with pytest.raises(NothingNew):
        compile_issue(newsletter)


def test_with_fallback_hold_it_waits_for_its_other_language():
    newsletter = make_newsletter(fallback="hold")
    pair = publish("stori un", languages="en")
    publish("stori dau")
    subscribe("en@example.org", newsletter, language="en")
    compile_and_send(newsletter)
    put_up(pair, "cy")
    compile_and_send(newsletter)
    assert got("en@example.org") == [["stori dau en"], ["stori un en"]]


def test_hold_does_not_wait_for_what_will_never_come():
    newsletter = make_newsletter(fallback="hold")
    pair = publish("stori un", languages="en")
    pair.policy_in_force = "single"
    pair.save()
    assert compile_issue(newsletter).items.count() == 1


def test_chosen_topics_narrow_it():
    sport, food = make_tag("sport"), make_tag("food")
    newsletter = make_newsletter(tags=[sport, food])
    publish("stori un", tags=[sport])
    publish("stori dau", tags=[food])
    subscribe("sport@example.org", newsletter, language="en", tags=[sport])
    compile_and_send(newsletter)
    assert got("sport@example.org") == [["stori un en"]]


def test_nobody_gets_an_empty_mail():
    newsletter = make_newsletter(fallback="skip")
    publish("stori un", languages="en")
    subscribe("cy@example.org", newsletter, language="cy")
    _issue, progress = compile_and_send(newsletter)
    assert (progress.accepted, mail.outbox, Delivery.objects.count()) == (0, [], 0)


@pytest.mark.parametrize("state", [state for state in Subscriber.State if state != Subscriber.State.CONFIRMED])
def test_only_confirmed_consent_is_written_to(state):
    """Guard: ``SubscriberQuerySet.entitled_to``."""
    newsletter = make_newsletter()
    publish("stori un")
    subscriber = subscribe("cy@example.org", newsletter)
    Subscriber.objects.filter(pk=subscriber.pk).update(state=state)
    compile_and_send(newsletter)
    assert mail.outbox == []


def test_two_newsletters_with_the_same_tag_send_a_pair_once():
    """Guard: ``Plan._had``."""
    weekly, other = make_newsletter(), make_newsletter("arall")
    publish("stori un")
    subscribe("cy@example.org", weekly, other)
    compile_and_send(weekly)
    compile_and_send(other)
    assert got("cy@example.org") == [["stori un cy"]]
