"""An issue goes to two hundred people over a real socket; the sender is killed midway and started again.

Every mailbox is opened. What it must hold is worked out here, from the rows of consent, language and topics alone, and with
none of the code that sends.
"""

import os
import subprocess
import sys
from email.utils import parseaddr
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext

from newsletter.compiling import compile_issue
from newsletter.models import Delivery, Issue, Subscriber

from demo.audience import make_audience

from tests.newsletter.making import make_newsletter, make_tag, publish
from tests.newsletter.postoffice import PostOffice

#: When this many messages have come in, the server answers no more, and the sender is killed as it waits.
KILLED_AT = 60

STORIES = {  # name: (languages, tags)
    "afon": ("cy en", ["natur"]),
    "bws": ("en", ["teithio"]),
    "canu": ("cy", ["llen"]),
    "derwen": ("cy en", ["natur", "llen"]),
    "eira": ("en", ["natur"]),
    "ffair": ("cy en", ["teithio"]),
}


@pytest.fixture
def issue(transactional_db):
    """An issue of six stories, four of them in both languages or one, for an audience of two hundred."""
    tags = {name: make_tag(name) for name in ("natur", "teithio", "llen")}
    weekly = make_newsletter(tags=list(tags.values()))
    other = make_newsletter("arall", tags=[tags["llen"], tags["natur"]], fallback="skip")
    for name, (languages, named) in STORIES.items():
        publish(name, languages=languages, tags=[tags[tag] for tag in named])
    make_audience([weekly, other], count=200)
    return compile_issue(weekly)


def database_url():
    """The tests' own database, for a process of its own."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    credentials = known["USER"] + (f":{known['PASSWORD']}" if known["PASSWORD"] else "")
    return f"postgres://{credentials}@{known['HOST']}:{known['PORT'] or 5432}/{known['NAME']}"


def start_sender(issue, office):
    """``manage.py newsletter send`` in a process of its own."""
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "papurbro.settings.test",
        "EMAIL_URL": f"smtp://127.0.0.1:{office.port}",
    }
    command = [sys.executable, str(Path(settings.REPOSITORY) / "manage.py"), "newsletter", "send", str(issue.pk)]
    return subprocess.Popen(  # noqa: S603 - our own command
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def send_killed_midway(issue):
    """What had come in when the sender was killed, and what came in when it was started again."""
    with PostOffice(silent_from=KILLED_AT) as first:
        sender = start_sender(issue, first)
        assert first.fell_silent.wait(timeout=120), sender.communicate(timeout=5)[0]
        sender.kill()
        sender.communicate()
    # The lease of the message that was in flight ends.
    Delivery.objects.filter(state=Delivery.State.CLAIMED).update(lease_until=timezone.now())
    with PostOffice() as second:
        sender = start_sender(issue, second)
        output, _errors = sender.communicate(timeout=120)
        assert sender.returncode == 0, output
    return first, second


def expected_titles(subscriber, newsletter):
    """The titles that somebody is entitled to, in order; a set of those that stand labelled."""
    subscription = subscriber.subscriptions.filter(newsletter=newsletter, ended_at=None).first()
    if subscriber.state != "confirmed" or subscription is None:
        return [], set()
    chosen = {tag.name_cy.removesuffix("-cy") for tag in subscription.tags.all()}
    reads = {"cy": ["cy"], "en": ["en"], "both": ["cy", "en"], "unknown": ["cy", "en"]}[subscriber.language]
    titles, labelled = [], set()
    for reader in reads:
        for name, (languages, tags) in reversed(STORIES.items()):
            if chosen and not chosen & set(tags):
                continue
            if reader in languages:
                titles.append(f"{name} {reader}")
            elif subscriber.wants_labelled:
                titles.append(f"{name} {languages}")
                labelled.add((reader, f"{name} {languages}"))
    return titles, labelled


def titles_of(letter):
    """The headings of a letter's plain text, in order, and those with a label, with the language of their part."""
    lines = letter.get_body(("plain",)).get_content().splitlines()
    headings = [line for line, rule in pairwise(lines) if rule and set(rule) == {"-"} and line]
    labels = {"en": label_in("cy", "in English"), "cy": label_in("en", "in Welsh")}
    titles, labelled = [], set()
    for heading in headings:
        title, _bracket, label = heading.partition(" (")
        titles.append(title)
        if label:
            assert label == f"{labels[title[-2:]]})"
            labelled.add(("cy" if title.endswith("en") else "en", title))
    return titles, labelled


def label_in(language, label):
    with translation.override(language):
        return gettext(label)


def test_every_mailbox_holds_exactly_what_its_owner_is_entitled_to(issue):
    """Guards: ``claiming._take`` (one conditional update, a lease that ends), ``Delivery`` unique, the stable Message-ID."""
    first, second = send_killed_midway(issue)
    mailboxes = {}
    for office in (first, second):
        for address, letters in office.mailboxes().items():
            mailboxes.setdefault(address, []).extend(letters)

    everyone = Subscriber.objects.prefetch_related("subscriptions__tags")
    assert everyone.count() == 200
    entitled = {}
    for subscriber in everyone:
        titles, labelled = expected_titles(subscriber, issue.newsletter)
        if titles:
            entitled[subscriber.email] = (subscriber, titles, labelled)
    assert set(mailboxes) == set(entitled)

    for address, (subscriber, titles, labelled) in entitled.items():
        assert len({letter["Message-ID"] for letter in mailboxes[address]}) == 1
        for letter in mailboxes[address]:
            assert titles_of(letter) == (titles, labelled)
            assert_is_in_the_language_of(letter, subscriber, titles)
    in_flight = first.letters[-1]["To"]
    assert [address for address, letters in mailboxes.items() if len(letters) > 1] == [in_flight]

    issue.refresh_from_db()
    assert issue.status == Issue.Status.SENT
    assert Delivery.objects.filter(state=Delivery.State.ACCEPTED).count() == len(entitled)


def assert_is_in_the_language_of(letter, subscriber, titles):
    """Subject, sender, the language that it says it is in, and the HTML beside the text."""
    languages = {"cy": ["cy"], "en": ["en"]}.get(subscriber.language, ["cy", "en"])
    parts = [language for language in languages if language_has_a_part(language, subscriber, titles)]
    subjects = {"cy": "Newyddion yr wythnos", "en": "News of the week"}
    assert letter["Subject"] == " | ".join(subjects[language] for language in parts)
    assert parseaddr(letter["From"]) == ("Llais y Fro", "llais@example.org")
    assert letter["Content-Language"] == ", ".join(parts)
    html = letter.get_body(("html",)).get_content()
    assert f'<html lang="{parts[0]}"' in html
    assert [title for title in titles if f">{title}</a>" not in html] == []


def language_has_a_part(language, subscriber, titles):
    return subscriber.wants_labelled or any(title.endswith(language) for title in titles)
