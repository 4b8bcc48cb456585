"""Translations that Polylang or WPML had joined become pairs; nothing is mislabelled."""

import pytest

from papurbro.translation.models import Policy, Status

from blog.models import PostPage
from blog.wordpress import notes

from tests.blog.wordpress.wxr import BOTH, CY, EN, TITLE_CY, TITLE_EN, item, meta, paragraphs, term

pytestmark = pytest.mark.django_db


def polylang(language, group="pll_1"):
    return term("language", language) + term("post_translations", group)


def test_a_group_becomes_a_pair_whose_older_half_is_the_original(bring, halves):
    report = bring(
        item(2, TITLE_EN, paragraphs(EN), more=polylang("en")), item(1, TITLE_CY, paragraphs(CY), more=polylang("cy"))
    )
    found = halves(1)
    assert (found.cy.title, found.en.title) == (TITLE_CY, TITLE_EN)
    assert (found.pair.original_language, found.pair.status) == ("cy", Status.CURRENT)
    assert report["results"] == {"pair": 1}


def test_wpml_groups_become_pairs(bring, halves):
    def wpml(code):
        return meta("_wpml_import_language_code", code) + meta("_wpml_import_translation_group", "4")

    bring(item(1, TITLE_EN, paragraphs(EN), more=wpml("en")), item(2, TITLE_CY, paragraphs(CY), more=wpml("cy")))
    assert halves(1).cy.title == TITLE_CY


def test_a_half_that_was_a_draft_stays_one_and_the_other_goes_by_itself(bring, halves):
    bring(
        item(1, TITLE_EN, paragraphs(EN), more=polylang("en")),
        item(2, TITLE_CY, paragraphs(CY), status="draft", more=polylang("cy")),
    )
    found = halves(1)
    assert (found.en.live, found.cy.live) == (True, False)
    assert (found.pair.policy, found.pair.status) == (Policy.INDEPENDENT, Status.IN_PROGRESS)


def test_a_version_in_the_wrong_language_does_not_go_live(bring, halves):
    """Guard: `plan._is_in_other_language`."""
    report = bring(
        item(1, TITLE_EN, paragraphs(EN), more=polylang("en")), item(2, TITLE_EN, paragraphs(EN), more=polylang("cy"))
    )
    found = halves(1)
    assert (found.en.live, found.cy.live) == (True, False)
    assert report["items"][0]["note"] == notes.WRONG_LANGUAGE


def test_a_third_language_is_named_and_left_out(bring):
    report = bring(
        item(1, TITLE_EN, paragraphs(EN), more=polylang("en")), item(2, "Bonjour", "<p>Salut</p>", more=polylang("fr"))
    )
    left_out = [row for row in report["items"] if row["result"] == "left out"]
    assert [(row["number"], "fr" in row["note"]) for row in left_out] == [(2, True)]
    assert PostPage.objects.get().language == "en"


def test_a_post_with_a_language_of_its_own_and_both_in_its_text_is_split(bring, halves):
    bring(item(1, TITLE_EN, BOTH, more=term("language", "en")))
    assert halves(1).cy.title == TITLE_CY


def test_the_text_counts_for_more_than_a_label_left_at_its_default(bring, halves):
    report = bring(item(1, TITLE_CY, paragraphs(CY), more=term("language", "en")))
    assert halves(1).cy.live
    assert report["items"][0]["note"] == notes.LABEL_DIFFERS


def test_a_short_text_has_the_language_that_the_export_says(bring):
    bring(item(1, "Prawf", more=term("language", "cy")))
    assert PostPage.objects.get().language == "cy"
