"""What one person does to one half of a pair that goes together reaches the other one: it needs the right to both."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from papurbro.core.founding import found_site
from papurbro.translation.counterparts import halves

from tests import factories

pytestmark = pytest.mark.django_db

TOMORROW = datetime.timedelta(days=1)


def scheduled_pair():
    pages = factories.make_ready_pair()
    factories.edit(pages["cy"], go_live_at=timezone.now() + TOMORROW)
    factories.publish(pages["cy"])
    return factories.fresh(pages)


def unschedule(client, page):
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, page.scheduled_revision.pk])
    return client.post(address)


def test_an_editor_of_one_language_cannot_cancel_the_schedule_of_both(client):
    """Guard: ``PairedPagePermissionTester.can_unschedule``."""
    pages = scheduled_pair()
    client.force_login(factories.editor(languages=("cy",)))

    unschedule(client, pages["cy"])

    assert all(page.scheduled_revision for page in factories.fresh(pages).values())


def test_an_editor_of_both_can(client):
    pages = scheduled_pair()
    client.force_login(factories.editor())

    unschedule(client, pages["cy"])

    assert not any(page.scheduled_revision for page in factories.fresh(pages).values())


def second_sections():
    """Another section under each front page: ``{"cy": page, "en": page}``."""
    section = found_site().section["cy"]
    copy = section.copy(update_attrs={"title": "Adran arall", "slug": "adran-arall"}, keep_live=False)
    factories.with_counterpart(copy.specific)
    return halves(copy.translation_key)


def move_in_bulk(client, page, destination):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    return client.post(f"{address}?id={page.pk}", {"chooser": destination.pk})


def parents(pages):
    return {language: Page.objects.get(pk=page.pk).get_parent().pk for language, page in pages.items()}


def test_an_editor_of_one_language_cannot_move_both_in_bulk(client):
    """Guard: ``publishing_hooks._check_other_half``."""
    pages = factories.make_ready_pair()
    before = parents(pages)
    there = second_sections()
    client.force_login(factories.editor(languages=("cy",)))

    move_in_bulk(client, pages["cy"], there["cy"])

    assert parents(pages) == before


def test_an_editor_of_both_moves_both_in_bulk(client):
    pages = factories.make_ready_pair()
    there = second_sections()
    client.force_login(factories.editor())

    move_in_bulk(client, pages["cy"], there["cy"])

    assert parents(pages) == {language: page.pk for language, page in there.items()}
