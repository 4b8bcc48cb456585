"""How a pair goes out: by its own policy, its section's, or the site's. A later change loses nothing.

Guards: ``policy.policy_in_force``, ``signals.site_policy_saved`` and ``pair_saved`` (kept true), ``models.Pair.goes_together``.
"""

import datetime

import pytest
from django.utils import timezone

from papurbro.translation import work
from papurbro.translation.models import Pair, PairSettings, Policy, Status
from papurbro.translation.publication import Outcome

from blog.models import PostPage

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]


def in_force(page):
    return Pair.objects.for_page(page).get().policy_in_force


def set_site(policy):
    settings = PairSettings.load()
    settings.policy = policy
    settings.save()


def set_section(page, policy):
    pair = Pair.objects.for_page(page.get_parent()).get()
    pair.policy_below = policy
    pair.save()


def test_pairs_go_together_where_nobody_decided_otherwise():
    assert in_force(factories.make_pair()[0]) == Policy.TOGETHER


def test_the_site_decides_for_all_the_section_for_its_own_the_pair_for_itself():
    page = factories.make_pair()[0]
    set_site(Policy.INDEPENDENT)
    assert in_force(page) == Policy.INDEPENDENT

    set_section(page, Policy.SINGLE)
    assert in_force(page) == Policy.SINGLE

    work.set_policy(Pair.objects.for_page(page).get(), factories.superuser(), Policy.TOGETHER)
    assert in_force(page) == Policy.TOGETHER

    work.set_policy(Pair.objects.for_page(page).get(), factories.superuser(), "")
    assert in_force(page) == Policy.SINGLE

    set_section(page, "")
    assert in_force(page) == Policy.INDEPENDENT


def test_a_new_page_is_under_its_sections_policy():
    page = factories.make_pair()[0]
    set_section(page, Policy.INDEPENDENT)

    assert in_force(factories.make_pair()[0]) == Policy.INDEPENDENT


def test_each_half_goes_out_by_itself_where_the_policy_says_so():
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)
    work.set_policy(pair, factories.superuser(), Policy.INDEPENDENT, "Newyddion brys")

    assert factories.publish(page) == Outcome.ONE

    pair = factories.pair_of(page)
    assert (pair.original.live, pair.counterpart.live, pair.status) == (True, False, Status.MISSING)


def test_all_edits_go_out_at_once_where_the_halves_are_independent():
    welsh, _english = factories.make_pair()
    work.set_policy(factories.pair_of(welsh), factories.superuser(), Policy.INDEPENDENT, "Newyddion brys")
    factories.edit(welsh, title="Teitl cwbl newydd")

    assert factories.publish(welsh) == Outcome.ONE
    assert PostPage.objects.get(pk=welsh.pk).title == "Teitl cwbl newydd"
    assert factories.pair_of(welsh).status == Status.STALE


def test_one_half_is_taken_down_by_itself_where_the_halves_are_independent():
    welsh, english = factories.make_pair()
    work.set_policy(factories.pair_of(welsh), factories.superuser(), Policy.INDEPENDENT, "Newyddion brys")

    PostPage.objects.get(pk=welsh.pk).unpublish()

    assert not PostPage.objects.get(pk=welsh.pk).live
    assert PostPage.objects.get(pk=english.pk).live


def test_a_page_in_one_language_waits_for_nobody():
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)
    assert Pair.objects.pending().filter(pk=pair.pk).exists()

    work.set_policy(pair, factories.superuser(), Policy.SINGLE)

    assert not Pair.objects.pending().filter(pk=pair.pk).exists()
    assert factories.publish(page) == Outcome.ONE


def test_a_policy_that_changes_and_changes_back_loses_nothing():
    pair = factories.make_ready(factories.make_post("cy"))
    decided = Pair.objects.filter(pk=pair.pk).values(
        "status",
        "review",
        "made_from",
        "made_digest",
        "started_at",
        "assignee",
        "due",
        "segments_done",
        "exempt_reason",
    )
    before = decided.get()

    for policy in (Policy.SINGLE, Policy.INDEPENDENT, ""):
        work.set_policy(Pair.objects.get(pk=pair.pk), factories.superuser(), policy, "Am reswm")

    assert decided.get() == before


@pytest.mark.parametrize(
    "decide", [lambda page, policy: set_site(policy or Policy.TOGETHER), set_section], ids=["site", "section"]
)
def test_what_is_to_be_translated_from_now_on_waits_from_now_on_and_is_no_news(decide):
    """Guards: ``note`` in ``signals._put_under``, and ``in_bulk`` there: a section may have hundreds of pages."""
    settings = PairSettings.load()
    settings.days_new = 10
    settings.save()
    page = factories.make_post("cy")
    decide(page, Policy.SINGLE)
    long_ago = timezone.now() - datetime.timedelta(days=300)
    factories.with_counterpart(page)
    Pair.objects.for_page(page).update(waiting_since=long_ago, due=None, is_announced=False)

    decide(page, "")

    pair = Pair.objects.for_page(page).get()
    assert pair.is_pending
    assert timezone.now() - pair.waiting_since < datetime.timedelta(hours=1)
    assert pair.due == timezone.localdate() + datetime.timedelta(days=10)
    assert pair.is_announced


def test_what_waits_already_goes_on_waiting_whatever_the_policy():
    page = factories.make_post("cy")
    factories.with_counterpart(page)
    long_ago = timezone.now() - datetime.timedelta(days=300)
    Pair.objects.for_page(page).update(waiting_since=long_ago)

    set_site(Policy.INDEPENDENT)

    assert Pair.objects.for_page(page).get().waiting_since == long_ago
