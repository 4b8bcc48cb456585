"""An edit that an editor calls a typo asks nothing of the translator, also where it moves, splits or joins paragraphs; new text asks all the same.

Guards: ``legacy.is_alone``, ``agreement._put_back_what_was_carried``, ``fragments.refit``.
"""

import pytest

from papurbro.translation import work
from papurbro.translation.models import Status
from papurbro.translation.pages import ChangeClass

from tests import factories
from tests.translation.parts.writing import body_of, paragraph, parts, say, start

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

ROOF, ROOF_EN = "Mae to newydd ar neuadd y pentref.", "The village hall has a new roof on it."
COST, COST_EN = "Costiodd bedair mil o bunnoedd i gyd.", "It cost four thousand pounds altogether."
TEA, TEA_EN = "Bydd te yn y neuadd ddydd Sadwrn nesaf.", "There will be tea in the hall next Saturday."
BOTH, BOTH_EN = f"{ROOF} {COST}", f"{ROOF_EN} {COST_EN}"
SAID = {"Y neuadd": "The hall", ROOF: ROOF_EN, COST: COST_EN, TEA: TEA_EN, BOTH: BOTH_EN}


def live(raw, said=SAID):
    pair = say(start(raw), said)
    work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())
    factories.publish(pair.original)
    return factories.pair_of(pair.original)


def call_it_a_typo(pair, raw, *, by_way_of_a_draft=False):
    """Publish the edit as a typo, at once or after it was saved as a draft and taken into the parts."""
    page = factories.PostPage.objects.get(pk=pair.original_id)
    draft = page.get_latest_revision_as_object()
    draft.body = body_of(raw)
    draft.save_revision()
    if by_way_of_a_draft:
        work.make_ready_for_work(factories.pair_of(page))
    factories.publish(page, ChangeClass.TYPO)
    return factories.pair_of(page)


def said(pair):
    return {source: segment.saved for source, segment in parts(pair).items()}


by_either_way = pytest.mark.parametrize("by_way_of_a_draft", [False, True])


@by_either_way
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([TEA], [TEA.replace("nesaf", "nessaf")], {TEA.replace("nesaf", "nessaf"): TEA_EN}),
        ([BOTH], [f"{ROOF}|{COST}"], {ROOF: ROOF_EN, COST: COST_EN}),
        ([ROOF, TEA], [TEA, ROOF], {ROOF: ROOF_EN, TEA: TEA_EN}),
        ([ROOF, TEA], [TEA, ROOF.replace("newydd", "newyd")], {ROOF.replace("newydd", "newyd"): ROOF_EN, TEA: TEA_EN}),
        ([BOTH, TEA], [TEA, ROOF, COST], {ROOF: ROOF_EN, COST: COST_EN, TEA: TEA_EN}),
    ],
    ids=["a letter", "split", "swapped", "moved with a letter changed", "split and moved"],
)
def test_everything_stays_translated(before, after, expected, by_way_of_a_draft):
    pair = live([paragraph(text, f"000{number}") for number, text in enumerate(before)])

    pair = call_it_a_typo(pair, [paragraph(text) for text in after], by_way_of_a_draft=by_way_of_a_draft)

    assert said(pair) == {"Y neuadd": "The hall", **expected}
    # Where paragraphs were moved, split or joined, the other version's draft follows and waits for the next publication.
    assert pair.status in (Status.CURRENT, Status.READY)
    assert not pair.is_pending
    assert pair.carried.count() == 0


@by_either_way
def test_two_paragraphs_whose_one_translation_cannot_be_told_apart_ask(by_way_of_a_draft):
    pair = live([paragraph(BOTH, "0001")], {**SAID, BOTH: "The hall's new roof cost four thousand pounds."})

    pair = call_it_a_typo(pair, [paragraph(f"{ROOF}|{COST}", "0001")], by_way_of_a_draft=by_way_of_a_draft)

    assert said(pair) == {"Y neuadd": "The hall", ROOF: "", COST: ""}
    assert pair.status == Status.STALE


@by_either_way
def test_a_copy_with_other_words_is_no_typo_of_what_still_stands(by_way_of_a_draft):
    copy = TEA.replace("Sadwrn", "Sul")
    pair = live([paragraph(TEA, "0001")])

    pair = call_it_a_typo(pair, [paragraph(TEA, "0001"), paragraph(copy)], by_way_of_a_draft=by_way_of_a_draft)

    assert said(pair)[copy] == ""
    assert parts(pair)[copy].carried == TEA_EN
    assert pair.status == Status.STALE


def test_a_link_taken_out_leaves_the_other_where_it_led():
    both = '<a href="https://un.example/">Un</a> a <a href="https://dau.example/">dau</a> yw’r rhain yma.'
    one = both.replace('<a href="https://un.example/">Un</a>', "Un")
    source = '<a id="a1">Un</a> a <a id="a2">dau</a> yw’r rhain yma.'
    pair = live(
        [paragraph(both, "0001")], {**SAID, source: '<a id="a1">One</a> and <a id="a2">two</a> are these here.'}
    )

    pair = call_it_a_typo(pair, [paragraph(one, "0001")])

    found = next(iter(segment for source, segment in parts(pair).items() if source.startswith("Un a")))
    assert (found.saved or found.carried) == "One and ⟦1⟧two⟦/1⟧ are these here."
