"""What becomes of a post: its halves, their state, and what the pair remembers."""

import datetime as dt

import pytest

from papurbro.translation.models import Policy, Status

from blog.models import ImportedItem, PostPage
from blog.wordpress import notes
from blog.wordpress.blocks import plain

from tests.blog.wordpress.wxr import BOTH, CY, EN, TITLE_CY, TITLE_EN, item, meta, paragraphs, term

pytestmark = pytest.mark.django_db


def texts(page):
    return [plain(str(block.value)) for block in page.body]


def test_a_post_in_both_languages_becomes_a_live_pair(bring, halves):
    report = bring(item(1, TITLE_EN, BOTH))
    found = halves(1)
    assert (found.en.title, found.cy.title) == (TITLE_EN, TITLE_CY)
    assert texts(found.en) == ["\n".join(EN)]
    assert texts(found.cy) == ["\n".join(CY)]
    assert (found.en.live, found.cy.live) == (True, True)
    assert (found.pair.status, found.pair.original_language) == (Status.CURRENT, "en")
    assert found.pair.policy_in_force == Policy.TOGETHER
    assert report["results"] == {"split": 1}
    assert report["items"][0]["live"] == ["en", "cy"]


def test_the_welsh_half_is_the_original_where_the_post_bears_its_title(bring, halves):
    bring(item(1, TITLE_CY, f"{paragraphs(CY)}<h2>{TITLE_EN}</h2>{paragraphs(EN)}"))
    assert halves(1).pair.original_language == "cy"


def test_slugs_dates_and_addresses_are_those_of_the_blog(bring, halves):
    bring(item(1, TITLE_EN, BOTH, slug="old-slug"))
    found = halves(1)
    assert (found.en.slug, found.cy.slug) == ("old-slug", "neuadd-y-pentref-yn-ailagor")
    for page in (found.en, found.cy):
        assert page.date == dt.datetime(2026, 5, 1, 9, 30, tzinfo=dt.UTC)
        assert page.first_published_at == page.date
        assert page.origin_url == "https://bro.example.org/1/"


def test_two_posts_may_have_had_one_slug(bring, halves):
    bring(item(1, TITLE_EN, paragraphs(EN), slug="same"), item(2, TITLE_EN, paragraphs(EN), slug="same"))
    assert (halves(1).en.slug, halves(2).en.slug) == ("same", "same-1")


def test_a_live_post_in_one_language_goes_by_itself_and_waits_for_a_translator(bring, halves):
    bring(item(1, TITLE_EN, paragraphs(EN)))
    found = halves(1)
    assert found.en.live
    assert (found.pair.policy, found.pair.policy_reason) == (Policy.INDEPENDENT, "imported")
    assert (found.pair.status, found.pair.behind) == (Status.MISSING, "cy")


def test_no_counterpart_is_made_by_the_way(bring, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        bring(item(1, TITLE_EN, paragraphs(EN)), item(2, TITLE_EN, BOTH))
    assert PostPage.objects.count() == 3


@pytest.mark.parametrize("status", ["draft", "pending", "private", "future"])
def test_what_was_not_public_comes_in_as_a_draft(bring, halves, status):
    report = bring(item(1, TITLE_EN, BOTH, status=status))
    found = halves(1)
    assert (found.en.live, found.cy.live) == (False, False)
    assert found.pair.status == Status.IN_PROGRESS
    assert bool(report["items"][0]["note"]) == (status != "draft")


def test_a_post_with_a_password_comes_in_as_a_draft(bring, halves):
    bring(item(1, TITLE_EN, paragraphs(EN), more="<wp:post_password>x</wp:post_password>"))
    assert not halves(1).en.live


def test_what_is_in_the_bin_stays_there(bring):
    report = bring(item(1, TITLE_EN, paragraphs(EN), status="trash"))
    assert report["results"] == {"left out": 1}
    assert not PostPage.objects.exists()


def test_a_half_without_a_title_in_its_language_is_a_draft_to_be_finished(bring, halves):
    """Guard: `Text.is_finished` in `plan._split`."""
    report = bring(item(1, TITLE_EN, paragraphs(EN) + paragraphs(CY)))
    found = halves(1)
    assert (found.en.live, found.cy.live) == (True, False)
    assert texts(found.cy) == ["\n".join(CY)]
    assert found.pair.policy == Policy.INDEPENDENT
    assert found.pair.status == Status.IN_PROGRESS
    assert report["items"][0]["note"] == notes.NO_TITLE["cy"]


def test_a_doubtful_post_comes_in_whole_as_a_draft_and_is_listed(bring, halves):
    """Guard: a live page in doubt would show one language under the other's name."""
    content = paragraphs([EN[0], EN[1], CY[0], CY[1], EN[2]])
    report = bring(item(1, TITLE_EN, content))
    found = halves(1)
    assert not found.en.live
    assert texts(found.en) == ["\n".join([EN[0], EN[1], CY[0], CY[1], EN[2]])]
    note = report["items"][0]["note"]
    assert note == notes.UNCLEAR
    assert ImportedItem.objects.get().note == note


def test_a_post_in_a_third_language_is_left_out_and_listed(bring):
    french = (
        "Les voisins se sont réunis dans la salle pour fêter la réouverture avec beaucoup de gâteaux et de musique."
    )
    report = bring(item(1, "Bonjour", f"<p>{french}</p>"))
    assert report["items"][0]["result"] == "left out"
    assert not PostPage.objects.exists()


@pytest.mark.parametrize(("language", "expected"), [("cy", "cy"), ("en-US", "en")])
def test_a_post_too_short_to_tell_is_in_the_language_of_its_blog(bring, language, expected):
    bring(item(1, "2026"), language=language)
    assert PostPage.objects.get().language == expected


def test_a_post_too_short_to_tell_on_a_blog_in_a_third_language_is_left_out(bring):
    assert bring(item(1, "2026"), language="fr")["results"] == {"left out": 1}


def test_a_title_in_both_languages_over_a_text_in_one_is_listed(bring, halves):
    report = bring(item(1, f"{TITLE_CY} | {TITLE_EN}", paragraphs(EN)))
    assert halves(1).en.title == f"{TITLE_CY} | {TITLE_EN}"
    assert report["items"][0]["note"] == notes.TITLE_IN_BOTH


def test_the_excerpt_goes_to_the_half_in_its_language(bring, halves):
    bring(item(1, TITLE_EN, BOTH, excerpt="Mae’r neuadd ar agor i bawb unwaith eto."))
    found = halves(1)
    assert (found.en.intro, found.cy.intro) == ("", "Mae’r neuadd ar agor i bawb unwaith eto.")


def test_a_post_without_a_title_is_named_by_its_slug(bring, halves):
    bring(item(1, "", paragraphs(EN), slug="a-day-out"))
    assert halves(1).en.title == "a-day-out"


def test_entities_and_markup_in_titles_are_text(bring, halves):
    bring(item(1, "Bread &amp; <em>butter</em> for the village", paragraphs(EN)))
    assert halves(1).en.title == "Bread & butter for the village"


def test_a_link_that_is_no_address_is_not_kept(bring):
    rows = item(1, TITLE_EN, paragraphs(EN)).replace("https://bro.example.org/1/", "not an address")
    bring(rows)
    assert PostPage.objects.get().origin_url == "https://bro.example.org/?p=1"


def test_long_titles_and_slugs_are_cut_to_what_fits(bring):
    bring(
        item(1, "A very long title " * 30, paragraphs(EN), slug="s" * 300),
        item(2, "x" * 300, paragraphs(EN), slug="s" * 300),
    )
    assert PostPage.objects.count() == 2


@pytest.mark.parametrize("meta_key", ["_thumbnail_id"])
def test_the_picture_above_a_post_opens_its_text(bring, halves, meta_key):
    picture = item(
        9, "hall", kind="attachment", status="inherit",
        more="<wp:attachment_url>https://bro.example.org/hall.jpg</wp:attachment_url>" + meta("_wp_attachment_image_alt", "Y neuadd"),
    )  # fmt: skip
    bring(item(1, TITLE_EN, BOTH, more=meta(meta_key, "9")), picture)
    block = halves(1).en.body[0]
    assert block.block_type == "remote_picture"
    assert (block.value["src"], block.value["alt"]) == ("https://bro.example.org/hall.jpg", "Y neuadd")
    assert [block.block_type for block in halves(1).cy.body] == ["paragraph"]


def test_authors_and_tags_are_on_both_halves(bring, halves):
    report = bring(item(1, TITLE_EN, BOTH, more=term("category", "Cymuned")))
    found = halves(1)
    for page in (found.en, found.cy):
        assert [author.name for author in page.authors.all()] == ["Mair Jones"]
        assert [tag.name_cy for tag in page.tags.all()] == ["Cymuned"]
    assert (report["tags"], report["authors"]) == (1, 1)
