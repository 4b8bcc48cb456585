"""The admin is the paper's: its name stands where people log in, and no badge about a release of Wagtail."""

import pytest
from django.urls import reverse

from papurbro.core.models import SiteIdentity

from tests import factories

pytestmark = pytest.mark.django_db


def test_people_log_in_to_their_paper(client):
    SiteIdentity.objects.update_or_create(defaults={"name_cy": "Llais y Cwm", "name_en": "Voice of the Valley"})

    assert "Voice of the Valley" in client.get(reverse("wagtailadmin_login"), headers={"accept-language": "en"}).text
    assert "Llais y Cwm" in client.get(reverse("wagtailadmin_login"), headers={"accept-language": "cy"}).text


def test_the_help_menu_speaks_of_no_release(client):
    client.force_login(factories.superuser())

    assert "whats-new-in-wagtail" not in client.get(reverse("wagtailadmin_home")).text
