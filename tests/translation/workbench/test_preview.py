"""Those who work on a pair see the page as readers will; nobody else does, and nothing of it is kept."""

import pytest
from django.test import Client
from wagtail.models import Page, Revision

from papurbro.translation import work

from tests import factories
from tests.translation.workbench.conftest import SCRIPT, Bench

pytestmark = pytest.mark.django_db


def test_it_is_the_page_of_the_parts_so_far_in_its_own_language(bench):
    bench.send(bench.part("Te yn"), "Tea in the hall", finished=1)
    bench.send(bench.part("Bydd"), "There is ⟦1⟧tea⟦/1⟧ at 19:00.", finished=1)

    answer = bench.client.get(bench.door("preview"))

    assert answer.status_code == 200
    assert '<html lang="en"' in answer.text
    assert "Tea in the hall" in answer.text
    assert "There is <b>tea</b> at 19:00." in answer.text
    assert "Mae croeso i bawb." in answer.text  # not translated yet


def test_a_welsh_half_is_shown_in_welsh_to_whoever_works_in_english(mair):
    """Guarded twice: by ``PreviewView``, and by the site's own middleware, which the request of a preview goes through."""
    found = factories.with_counterpart(factories.make_post("en", title="Tea in the hall"))
    bench = Bench(work.claim(found, mair), mair)

    assert '<html lang="cy"' in bench.client.get(bench.door("preview")).text


def test_no_machine_lists_or_keeps_it(bench):
    """No cache keeps it because Wagtail says so of its whole admin."""
    answer = bench.client.get(bench.door("preview"))

    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]


def test_looking_at_it_changes_nothing(bench):
    """Guard: ``compose``, not ``write_counterpart``."""
    bench.send(bench.part("Te yn"), "Tea in the hall", finished=1)
    before = (Revision.objects.count(), list(Page.objects.order_by("pk").values("pk", "title", "live", "slug")))

    bench.client.get(bench.door("preview"))

    assert (Revision.objects.count(), list(Page.objects.order_by("pk").values("pk", "title", "live", "slug"))) == before


def test_readers_do_not_see_it(bench, pair):
    bench.send(bench.part("Te yn"), "Tea in the hall", finished=1)

    assert Client().get(pair.counterpart.get_url()).status_code == 404
    assert "Tea in the hall" not in Client().get("/en/").text


@pytest.mark.parametrize("who", ["another translator", "an editor of one half"])
def test_it_is_for_those_who_work_on_the_pair(pair, who):
    """Guard: ``PreviewView.is_allowed``."""
    user = factories.translator("ifan") if who == "another translator" else factories.editor("half", languages=("cy",))
    other = Bench(pair, user)

    assert other.client.get(other.door("preview"), headers=SCRIPT).status_code == 403


def test_who_is_not_logged_in_is_led_to_the_door(bench):
    assert Client().get(bench.door("preview")).status_code == 302


def test_a_half_written_by_hand_is_shown_as_its_draft_says():
    welsh, english = factories.make_pair(en={"title": "The hall"})
    factories.edit(english, title="The old hall")
    bench = Bench(factories.pair_of(welsh), factories.superuser())
    half = bench.pair.behind_page.specific.get_latest_revision_as_object()

    answer = bench.client.get(bench.door("preview"))

    assert half.title in answer.text
    assert f'<html lang="{bench.pair.behind}"' in answer.text
