"""Segments follow the original's newest draft, and nothing that was translated is lost on the way.

Guards: ``sync._carry`` and ``sync._remember`` (localize would drop the translation of a changed sentence).
"""

import pytest

from papurbro.translation import work
from papurbro.translation.counterparts import enabled_translation
from papurbro.translation.models import Status
from papurbro.translation.sync import units

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

FIRST = "Daeth dros ddau gant ynghyd i weld y to newydd ar neuadd y pentref."
SECOND = "Bydd y neuadd ar agor bob dydd o'r wythnos o hyn ymlaen, gan gynnwys y Sul."
THIRD = "Diolch i bawb a fu'n casglu arian ers tair blynedd a mwy."


@pytest.fixture
def pair():
    page = factories.make_post("cy", body=[FIRST, SECOND])
    return factories.translate_all(factories.with_counterpart(page), bodies=["The first.", "The second."])


def edited(pair, *body):
    factories.edit(pair.original, body=list(body))
    return work.make_ready_for_work(factories.pair_of(pair.original))


def body_of(pair):
    return [
        (unit.source, unit.translation)
        for unit in units(enabled_translation(pair.translation_key))
        if unit.field == "body"
    ]


def test_an_untouched_sentence_keeps_its_translation_wherever_it_goes(pair):
    pair = edited(pair, SECOND, THIRD, FIRST)

    assert body_of(pair) == [(SECOND, "The second."), (THIRD, None), (FIRST, "The first.")]


def test_the_old_translation_of_a_changed_sentence_is_kept_as_the_start(pair):
    changed = FIRST.replace("ddau gant", "dri chant")
    pair = edited(pair, changed, SECOND)

    assert body_of(pair) == [(changed, None), (SECOND, "The second.")]
    kept = pair.carried.get()
    assert (kept.old_source, kept.old_translation) == (FIRST, "The first.")


def test_the_pair_is_behind_until_somebody_has_looked(pair):
    assert edited(pair, FIRST, SECOND, THIRD).status == Status.STALE


def test_a_sync_without_a_change_touches_nothing(pair):
    latest = pair.counterpart.specific.get_latest_revision().pk

    work.make_ready_for_work(pair)

    assert pair.counterpart.specific.get_latest_revision().pk == latest


def test_a_sentence_taken_out_and_put_back_has_its_translation_again(pair):
    pair = edited(pair, SECOND)
    pair = edited(pair, FIRST, SECOND)

    assert (FIRST, "The first.") in body_of(pair) or pair.carried.filter(old_translation="The first.").exists()
