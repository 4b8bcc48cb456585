"""Whoever looks a term up reads all that is said of it, in their own language, and nothing of what is not said."""

import re

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from papurbro.translation.glossary.models import Term

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("founded")]


def page_of(client, term, language):
    mair = factories.translator("mair")
    UserProfile.objects.update_or_create(user=mair, defaults={"preferred_language": language})
    client.force_login(mair)
    return client.get(reverse("translation_glossary:inspect", args=[term.pk])).content.decode()


def test_what_is_not_to_be_said_stands_word_by_word(client):
    page = page_of(client, Term.objects.create(en="council", cy="cyngor", forbidden_cy="plwyf\ncownsil"), "en")

    assert "plwyf, cownsil" in page


def test_what_nobody_said_is_left_out(client):
    """Guard: ``TermInspect.setup``."""
    page = page_of(client, Term.objects.create(en="council", cy="cyngor"), "cy")

    assert re.findall(r"<dt>\s*(.*?)\s*</dt>", page) == ["Saesneg", "Cymraeg", "Statws", "Newidiwyd"]
