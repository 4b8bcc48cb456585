"""What happens to a pair beyond publishing: deletion, copies, moves, aliases, shared fields, swaps, exemption.

Each test names its guard.
"""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page

from papurbro.tags.models import Tag
from papurbro.translation import counterparts, work
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair, Status
from papurbro.translation.publication import Outcome
from papurbro.translation.sync import units

from blog.models import BlogIndexPage, PostPage

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded", "in_english"), pytest.mark.django_db]


@pytest.fixture
def client():
    client = Client()
    client.force_login(factories.superuser())
    return client


def delete_row(page, client):
    PostPage.objects.get(pk=page.pk).delete()


def delete_base_row(page, client):
    Page.objects.get(pk=page.pk).delete()


def delete_in_admin(page, client):
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize("door", [delete_row, delete_base_row, delete_in_admin], ids=lambda door: door.__name__)
def test_the_half_that_remains_becomes_a_draft(client, door, half):
    """Guard: ``guards.take_down_what_remains``."""
    pages = dict(zip(("cy", "en"), factories.make_pair(), strict=True))
    remaining = pages["en" if half == "cy" else "cy"]

    door(pages[half], client)

    remaining = PostPage.objects.get(pk=remaining.pk)
    assert not remaining.live
    pair = factories.pair_of(remaining)
    assert (pair.original_language, pair.status) == (remaining.language, Status.MISSING)


def test_deleting_a_section_deletes_no_page_of_the_other_one(client):
    """Guard: ``guards.take_down_what_remains``, for what lies below as well."""
    welsh, english = factories.make_pair()

    client.post(reverse("wagtailadmin_pages:delete", args=[welsh.get_parent().pk]))

    assert not PostPage.objects.filter(pk=welsh.pk).exists()
    assert not PostPage.objects.get(pk=english.pk).live
    assert not Page.objects.get(pk=english.get_parent().pk).live


def test_the_translators_work_outlives_the_deletion_of_a_half():
    """Guard: the setting ``WAGTAILLOCALIZE_DISABLE_ON_DELETE`` (check ``translation.E002``)."""
    pair = factories.make_live(factories.make_post("cy"))
    translation = counterparts.enabled_translation(pair.translation_key)
    before = [unit.translation for unit in units(translation)]

    pair.counterpart.specific.delete()
    counterparts.ensure_counterpart(PostPage.objects.get(pk=pair.original.pk))

    after = counterparts.enabled_translation(pair.translation_key)
    assert [unit.translation for unit in units(after)] == before


def test_the_row_outlives_both_halves():
    """Guard: ``models.Pair.original`` and ``counterpart`` are set to NULL, and ``refresh`` deletes nothing."""
    welsh, english = factories.make_pair()
    pair = factories.pair_of(welsh)

    welsh.delete()
    english.delete()

    assert Pair.objects.filter(pk=pair.pk).exists()


def test_a_copy_starts_a_new_pair_as_a_draft():
    """Guard: ``guards.start_as_draft``; Wagtail would keep the copy live."""
    welsh, _english = factories.make_pair()

    copy = welsh.copy(update_attrs={"slug": "copi"}, keep_live=True)

    copy = PostPage.objects.get(pk=copy.pk)
    assert copy.translation_key != welsh.translation_key
    assert (copy.live, copy.first_published_at, copy.live_revision_id) == (False, None, None)
    assert factories.pair_of(copy).status == Status.MISSING


def test_a_copied_section_is_not_live_either():
    """Guard: ``guards.start_as_draft``, for what lies below as well."""
    welsh, _english = factories.make_pair()
    section = BlogIndexPage.objects.get(pk=welsh.get_parent().pk)

    copy = section.copy(recursive=True, update_attrs={"slug": "copi"}, keep_live=True)

    assert not Page.objects.descendant_of(copy, inclusive=True).live().exists()


def test_no_alias_can_be_made():
    """Guard: ``guards.refuse_alias``."""
    welsh, _english = factories.make_pair()

    with pytest.raises(PairError, match="mirror"):
        CreatePageAliasAction(welsh, parent=welsh.get_parent(), update_slug="drych", user=None).execute()
    with pytest.raises(PairError, match="mirror"):
        welsh.copy_for_translation(factories.Locale.objects.get(language_code="en"), alias=True)

    assert not Page.objects.filter(alias_of__isnull=False).exists()


def sections():
    """A second pair of sections, to move to."""
    home = factories.site().home
    pages = {
        language: BlogIndexPage(title=f"Adran {language}", locale=home[language].locale) for language in ("cy", "en")
    }
    return factories.make_live_pair(pages, home)


def move_page(page, place, client):
    page.move(place, pos="last-child")


def move_in_admin(page, place, client):
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk]))


@pytest.mark.parametrize("half", ["cy", "en"])
@pytest.mark.parametrize("door", [move_page, move_in_admin], ids=lambda door: door.__name__)
def test_the_other_half_moves_along(client, door, half):
    """Guard: ``moving.follow``."""
    pages = dict(zip(("cy", "en"), factories.make_pair(), strict=True))
    places = sections()

    door(pages[half], places[half], client)

    assert {language: page.get_parent().specific for language, page in factories.fresh(pages).items()} == places


def test_a_move_is_refused_where_the_other_half_may_not_be_moved():
    """Guard: ``moving.MovePair.check``."""
    pages = dict(zip(("cy", "en"), factories.make_pair(), strict=True))
    before = [page.get_parent().pk for page in pages.values()]
    client = Client()
    client.force_login(factories.editor("hanner", languages=("cy",)))

    move_in_admin(pages["cy"], sections()["cy"], client)

    assert [page.get_parent().pk for page in factories.fresh(pages).values()] == before


def test_what_the_pair_has_once_is_copied_from_the_original_at_publication():
    """Guard: ``publication.Publication.both`` and ``with_shared_fields``."""
    tag = Tag.objects.create(name_cy="Ffair", name_en="Fair", slug_cy="ffair", slug_en="fair")
    pages = factories.make_ready_pair()
    draft = pages["cy"].get_latest_revision_as_object()
    draft.tags = [tag]
    draft.save_revision()

    assert factories.publish(pages["en"]) == Outcome.BOTH
    assert [list(page.tags.all()) for page in factories.fresh(pages).values()] == [[tag], [tag]]


def test_a_changed_tag_reaches_the_live_counterpart_without_its_unfinished_draft():
    """Guard: ``sharing.share_with_live_counterpart``."""
    tag = Tag.objects.create(name_cy="Ffair", name_en="Fair", slug_cy="ffair", slug_en="fair")
    welsh, english = factories.make_pair()
    factories.edit(english, intro="Half a sentence that")
    factories.edit(welsh, tags=[tag])

    factories.publish(welsh)

    english = PostPage.objects.get(pk=english.pk)
    assert list(english.tags.all()) == [tag]
    assert english.intro == ""


def test_a_half_alone_is_published_where_no_translation_is_needed():
    """Guard: ``models.Pair.goes_together``."""
    page = factories.make_post("cy")
    pair = work.exempt(factories.with_counterpart(page), factories.superuser(), "Cerdd")

    assert factories.publish(page) == Outcome.ONE

    pair = factories.pair_of(page)
    assert (pair.original.live, pair.counterpart.live, pair.status) == (True, False, Status.EXEMPT)


def test_an_exemption_that_is_lifted_loses_nothing():
    """Guard: ``work.lift_exemption`` touches the decision only."""
    pair = factories.make_ready(factories.make_post("cy"))
    work.exempt(pair, factories.superuser(), "Cerdd")

    assert work.lift_exemption(pair, factories.superuser()).status == Status.READY


@pytest.mark.parametrize("how", ["by hand", "by segments"])
def test_the_other_half_can_be_made_the_original(how):
    """Guard: ``work.swap_original`` writes the segments out before it lets go of them."""
    if how == "by hand":
        pair = factories.pair_of(factories.make_pair()[0])
    else:
        pair = factories.make_live(factories.make_post("cy"))
    texts = {
        half.pk: str(half.specific.get_latest_revision_as_object().body) for half in (pair.original, pair.counterpart)
    }

    swapped = work.swap_original(pair, factories.superuser())

    assert (swapped.original_language, swapped.behind, swapped.status) == ("en", "cy", Status.CURRENT)
    assert {
        half.pk: str(half.specific.get_latest_revision_as_object().body)
        for half in (swapped.original, swapped.counterpart)
    } == texts

    factories.edit(swapped.original, title="The village hall re-opens at last")
    assert factories.pair_of(swapped.original).behind == "cy"
    assert factories.pair_of(swapped.original).status == Status.STALE


def test_the_original_cannot_be_swapped_for_a_text_that_nobody_wrote():
    pair = factories.with_counterpart(factories.make_post("cy"))

    with pytest.raises(ValidationError):
        work.swap_original(pair, factories.superuser())
