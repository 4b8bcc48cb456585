"""A block that an editor adds to a page that readers see: it waits as a draft in both halves, and goes out in both at once.

Guards: ``sync.sync`` (the source takes the new content with it, so that the counterpart is composed with the block), ``Publication.hold``.
"""

import pytest

from papurbro.translation import counterparts, work
from papurbro.translation.models import Status
from papurbro.translation.publication import Outcome

from tests import factories
from tests.translation.parts.writing import block, edit, paragraph, part, parts, say, start

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

OLD, OLD_EN = "Mae to newydd ar neuadd y pentref.", "The village hall has a new roof on it."
NEW, NEW_EN = "Bydd te yno ddydd Sadwrn i bawb.", "There will be tea for everybody on Saturday."
SAID = {"Y neuadd": "The hall", OLD: OLD_EN, NEW: NEW_EN, "Dywedodd Mair hyn": "Mair said this"}


@pytest.fixture
def pair():
    made = say(start([paragraph(OLD, "0001")]), SAID)
    work.approve(work.send_for_review(made, factories.superuser()), factories.superuser())
    factories.publish(made.original)
    made = factories.pair_of(made.original)
    assert made.status == Status.CURRENT
    return made


def added(pair):
    return edit(pair, [paragraph(OLD, "0001"), paragraph(NEW, "0002")])


def live(pair, language):
    return str(
        factories.PostPage.objects.get(translation_key=pair.translation_key, locale__language_code=language).body
    )


def draft(pair, language):
    return str(counterparts.halves(pair.translation_key)[language].get_latest_revision_as_object().body)


def test_the_rest_stays_translated_and_the_new_block_alone_waits(pair):
    pair = added(pair)

    assert pair.status == Status.STALE
    assert [source for source, segment in parts(pair).items() if not segment.is_done] == [NEW]
    assert part(pair, NEW).carried == ""


def test_the_counterparts_draft_has_the_block_and_readers_see_neither(pair):
    pair = added(pair)

    assert OLD_EN in draft(pair, "en")
    assert NEW in draft(pair, "en")
    assert NEW not in live(pair, "cy") + live(pair, "en")


def test_once_translated_the_block_goes_out_in_both_at_once(pair):
    pair = added(pair)
    assert factories.publish(pair.original) == Outcome.HELD

    pair = say(pair, SAID)
    work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())

    assert NEW in live(pair, "cy")
    assert NEW_EN in live(pair, "en")
    assert NEW not in live(pair, "en")
    assert factories.pair_of(pair.original).status == Status.CURRENT


def test_a_block_added_between_two_others_takes_its_place_in_the_counterpart(pair):
    pair = edit(pair, [block("heading", NEW, "0002"), paragraph(OLD, "0001")])
    pair = say(pair, SAID)

    made = draft(pair, "en")
    assert made.index(NEW_EN) < made.index(OLD_EN)


def test_a_block_added_and_taken_out_again_leaves_the_pair_as_it_was(pair):
    pair = edit(added(pair), [paragraph(OLD, "0001")])

    assert pair.status == Status.CURRENT
    assert NEW not in draft(pair, "en")
