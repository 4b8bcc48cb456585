"""Where the page editor and the work page meet."""

import pytest
from django.urls import reverse

from papurbro.translation import counterparts, work
from papurbro.translation.models import Pair, Status

from tests import factories

pytestmark = pytest.mark.django_db


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def work_url(pair):
    return reverse("translation:work", args=[pair.pk])


@pytest.fixture
def pair():
    return factories.with_counterpart(factories.make_post("cy", body=["Bydd te am 19:00."]))


def test_a_counterpart_made_of_segments_is_edited_on_the_work_page(client, pair):
    """Guard: the hook ``work_segment_by_segment``; a POST would write past the segments, and publish one half."""
    client.force_login(factories.superuser())
    before = Pair.objects.filter(pk=pair.pk).values().get()

    for answer in (
        client.get(edit_url(pair.counterpart)),
        client.post(edit_url(pair.counterpart), {"title": "Tea", "slug": "tea", "action-publish": "true"}),
    ):
        assert answer.status_code == 302
        assert answer.url == work_url(pair)
    assert Pair.objects.filter(pk=pair.pk).values().get() == before
    assert not counterparts.halves(pair.translation_key)["en"].live


def test_the_page_editor_says_how_both_versions_stand(client, pair):
    client.force_login(factories.editor())

    page = client.get(edit_url(pair.original)).content.decode()

    assert "pair-bar" in page
    assert "pair-status--missing" in page
    assert work_url(pair) in page


def test_halves_written_by_hand_stand_side_by_side_with_what_changed(client):
    welsh, _english = factories.make_pair(
        cy={"body": ["Mae'r ŵyl ym mis Mai.", "Bydd bwyd."]}, en={"body": ["The festival is in May.", "There is food."]}
    )
    factories.edit(welsh, body=["Mae'r ŵyl ym mis Mehefin.", "Bydd bwyd."])
    pair = factories.pair_of(welsh)
    client.force_login(factories.superuser())

    page = client.get(work_url(pair)).content.decode()

    assert pair.status == Status.STALE
    assert "<ins>Mehefin</ins>" in page
    assert "<del>Mai</del>" in page
    assert "The festival is in May." in page
    assert edit_url(pair.counterpart) in page


def test_saving_the_half_behind_on_purpose_is_work_on_it(client):
    welsh, english = factories.make_pair()
    factories.edit(welsh, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])
    translator = factories.translator()
    work.claim(factories.pair_of(welsh), translator)
    client.force_login(translator)

    client.post(edit_url(english), factories.edit_form(english, title="The hall is closed"))

    assert Pair.objects.for_page(welsh).get().status == Status.IN_PROGRESS


def test_autosave_is_no_work(client):
    """Guard: ``is_autosaving`` in the hook ``follow_the_save``."""
    welsh, english = factories.make_pair()
    factories.edit(welsh, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])
    translator = factories.translator()
    work.claim(factories.pair_of(welsh), translator)
    client.force_login(translator)

    client.post(
        edit_url(english),
        factories.edit_form(english, title="The hall is closed"),
        headers={"accept": "application/json"},
    )

    assert factories.pair_of(welsh).status == Status.STALE


def test_an_explicit_save_of_the_original_brings_the_segments_level(client, pair):
    client.force_login(factories.superuser())
    original = factories.fresh({"cy": pair.original.specific})["cy"]

    client.post(edit_url(original), factories.edit_form(original, title="Te a chacen"))

    assert "Te a chacen" in client.get(work_url(pair)).content.decode()


def test_a_copy_cannot_be_made_a_mirror(client, pair):
    """Guard: ``copy_form_class`` of ``PairedPageMixin``."""
    client.force_login(factories.superuser())
    url = reverse("wagtailadmin_pages:copy", args=[pair.original.pk])
    before = pair.original.get_parent().get_children().count()
    data = {
        "new_title": "Copi",
        "new_slug": "copi",
        "new_parent_page": pair.original.get_parent().pk,
        "alias": "on",
    }

    assert 'name="alias"' not in client.get(url).content.decode()
    answer = client.post(url, data)

    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    assert pair.original.get_parent().get_children().count() == before
