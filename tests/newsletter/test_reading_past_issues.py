"""The archive: what went out, in each language, with nobody's link in it."""

import pytest
from django.urls import reverse
from django.utils import translation

from papurbro.translation.models import Pair

from blog.models import PostPage

from newsletter.compiling import compile_issue
from newsletter.models import Issue

from tests.newsletter.making import compile_and_send, make_newsletter, publish, take_down

pytestmark = pytest.mark.django_db


def page(name, language, **kwargs):
    with translation.override(language):
        return reverse(name, kwargs=kwargs)


def test_each_language_has_its_page_with_what_is_missing_labelled(client):
    newsletter = make_newsletter()
    publish("stori un", languages="en")
    publish("stori dau")
    issue, _progress = compile_and_send(newsletter)
    welsh = client.get(page("newsletter_issue", "cy", slug="wythnos", number=1)).content.decode()
    assert "stori dau cy" in welsh
    assert "stori dau en" not in welsh
    assert 'lang="en" hreflang="en">stori un en</a>' in welsh
    english = client.get(page("newsletter_issue", "en", slug="wythnos", number=1)).content.decode()
    assert "stori dau en" in english
    assert f'href="{page("newsletter_issue", "cy", slug="wythnos", number=1)}"' in english
    assert issue.variants.count() == 0
    index = client.get(page("newsletter_archive", "cy", slug="wythnos")).content.decode()
    assert page("newsletter_issue", "cy", slug="wythnos", number=1) in index


@pytest.mark.parametrize("status", [Issue.Status.COMPILED, Issue.Status.APPROVED, Issue.Status.CANCELLED])
def test_an_issue_that_did_not_go_out_is_not_there(client, status):
    newsletter = make_newsletter()
    publish("stori un")
    issue = compile_issue(newsletter)
    Issue.objects.filter(pk=issue.pk).update(status=status)
    assert client.get(page("newsletter_issue", "cy", slug="wythnos", number=1)).status_code == 404


def test_what_was_taken_down_is_not_shown_any_more(client):
    newsletter = make_newsletter()
    pair = publish("stori un")
    publish("stori dau")
    compile_and_send(newsletter)
    for half in PostPage.objects.filter(translation_key=Pair.objects.get(pk=pair.pk).translation_key):
        take_down(half)
    shown = client.get(page("newsletter_issue", "en", slug="wythnos", number=1)).content.decode()
    assert "stori dau en" in shown
    assert "stori un" not in shown
