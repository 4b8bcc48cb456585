"""What stands in the menu and at the foot: live pages of the language, sections above and standing pages below."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale

from papurbro.core.founding import make_live_pair
from papurbro.core.menus import menus
from papurbro.core.models import StandardPage

from tests.factories import site

pytestmark = pytest.mark.django_db


def standing_pair(**values):
    titles = {"cy": "Amdanom ni", "en": "About us"}
    pages = {
        language: StandardPage(
            title=titles[language],
            slug=f"about-{language}",
            locale=Locale.objects.get(language_code=language),
            **values,
        )
        for language in ("cy", "en")
    }
    return make_live_pair(pages, site().home)


def titles(links):
    return [link.title for link in links]


def test_sections_and_standing_pages_of_the_language():
    founded = site()
    standing_pair()
    found = menus("cy", None)
    assert titles(found.sections) == [founded.section["cy"].title]
    assert titles(found.standing) == ["Amdanom ni"]


def test_a_page_that_is_not_live_is_in_no_menu():
    site()
    page = standing_pair()["en"]
    StandardPage.objects.filter(pk=page.pk).update(live=False)
    assert menus("en", None).standing == []


def test_a_standing_page_may_stand_in_the_menu_too():
    site()
    standing_pair(show_in_menus=True)
    assert "About us" in titles(menus("en", None).sections)


def test_both_menus_cost_one_query(django_assert_num_queries, rf):
    site()
    standing_pair()
    ContentType.objects.get_for_model(StandardPage)
    request = rf.get("/cy/")
    menus("cy", request)
    with django_assert_num_queries(0):
        menus("cy", request)
