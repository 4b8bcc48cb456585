"""Beside the parts, on a wide screen, the page as readers will see it: it follows what is finished, and a phone gets a tab for it."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.bench import at_work, claimed, field

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(transactional_db):
    factories.site()
    return claimed(factories.translator())


def test_it_stands_beside_the_parts_and_follows_what_is_finished(open_browser, pair):
    """Guard: ``bench.hear('saved', …)`` in ``preview.js``."""
    page = at_work(open_browser(), "translator", pair)
    shown = page.frame_locator("[data-preview] iframe")
    field(page, 1).focus()

    page.keyboard.press("Alt+Shift+P")
    expect(shown.get_by_role("heading", name="Te yn y neuadd", level=1)).to_be_visible()
    page.keyboard.type("Tea in the hall")
    page.keyboard.press("Control+Enter")
    expect(shown.get_by_role("heading", name="Tea in the hall", level=1)).to_be_visible()
    expect(field(page, 2)).to_be_focused()

    page.locator("[data-preview-close]").click()
    expect(page.locator("[data-preview]")).to_be_hidden()
    expect(page.locator("[data-preview-open]")).to_be_focused()


def test_a_phone_opens_it_in_a_tab_of_its_own(open_browser, pair):
    page = at_work(open_browser(width=360), "translator", pair)

    with page.expect_popup() as opened:
        page.locator("[data-preview-open]").click()

    expect(opened.value.locator("html")).to_have_attribute("lang", "en")
