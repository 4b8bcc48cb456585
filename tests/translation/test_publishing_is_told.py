"""The editor is told in one plain sentence what was published, or what is missing and where to go.

Guards: ``publishing_hooks.publish_the_pair``, ``all_or_none``, ``may_take_down_both``; ``publishing.check_rights``.
"""

import datetime
import itertools

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail import hooks
from wagtail.users.models import UserProfile

from papurbro.translation import publishing, work
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair
from papurbro.translation.pages import ChangeClass

from blog.models import PostPage

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

NEXT_WEEK = timezone.now() + datetime.timedelta(days=7)


@pytest.fixture(autouse=True)
def in_english():
    """The sentences are looked for in English."""
    admin = factories.superuser()
    UserProfile.objects.update_or_create(user=admin, defaults={"preferred_language": "en"})
    with translation.override("en"):
        yield


@pytest.fixture
def client():
    client = Client()
    client.force_login(factories.superuser())
    return client


def told(response):
    """Everything that the next page tells, its buttons included."""
    return " ".join(str(message) for message in response.context["messages"])


def publish(client, page, value="action-publish", **data):
    form = factories.edit_form(page, **{"action-publish": value, **data})
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form, follow=True)


def test_a_refusal_says_what_is_missing_and_leads_there(client):
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)

    response = publish(client, page, title="Teitl newydd")

    assert "Not published: nobody has begun the English version yet." in told(response)
    assert reverse("translation:work", args=[pair.pk]) in told(response)
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    page.refresh_from_db()
    assert not page.live
    assert page.get_latest_revision_as_object().title == "Teitl newydd"


def test_publishing_from_the_create_form_leaves_a_draft_and_says_why(client, django_capture_on_commit_callbacks):
    section = factories.site().section["cy"]
    form = factories.edit_form(factories.make_post("cy"), **{"action-publish": "action-publish", "slug": "newydd"})
    address = reverse("wagtailadmin_pages:add", args=["blog", "postpage", section.pk])

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(address, form, follow=True)

    page = PostPage.objects.get(slug="newydd", locale__language_code="cy")
    assert not page.live
    assert "Not published" in told(response)


def test_what_was_published_is_told(client):
    pages = factories.make_ready_pair()
    assert "Both versions of" in told(publish(client, pages["cy"]))

    page = factories.fresh(pages)["cy"]
    assert "goes out with the English version once that is ready" in told(
        publish(client, page, ChangeClass.SUBSTANTIVE, title="Teitl cwbl newydd")
    )
    page = factories.fresh(pages)["cy"]
    assert "Correction published. The English version shows a notice" in told(
        publish(client, page, ChangeClass.CORRECTION, title="Teitl cwbl newydd eto")
    )


def test_a_schedule_is_told(client):
    pages = factories.make_ready_pair()

    response = publish(client, pages["cy"], go_live_at=timezone.localtime(NEXT_WEEK).strftime("%Y-%m-%d %H:%M"))

    assert "Both versions are scheduled for" in told(response)


def test_a_date_that_cannot_be_promised_is_kept_as_due(client):
    page = factories.make_post("cy")
    factories.with_counterpart(page)

    publish(client, page, go_live_at=timezone.localtime(NEXT_WEEK).strftime("%Y-%m-%d %H:%M"))

    assert Pair.objects.for_page(page).get().due == timezone.localtime(NEXT_WEEK).date()
    assert PostPage.objects.get(pk=page.pk).scheduled_revision is None


def test_other_apps_hear_of_the_publication(client):
    heard = []
    pages = factories.make_ready_pair()

    with hooks.register_temporarily("after_publish_page", lambda request, page: heard.append(page.live)):
        publish(client, pages["cy"])

    assert heard == [True]


def test_of_many_pages_none_is_published_where_one_is_refused(client):
    ready, unready = factories.make_ready_pair(), factories.make_post("cy")
    factories.with_counterpart(unready)
    ids = f"?id={ready['cy'].pk}&id={unready.pk}"
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response = client.post(address + ids, {"next": reverse("wagtailadmin_home")}, follow=True)

    assert "None of the pages was changed. Not published: nobody has begun the English version yet." in told(response)
    assert not any(page.live for page in factories.fresh(ready).values())


HALF = itertools.count()


def editor_of(language):
    return factories.editor(f"golygydd{next(HALF)}", languages=(language,))


@pytest.mark.parametrize("language", ["cy", "en"])
def test_whoever_may_publish_one_half_only_publishes_none(language):
    pages = factories.make_ready_pair()
    user = editor_of(language)
    client = Client()
    client.force_login(user)

    publish(client, pages[language])
    with pytest.raises(PermissionDenied):
        publishing.publish(pages[language], pages[language].get_latest_revision(), user=user)

    assert not any(page.live for page in factories.fresh(pages).values())


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("how", ["one", "many"])
def test_whoever_may_take_down_one_half_only_takes_down_none(language, how):
    pages = dict(zip(("cy", "en"), factories.make_pair(), strict=True))
    client = Client()
    client.force_login(editor_of(language))
    page = pages[language]

    if how == "one":
        client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    else:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
        client.post(f"{address}?id={page.pk}", {"next": "/admin/"})

    assert all(page.live for page in factories.fresh(pages).values())


def test_an_editor_of_one_language_publishes_a_half_that_goes_by_itself():
    page = factories.make_post("cy")
    work.exempt(factories.with_counterpart(page), factories.superuser(), "Cerdd")
    user = editor_of("cy")

    publishing.publish(page, page.get_latest_revision(), user=user)
    with pytest.raises(PermissionDenied):
        publishing.publish(page, page.get_latest_revision(), user=factories.translator())

    assert PostPage.objects.get(pk=page.pk).live


def test_what_is_wrong_in_the_other_half_is_told():
    pages = factories.make_ready_pair()
    draft = pages["en"].get_latest_revision_as_object()
    draft.slug = factories.make_pair()[1].slug
    draft.save_revision(clean=False)

    with pytest.raises(PairError, match="something is missing or wrong"):
        factories.publish(pages["cy"])

    assert not any(page.live for page in factories.fresh(pages).values())
