"""Categories, tags and hashtags in titles become bilingual tags."""

import pytest

from papurbro.tags.models import Tag

from tests.blog.wordpress.wxr import BOTH, EN, TITLE_EN, item, paragraphs, term

pytestmark = pytest.mark.django_db


def names():
    return sorted(Tag.objects.values_list("name_cy", "name_en"))


def test_categories_and_tags_are_one_kind_and_one_row(bring):
    bring(
        item(
            1, TITLE_EN, BOTH, more=term("category", "Health") + term("post_tag", "health") + term("post_tag", "#nhssm")
        ),
        item(2, TITLE_EN, BOTH, more=term("post_tag", "HEALTH")),
    )
    assert names() == [("#nhssm", "#nhssm"), ("Health", "Health")]


def test_hashtags_in_titles_become_tags(bring, halves):
    bring(item(1, "Join us for #FyMro and #nhssm tonight, post #1", paragraphs(EN)))
    assert names() == [("#FyMro", "#FyMro"), ("#nhssm", "#nhssm")]
    assert halves(1).en.title == "Join us for #FyMro and #nhssm tonight, post #1"


def test_a_hashtag_that_is_a_tag_of_the_post_already_is_not_made_twice(bring):
    bring(item(1, "Join us for #FyMro tonight", paragraphs(EN), more=term("post_tag", "fymro")))
    assert names() == [("fymro", "fymro")]


def test_a_tag_that_the_site_has_in_either_language_is_used(bring, halves):
    tag = Tag.objects.create(name_cy="gofal cymdeithasol", name_en="social care")
    bring(item(1, TITLE_EN, BOTH, more=term("post_tag", "Social care")))
    assert list(halves(1).cy.tags.all()) == [tag]
    assert Tag.objects.count() == 1


def test_a_name_in_both_languages_gives_both_names(bring):
    bring(item(1, TITLE_EN, BOTH, more=term("category", "Newyddion | News")))
    assert names() == [("Newyddion", "News")]


def test_names_that_polylang_joined_are_one_tag(bring):
    def category(number, name):
        return (
            f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{name.lower()}</wp:category_nicename>"
            f"<wp:cat_name>{name}</wp:cat_name></wp:category>"
        )

    joined = (
        "<wp:term><wp:term_id>9</wp:term_id><wp:term_taxonomy>term_translations</wp:term_taxonomy>"
        '<wp:term_slug>pll_x</wp:term_slug><wp:term_description>a:2:{s:2:"en";i:4;s:2:"cy";i:2;}</wp:term_description></wp:term>'
    )
    bring(
        category(4, "Sport"), category(2, "Chwaraeon"), joined,
        item(1, TITLE_EN, BOTH, more=term("category", "Sport", "sport")),
    )  # fmt: skip
    assert names() == [("Chwaraeon", "Sport")]


@pytest.mark.parametrize("slug", ["uncategorized", "heb-gategori"])
def test_no_category_is_no_tag(bring, slug):
    bring(item(1, TITLE_EN, BOTH, more=term("category", "Uncategorized", slug)))
    assert names() == []
