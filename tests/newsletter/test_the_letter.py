"""What stands in a digest: dates, languages, labels and links, in HTML and in plain text."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone, translation
from django.utils.translation import gettext

from newsletter.audience import Plan, Wishes
from newsletter.compiling import compile_issue
from newsletter.models import Issue
from newsletter.rendering import filled, render_variant, variant_for

from tests.newsletter.making import compile_and_send, make_newsletter, publish, subscribe

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue():
    newsletter = make_newsletter()
    publish("stori un", languages="en", date=timezone.now() - dt.timedelta(minutes=5))
    publish("stori dau")
    issue = compile_issue(newsletter)
    issue.until = dt.datetime(2026, 7, 25, 12, tzinfo=dt.UTC)
    issue.save()
    return issue


def letter(issue, *languages):
    return filled(render_variant(issue, Plan(issue).edition(Wishes(languages))), "token")


def test_dates_are_in_the_language_of_the_reader_whatever_language_is_active(issue):
    for active in ("cy", "en"):
        with translation.override(active):
            assert "Yr wythnos, dydd Sadwrn, 25 Gorffennaf 2026" in letter(issue, "cy").text
            assert "The week, Saturday 25 July 2026" in letter(issue, "en").text


def test_the_bilingual_one_is_the_whole_of_the_welsh_with_a_link_to_the_english_at_the_top(issue):
    both = letter(issue, "cy", "en")
    assert both.subject == "Newyddion yr wythnos | News of the week"
    assert both.html.index('href="#en"') < both.html.index(">stori dau cy</a>") < both.html.index('id="en"')
    assert both.html.index('id="en"') < both.html.index(">stori dau en</a>")
    assert 'lang="en" style="text-align: right"><a href="#en">English</a>' in both.html


def test_every_piece_in_the_other_language_bears_its_language_and_a_label(issue):
    html = letter(issue, "cy").html
    with translation.override("cy"):
        label = gettext("in English")
    assert re.search(rf'lang="en" hreflang="en">stori un en</a> <span class="only">{label}</span>', html)
    assert '<p class="dek" lang="en">Cyflwyniad stori un en</p>' in html
    assert 'lang="en"' not in letter(issue, "en").html.replace('<html lang="en"', "").replace(
        '<div lang="en"', ""
    ).replace('role="article" lang="en"', "").replace('<span lang="en"', "")


def test_the_plain_text_has_real_headings_and_whole_addresses(issue):
    text = letter(issue, "en").text
    assert "stori dau en\n------------\n" in text
    assert re.search(r"^http://testserver/en/\S+$", text, re.M)
    assert "<" not in text
    assert "\n\n\n" not in text


def test_a_variant_is_rendered_once_and_shared():
    newsletter = make_newsletter()
    publish("stori un")
    for number in range(3):
        subscribe(f"nia{number}@example.org", newsletter)
    issue, _progress = compile_and_send(newsletter)
    assert issue.variants.count() == 1
    bodies = {message.body for message in mail.outbox}
    assert len(bodies) == 3, "each has a link of their own"
    edition = Plan(issue).edition(Wishes(("cy",)))
    assert variant_for(issue, edition) == issue.variants.get()


def test_the_headers_are_those_that_lists_need():
    newsletter = make_newsletter(sender_name_cy="Ŵyn & Cŵn", sender_name_en="Ŵyn & Cŵn", subject_cy="Tŷ’r Ŵyl")
    publish("stori un")
    subscribe("nia@example.org", newsletter)
    compile_and_send(newsletter)
    message = mail.outbox[0].message()
    assert message["List-Id"] == "<wythnos.testserver>"
    assert message["Precedence"] == "bulk"
    assert message["Feedback-ID"] == "1:wythnos:digest:papurbro"
    assert message["Message-ID"].endswith("@testserver>")
    assert re.fullmatch(
        r"<http://testserver/cy/\S+>, <mailto:llais@example.org\?subject=unsubscribe>",
        message["List-Unsubscribe"].replace("\n", ""),
    )
    raw = message.as_bytes()
    assert raw.isascii(), "a relay that re-encodes 8-bit text breaks DKIM"
    assert Issue.objects.get().status == Issue.Status.SENT
