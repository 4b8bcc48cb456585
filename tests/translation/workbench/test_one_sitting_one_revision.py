"""Three hundred parts finished in one sitting are not three hundred copies of the page."""

import pytest
from django.utils import timezone
from wagtail.models import Page, Revision

from papurbro.translation import counterparts, work
from papurbro.translation.models import Pair, Review

from tests import factories

pytestmark = pytest.mark.django_db


def drafts(bench):
    return Revision.objects.filter(object_id=str(bench.pair.counterpart_id))


def test_parts_finished_in_one_sitting_make_one_draft_that_says_all_of_them(bench):
    """Guard: ``over`` in ``editor._make_it_show``."""
    bench.send(bench.part("Te yn"), "Tea in the hall", finished=1)
    before = drafts(bench).count()

    bench.send(bench.part("Mae"), "Everybody is welcome.", finished=1)

    assert drafts(bench).count() == before
    draft = counterparts.halves(bench.pair.translation_key)["en"].get_latest_revision_as_object()
    assert (draft.title, "Everybody is welcome." in str(draft.body)) == ("Tea in the hall", True)


def test_somebody_else_s_draft_is_not_written_over(bench, editors_bench):
    bench.send(bench.part("Te yn"), "Tea in the hall", finished=1)
    before = drafts(bench).count()

    editors_bench.send(editors_bench.part("Mae"), "Everybody is welcome.", finished=1)

    assert drafts(bench).count() == before + 1


def test_another_day_is_another_draft(bench):
    bench.send(bench.part("Te yn"), "Tea in the hall", finished=1)
    drafts(bench).update(created_at="2026-01-01T00:00Z")
    before = drafts(bench).count()

    bench.send(bench.part("Mae"), "Everybody is welcome.", finished=1)

    assert drafts(bench).count() == before + 1


def test_what_was_sent_stays_as_it_was_sent(bench, pair):
    factories.translate_all(
        pair, bench.user, bodies=["There is <b>tea</b> in the hall at 19:00.", "Everybody is welcome."]
    )
    work.send_for_review(Pair.objects.get(pk=pair.pk), bench.user)
    sent = drafts(bench).latest("pk")

    bench.send(bench.part("Mae"), "All are welcome.", finished=1)

    assert "Everybody is welcome." in str(Revision.objects.get(pk=sent.pk).content)


def test_what_is_live_stays_as_it_is(bench, pair):
    """Guard: ``live_revision_id`` in ``draft_of_this_sitting``."""
    factories.translate_all(pair, factories.superuser())
    work.approve(work.send_for_review(Pair.objects.get(pk=pair.pk), factories.superuser()), factories.superuser())
    factories.publish(pair.original)
    live = pair.counterpart.specific_class.objects.get(pk=pair.counterpart_id).live_revision
    content = Revision.objects.get(pk=live.pk).content
    bench.user = factories.superuser()
    bench.client.force_login(bench.user)
    # Their own, of just now, and nothing is approved any more: as after looking at an original that lost a paragraph.
    Revision.objects.filter(pk=live.pk).update(user=bench.user, created_at=timezone.now())
    Pair.objects.filter(pk=pair.pk).update(review=Review.NONE)

    bench.send(bench.part("Mae"), "All are welcome.", finished=1)

    assert Revision.objects.get(pk=live.pk).content == content


def test_lists_of_pages_show_the_newest_title_of_one_that_is_live(bench, pair):
    """Guard: the update of the row in ``counterparts._write_over``."""
    factories.translate_all(pair, factories.superuser())
    work.approve(work.send_for_review(Pair.objects.get(pk=pair.pk), factories.superuser()), factories.superuser())
    factories.publish(pair.original)
    live = Page.objects.get(pk=pair.counterpart_id)
    bench.user = factories.superuser()
    bench.client.force_login(bench.user)

    for title in ("Tea for all", "Tea for everybody"):
        bench.send(bench.part("Te yn"), title, finished=1)

    row = Page.objects.get(pk=pair.counterpart_id)
    assert (row.title, row.draft_title, row.has_unpublished_changes) == (live.title, "Tea for everybody", True)
    assert row.latest_revision_created_at == row.latest_revision.created_at
    assert drafts(bench).filter(created_at__gt=live.latest_revision.created_at).count() == 1
