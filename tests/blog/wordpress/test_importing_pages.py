"""WordPress's pages become standing pages, under the pages they stood under."""

import pytest

from papurbro.core.models import StandardPage

from tests.blog.wordpress.wxr import BOTH, EN, TITLE_CY, TITLE_EN, item, paragraphs

pytestmark = pytest.mark.django_db


def test_a_child_may_stand_before_its_parent(bring):
    bring(
        item(1, "Opening hours", paragraphs(EN), kind="page", parent=2),
        item(2, "About the hall", paragraphs(EN), kind="page"),
    )
    child = StandardPage.objects.get(title="Opening hours")
    assert child.get_parent().title == "About the hall"


def test_each_half_of_a_page_stands_in_its_own_tree(bring):
    bring(
        item(2, TITLE_EN, BOTH, kind="page"), item(3, "Below", BOTH.replace(TITLE_CY, "Islaw"), kind="page", parent=2)
    )
    below = StandardPage.objects.get(title="Islaw")
    assert below.get_parent().title == TITLE_CY
    assert below.language == "cy"


def test_parents_in_a_circle_come_in_all_the_same(bring):
    bring(
        item(1, "One page", paragraphs(EN), kind="page", parent=2),
        item(2, "Two pages", paragraphs(EN), kind="page", parent=1),
    )
    assert StandardPage.objects.count() == 2


def test_a_parent_that_came_in_before_is_found_again(bring):
    parent = item(2, "About the hall", paragraphs(EN), kind="page")
    bring(parent)
    bring(parent, item(3, "Opening hours", paragraphs(EN), kind="page", parent=2))
    assert StandardPage.objects.get(title="Opening hours").get_parent().title == "About the hall"
