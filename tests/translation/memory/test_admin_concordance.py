"""Words looked up in the admin."""

import pytest
from django.urls import reverse

from papurbro.translation.glossary.models import Term

from tests import factories

pytestmark = pytest.mark.django_db

WORDS = "translation_memory:concordance"


@pytest.fixture(autouse=True)
def _mair(client):
    client.force_login(factories.translator("mair"))


def test_what_was_found_is_marked_and_leads_on(client, remember):
    term = Term.objects.create(cy="cyngor", en="council")
    unit = remember("Aelodau <o> gyngor", "Members <of> the council")

    page = client.get(reverse(WORDS), {"q": "cyngor", "language": "cy"}).content.decode()

    assert "Aelodau &lt;o&gt; <mark>gyngor</mark>" in page
    assert "Members &lt;of&gt; the <mark>council</mark>" in page
    assert reverse("translation_memory:unit", args=[unit.pk]) in page
    assert reverse("translation_glossary:inspect", args=[term.pk]) in page
    assert '<p lang="en">' in page


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "te", "language": "xx"}, {"q": "x" * 900}, {"language": "en"}])
def test_whatever_is_asked_is_no_error(client, query):
    assert client.get(reverse(WORDS), query).status_code == 200


def test_what_was_asked_stays_in_the_form(client):
    page = client.get(reverse(WORDS), {"q": 'neuadd "fawr"', "language": "en"}).content.decode()

    assert 'value="neuadd &quot;fawr&quot;"' in page
    assert '<option value="en" selected>' in page
