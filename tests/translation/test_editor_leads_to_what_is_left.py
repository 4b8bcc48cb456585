"""Nobody has to look for what is still to do: the work page leads there, and the home page names what can be published."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from tests import factories

pytestmark = pytest.mark.django_db


def test_the_work_page_leads_to_the_first_part_that_is_not_translated(client):
    page = factories.make_post("cy", body=["Y paragraff cyntaf un.", "Yr ail baragraff yma."])
    pair = factories.translate_all(factories.with_counterpart(page))
    StringTranslation.objects.order_by("-pk").first().delete()
    client.force_login(factories.superuser())

    shown = client.get(reverse("translation:work", args=[pair.pk])).text

    assert 'href="#part-3"' in shown
    assert 'id="part-3"' in shown


def test_a_work_page_with_nothing_left_leads_nowhere(client):
    pair = factories.translate_all(factories.with_counterpart(factories.make_post("cy")))
    client.force_login(factories.superuser())

    assert "#part-" not in client.get(reverse("translation:work", args=[pair.pk])).text


def test_an_editor_sees_on_the_home_page_what_can_be_published(client):
    pair = factories.make_ready(factories.make_post("cy", title="Llwybr newydd"))
    client.force_login(factories.editor())

    assert reverse("translation:work", args=[pair.pk]) in client.get(reverse("wagtailadmin_home")).text
