"""What is saved, synced or translated for a live pair is seen by no reader before it is published.

Guard: ``counterparts.write_counterpart`` saves a revision and never the live row; ``_follow_in_the_tree`` stops at the first publication.
"""

import pytest
from django.test import Client
from wagtail.models import Page

from papurbro.translation import work
from papurbro.translation.counterparts import enabled_translation, write_counterpart

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

PUBLIC = [
    "title",
    "slug",
    "url_path",
    "live",
    "first_published_at",
    "last_published_at",
    "seo_title",
    "intro",
    "body",
    "date",
]


def rows(pair):
    pages = [type(page.specific).objects.get(pk=page.pk) for page in (pair.original, pair.counterpart)]
    return [{name: str(getattr(page, name)) for name in PUBLIC} for page in pages]


def html(pair):
    return [Client().get(Page.objects.get(pk=page.pk).url).content for page in (pair.original, pair.counterpart)]


@pytest.fixture
def pair():
    return factories.make_live(factories.make_post("cy"))


def test_saving_syncing_and_translating_change_neither_live_half(pair):
    before = rows(pair)
    factories.edit(
        pair.original,
        title="Teitl cwbl newydd",
        body=["Mae popeth yn wahanol yma erbyn hyn, a neb eto wedi gweld dim ohono."],
    )
    assert rows(pair) == before

    work.make_ready_for_work(factories.pair_of(pair.original))
    assert rows(pair) == before

    current = factories.translate_all(
        factories.pair_of(pair.original), text="Everything is different here by now, and nobody has seen it."
    )
    write_counterpart(enabled_translation(pair.translation_key))
    assert rows(pair) == before

    work.approve(work.send_for_review(current, factories.superuser()), factories.superuser())
    assert rows(pair) == before


def test_readers_see_the_same_pages_while_both_drafts_are_worked_on(pair):
    before = html(pair)
    assert all(before)

    factories.edit(pair.original, title="Teitl cwbl newydd")
    factories.translate_all(
        factories.pair_of(pair.original), text="Everything is different here by now, and nobody has seen it."
    )

    assert html(pair) == before
