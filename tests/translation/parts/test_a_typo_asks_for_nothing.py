"""An edit that an editor calls a typo asks nothing of the translator, also where it moves, splits or joins paragraphs; new text asks all the same.

Guards: ``legacy.fits``, ``agreement._put_back_what_was_carried``, ``fragments.refit``, ``fragments.is_sure``.
"""

import pytest

from papurbro.translation import work
from papurbro.translation.models import Status
from papurbro.translation.pages import ChangeClass

from tests import factories
from tests.translation.parts.writing import body_of, edit, paragraph, parts, say, start

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

ROOF, ROOF_EN = "Mae to newydd ar neuadd y pentref.", "The village hall has a new roof on it."
COST, COST_EN = "Costiodd bedair mil o bunnoedd i gyd.", "It cost four thousand pounds altogether."
TEA, TEA_EN = "Bydd te yn y neuadd ddydd Sadwrn nesaf.", "There will be tea in the hall next Saturday."
UN, UN_EN = '<a id="a1">Y neuadd</a> yw hon.', 'This is <a id="a1">the hall</a>.'
DAU, DAU_EN = '<a id="a1">Y capel</a> yw hwn.', 'This is <a id="a1">the chapel</a>.'
BOTH, BOTH_EN = f"{ROOF} {COST}", f"{ROOF_EN} {COST_EN}"
SAID = {"Y neuadd": "The hall", ROOF: ROOF_EN, COST: COST_EN, TEA: TEA_EN, BOTH: BOTH_EN}


def live(raw, said=SAID):
    pair = say(start(raw), said)
    work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())
    factories.publish(pair.original)
    return factories.pair_of(pair.original)


def call_it_a_typo(pair, raw):
    """Publish the edit as a typo."""
    page = factories.PostPage.objects.get(pk=pair.original_id)
    draft = page.get_latest_revision_as_object()
    draft.body = body_of(raw)
    draft.save_revision()
    factories.publish(page, ChangeClass.TYPO)
    return factories.pair_of(page)


def said(pair):
    return {source: segment.saved for source, segment in parts(pair).items()}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([TEA], [TEA.replace("nesaf", "nessaf")], {TEA.replace("nesaf", "nessaf"): TEA_EN}),
        ([BOTH], [f"{ROOF}|{COST}"], {ROOF: ROOF_EN, COST: COST_EN}),
        ([ROOF, TEA], [TEA, ROOF], {ROOF: ROOF_EN, TEA: TEA_EN}),
        ([ROOF, TEA], [TEA, ROOF.replace("newydd", "newyd")], {ROOF.replace("newydd", "newyd"): ROOF_EN, TEA: TEA_EN}),
        ([BOTH, TEA], [TEA, ROOF, COST], {ROOF: ROOF_EN, COST: COST_EN, TEA: TEA_EN}),
        ([ROOF, COST], [BOTH], {BOTH: BOTH_EN}),
        ([f"{ROOF}|{COST}", TEA], [TEA, BOTH], {TEA: TEA_EN, BOTH: BOTH_EN}),
        ([ROOF, COST], [BOTH.replace("newydd", "newyd")], {BOTH.replace("newydd", "newyd"): BOTH_EN}),
    ],
    ids=[
        "a letter",
        "split",
        "swapped",
        "moved with a letter changed",
        "split and moved",
        "merged",
        "merged and moved",
        "merged with a letter changed",
    ],
)
def test_everything_stays_translated(before, after, expected):
    pair = live([paragraph(text, f"000{number}") for number, text in enumerate(before)])

    pair = call_it_a_typo(pair, [paragraph(text) for text in after])

    assert said(pair) == {"Y neuadd": "The hall", **expected}
    assert pair.status == Status.CURRENT
    assert pair.carried.count() == 0


def test_two_paragraphs_whose_one_translation_cannot_be_told_apart_ask():
    pair = live([paragraph(BOTH, "0001")], {**SAID, BOTH: "The hall's new roof cost four thousand pounds."})

    pair = call_it_a_typo(pair, [paragraph(f"{ROOF}|{COST}", "0001")])

    assert said(pair) == {"Y neuadd": "The hall", ROOF: "", COST: ""}
    assert pair.status == Status.STALE


def test_a_translation_that_cannot_be_told_apart_is_not_said_twice_where_half_of_its_paragraph_joined_another():
    one = "The hall's new roof cost four thousand pounds."
    pair = live([paragraph(TEA, "0001"), paragraph(BOTH, "0002")], {**SAID, BOTH: one})

    after = [paragraph(f"{TEA} {ROOF}", "0001"), paragraph(COST, "0002")]
    pair = call_it_a_typo(pair, after)

    assert said(pair) == {"Y neuadd": "The hall", f"{TEA} {ROOF}": "", COST: ""}
    assert pair.status == Status.STALE


def test_a_copy_with_other_words_is_no_typo_of_what_still_stands():
    copy = TEA.replace("Sadwrn", "Sul")
    pair = live([paragraph(TEA, "0001")])

    pair = call_it_a_typo(pair, [paragraph(TEA, "0001"), paragraph(copy)])

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

    assert said(pair)["Un a ⟦1⟧dau⟦/1⟧ yw’r rhain yma."] == "One and ⟦1⟧two⟦/1⟧ are these here."
    assert pair.status == Status.CURRENT


def linked(text, place):
    return text.replace('<a id="a1">', f'<a href="https://{place}.example/">')


def test_the_links_of_paragraphs_that_are_merged_and_split_again_ask_for_nothing():
    un, dau = linked(UN, "neuadd"), linked(DAU, "capel")
    pair = live([paragraph(un, "0001"), paragraph(dau, "0002")], {**SAID, UN: UN_EN, DAU: DAU_EN})

    pair = call_it_a_typo(pair, [paragraph(f"{un} {dau}", "0001")])

    both = "⟦1⟧Y neuadd⟦/1⟧ yw hon. ⟦2⟧Y capel⟦/2⟧ yw hwn."
    assert said(pair)[both] == "This is ⟦1⟧the hall⟦/1⟧. This is ⟦2⟧the chapel⟦/2⟧."
    assert pair.status == Status.CURRENT

    pair = call_it_a_typo(pair, [paragraph(un), paragraph(dau)])

    assert said(pair)["⟦1⟧Y capel⟦/1⟧ yw hwn."] == "This is ⟦1⟧the chapel⟦/1⟧."
    assert said(pair)["⟦1⟧Y neuadd⟦/1⟧ yw hon."] == "This is ⟦1⟧the hall⟦/1⟧."
    assert pair.status == Status.CURRENT


def test_a_link_whose_place_in_the_translation_is_not_sure_asks():
    both = f"{linked(UN, 'neuadd')[:-1]}, {linked(DAU, 'capel')}"
    source = '<a id="a1">Y neuadd</a> yw hon, <a id="a2">Y capel</a> yw hwn.'
    english = 'This is <a id="a1">the hall</a>, this is <a id="a2">the chapel</a>.'
    pair = live([paragraph(both, "0001")], {**SAID, source: english})

    one = both.replace('<a href="https://neuadd.example/">Y neuadd</a>', "Y neuadd").replace("Y capel", "Y cappel")
    pair = call_it_a_typo(pair, [paragraph(one, "0001")])

    assert said(pair)["Y neuadd yw hon, ⟦1⟧Y cappel⟦/1⟧ yw hwn."] == ""
    assert pair.status == Status.STALE


def test_saved_as_a_draft_and_taken_into_the_parts_first_it_asks_for_nothing_either():
    pair = live([paragraph(BOTH, "0001")])
    pair = edit(pair, [paragraph(f"{ROOF}|{COST}", "0001")])
    assert pair.status == Status.STALE

    factories.publish(pair.original, ChangeClass.TYPO)

    pair = factories.pair_of(pair.original)
    assert said(pair) == {"Y neuadd": "The hall", ROOF: ROOF_EN, COST: COST_EN}
    assert pair.status == Status.CURRENT


def test_cut_in_one_save_and_pasted_with_a_letter_changed_in_the_next_it_asks_for_nothing():
    pair = live([paragraph(ROOF, "0001"), paragraph(TEA, "0002")])
    pair = edit(pair, [paragraph(TEA, "0002")])

    pasted = ROOF.replace("newydd", "newyd")
    pair = call_it_a_typo(pair, [paragraph(TEA, "0002"), paragraph(pasted)])

    assert said(pair) == {"Y neuadd": "The hall", TEA: TEA_EN, pasted: ROOF_EN}
    assert pair.status == Status.CURRENT


def test_a_sentence_borrowed_from_a_paragraph_that_still_stands_asks():
    copy = COST.replace("bedair", "ddeng")
    pair = live([paragraph(BOTH, "0001")])

    pair = call_it_a_typo(pair, [paragraph(BOTH, "0001"), paragraph(copy)])

    assert said(pair)[copy] == ""
    assert pair.status == Status.STALE


def test_a_copy_stays_a_copy_however_often_it_is_saved():
    copy = TEA.replace("Sadwrn", "Sul")
    pair = live([paragraph(TEA, "0001")])
    pair = edit(pair, [paragraph(TEA, "0001"), paragraph(copy, "0002")])

    pair = call_it_a_typo(pair, [paragraph(TEA, "0001"), paragraph(copy.replace("nesaf", "nessaf"), "0002")])

    assert said(pair)[copy.replace("nesaf", "nessaf")] == ""
    assert pair.status == Status.STALE
