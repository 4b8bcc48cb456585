"""A part keeps its translation through whatever an editor does to it: saved where its text is the same, as the start where it is not.

Guards: ``legacy.Legacy.of_the_same_text``, ``inheritance.Heritage`` (recognise, from_its_place), ``sync._keep_what_is_gone``.
"""

import pytest

from papurbro.translation import counterparts
from papurbro.translation.kept import kept

from tests.translation.parts.writing import block, edit, paragraph, part, parts, say, start

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

ROOF = "Mae to newydd ar y neuadd."
ROOF_EN = "The hall has a new roof."
COST = "Costiodd bedair mil o bunnoedd."
COST_EN = "It cost four thousand pounds."
TEA = "Bydd te yn y neuadd ddydd Sadwrn am dri o'r gloch."
TEA_EN = "There will be tea in the hall on Saturday at three o'clock."
CHOIR = "Canodd y côr hyd oriau mân y bore, ac roedd pawb wrth eu bodd."
CHOIR_EN = "The choir sang until the early hours, and everybody was delighted."
SAID = {
    ROOF: ROOF_EN,
    COST: COST_EN,
    TEA: TEA_EN,
    CHOIR: CHOIR_EN,
    f"{ROOF} {COST}": f"{ROOF_EN} {COST_EN}",
    f"{ROOF} {COST} {TEA}": f"{ROOF_EN} {COST_EN} {TEA_EN}",
}
NEW = "Nid oes neb yn gwybod pwy fydd yn talu."


def written(*texts):
    return [paragraph(text, f"0000000{number}") for number, text in enumerate(texts)]


def translated(*texts):
    return say(start(written(*texts)), SAID)


def saved(pair, source):
    return part(pair, source).saved


def carried(pair, source):
    found = part(pair, source)
    assert not found.is_done
    return found.carried


def homeless(pair):
    return [one.translation for one in kept(pair, counterparts.enabled_translation(pair.translation_key))]


def test_moved_to_another_block():
    pair = edit(translated(ROOF, TEA), [paragraph(TEA), paragraph(ROOF)])

    assert (saved(pair, ROOF), saved(pair, TEA)) == (ROOF_EN, TEA_EN)
    assert homeless(pair) == []


def test_swapped_with_another_within_its_block():
    pair = edit(translated(f"{ROOF}|{TEA}|{CHOIR}"), written(f"{CHOIR}|{TEA}|{ROOF}"))

    assert [saved(pair, text) for text in (ROOF, TEA, CHOIR)] == [ROOF_EN, TEA_EN, CHOIR_EN]


def test_two_blocks_whose_texts_change_places():
    pair = edit(translated(ROOF, TEA), written(TEA, ROOF))

    assert (saved(pair, ROOF), saved(pair, TEA)) == (ROOF_EN, TEA_EN)


def test_split_in_two_each_starts_with_its_own_sentence():
    pair = edit(translated(f"{ROOF} {COST}"), written(f"{ROOF}|{COST}"))

    assert (carried(pair, ROOF), carried(pair, COST)) == (ROOF_EN, COST_EN)
    assert homeless(pair) == []


def test_split_in_two_blocks_and_edited_at_once():
    costs = COST.replace("bedair", "bum")
    pair = edit(translated(f"{ROOF} {COST}", CHOIR), [paragraph(ROOF), paragraph(CHOIR), paragraph(costs)])

    assert (carried(pair, ROOF), carried(pair, costs)) == (ROOF_EN, COST_EN)
    assert saved(pair, CHOIR) == CHOIR_EN


def test_split_where_the_translation_has_no_sentences_that_answer_both_start_with_the_whole():
    whole = "The hall has a new roof, which cost four thousand pounds."
    pair = say(start(written(f"{ROOF} {COST}")), {f"{ROOF} {COST}": whole})

    pair = edit(pair, written(f"{ROOF}|{COST}"))

    assert (carried(pair, ROOF), carried(pair, COST)) == (whole, whole)


def test_merged_with_its_neighbour():
    pair = edit(translated(ROOF, COST, CHOIR), written(f"{ROOF} {COST}", CHOIR))

    assert carried(pair, f"{ROOF} {COST}") == f"{ROOF_EN} {COST_EN}"
    assert homeless(pair) == []


def test_merged_where_one_of_them_cannot_be_told_apart_sentence_by_sentence():
    whole = "The hall has a new roof, which cost four thousand pounds."
    pair = say(start(written(f"{ROOF} {COST}", TEA)), {f"{ROOF} {COST}": whole, TEA: TEA_EN})

    pair = edit(pair, written(f"{ROOF} {COST} {TEA}"))

    assert carried(pair, ROOF) == f"{whole} {TEA_EN}"


def test_a_sentence_inserted():
    pair = edit(translated(f"{ROOF} {COST}"), written(f"{ROOF} {NEW} {COST}"))

    assert carried(pair, ROOF) == f"{ROOF_EN} {COST_EN}"


def test_a_sentence_removed_is_out_of_the_start_and_kept():
    pair = edit(translated(f"{ROOF} {COST} {TEA}"), written(f"{ROOF} {TEA}"))

    assert carried(pair, ROOF) == f"{ROOF_EN} {TEA_EN}"
    assert homeless(pair) == [f"{ROOF_EN} {COST_EN} {TEA_EN}"]


def test_a_sentence_written_anew_starts_from_what_stood_between_its_neighbours():
    pair = edit(translated(f"{ROOF} {COST} {TEA}"), written(f"{ROOF} {NEW} {TEA}"))

    assert carried(pair, ROOF) == f"{ROOF_EN} {COST_EN} {TEA_EN}"


def test_two_sentences_that_change_places():
    pair = edit(translated(f"{ROOF} {COST}"), written(f"{COST} {ROOF}"))

    assert carried(pair, COST) == f"{COST_EN} {ROOF_EN}"


def test_edited_and_moved_at_once():
    changed = TEA.replace("dri", "bedwar")
    pair = edit(translated(TEA, ROOF, CHOIR), [paragraph(CHOIR), paragraph(ROOF), paragraph(changed)])

    assert carried(pair, changed) == TEA_EN
    assert (saved(pair, ROOF), saved(pair, CHOIR)) == (ROOF_EN, CHOIR_EN)


def test_written_wholly_anew_in_its_place():
    pair = edit(translated(ROOF, TEA), written(NEW, TEA))

    assert carried(pair, NEW) == ROOF_EN


def test_a_new_text_beside_an_edited_one_starts_empty():
    changed = ROOF.replace("newydd", "coch")
    pair = edit(translated(ROOF, TEA), [paragraph(NEW), paragraph(changed), paragraph(TEA)])

    assert carried(pair, changed) == ROOF_EN
    assert carried(pair, NEW) == ""


def test_duplicated():
    pair = edit(translated(ROOF, TEA), [*written(ROOF, TEA), paragraph(ROOF)])

    assert [segment.saved for segment in parts(pair).values() if segment.source == ROOF] == [ROOF_EN]
    assert pair.segments_done == pair.segments_total - 1  # the title


def test_duplicated_and_edited():
    changed = TEA.replace("Sadwrn", "Sul")
    pair = edit(translated(ROOF, TEA), [*written(ROOF, TEA), paragraph(changed)])

    assert saved(pair, TEA) == TEA_EN
    assert carried(pair, changed) == TEA_EN


def test_deleted_it_is_kept_and_put_back_it_is_saved_again():
    pair = edit(translated(ROOF, TEA), written(ROOF))
    assert homeless(pair) == [TEA_EN]

    pair = edit(pair, [*written(ROOF), paragraph(TEA)])

    assert saved(pair, TEA) == TEA_EN
    assert homeless(pair) == []


def test_deleted_and_put_back_with_another_wording():
    changed = TEA.replace("Sadwrn", "Sul")
    pair = edit(translated(ROOF, TEA), written(ROOF))

    pair = edit(pair, [*written(ROOF), paragraph(changed)])

    assert carried(pair, changed) == TEA_EN


def test_a_heading_that_becomes_a_paragraph():
    pair = say(start([block("heading", ROOF), paragraph(TEA)]), SAID)

    pair = edit(pair, [paragraph(ROOF), paragraph(TEA)])

    assert saved(pair, ROOF) == ROOF_EN


def test_a_heading_that_becomes_a_sentence_of_the_paragraph_below():
    pair = say(start([block("heading", ROOF), paragraph(TEA)]), SAID)

    pair = edit(pair, [paragraph(f"{ROOF} {TEA}")])

    assert carried(pair, ROOF) == f"{ROOF_EN} {TEA_EN}"


def test_edited_twice_before_the_translator_comes():
    pair = edit(translated(TEA, ROOF), written(TEA.replace("Sadwrn", "Sul"), ROOF))
    again = TEA.replace("Sadwrn", "Sul").replace("dri", "bedwar")

    pair = edit(pair, [paragraph(ROOF), paragraph(again)])

    assert carried(pair, again) == TEA_EN
    assert part(pair, again).old_source_pieces  # what changed since it was translated, both edits of it


def test_the_links_of_a_split_paragraph_lead_where_they_led():
    first = '<a href="https://neuadd.example/">Y neuadd</a> yw hon.'
    second = '<a href="https://capel.example/">Y capel</a> yw hwn.'
    source = '<a id="a1">Y neuadd</a> yw hon. <a id="a2">Y capel</a> yw hwn.'
    target = 'This is <a id="a1">the hall</a>. This is <a id="a2">the chapel</a>.'
    pair = say(start(written(f"{first} {second}")), {source: target})

    pair = edit(pair, written(f"{first}|{second}"))

    assert carried(pair, "⟦1⟧Y capel") == "This is ⟦1⟧the chapel⟦/1⟧."
    assert carried(pair, "⟦1⟧Y neuadd") == "This is ⟦1⟧the hall⟦/1⟧."


def test_the_links_of_merged_paragraphs_lead_where_they_led():
    texts = [
        '<a href="https://neuadd.example/">Y neuadd</a> yw hon.',
        '<a href="https://capel.example/">Y capel</a> yw hwn.',
    ]
    pair = start(written(*texts))
    pair = say(
        pair,
        {
            '<a id="a1">Y neuadd</a> yw hon.': 'This is <a id="a1">the hall</a>.',
            '<a id="a1">Y capel</a> yw hwn.': 'This is <a id="a1">the chapel</a>.',
        },
    )

    pair = edit(pair, written(" ".join(texts)))

    assert carried(pair, "⟦1⟧") == "This is ⟦1⟧the hall⟦/1⟧. This is ⟦2⟧the chapel⟦/2⟧."


def test_an_emphasis_over_two_sentences_stays_where_nothing_was_taken_out():
    pair = say(
        start(written(f"Wel, <b>{ROOF} {COST}</b>")),
        {f"Wel, <b>{ROOF} {COST}</b>": f"Well, <b>{ROOF_EN} {COST_EN}</b>"},
    )

    pair = edit(pair, written(f"Wel, <b>{ROOF} {COST.replace('bedair', 'bum')}</b>"))

    assert carried(pair, "Wel") == f"Well, ⟦1⟧{ROOF_EN} {COST_EN}⟦/1⟧"
