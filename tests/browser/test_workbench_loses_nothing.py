"""A closed laptop, a tunnel, a dead server: what was written is there again."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.bench import at_work, claimed, field, item, part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(transactional_db):
    factories.site()
    return claimed(factories.translator())


@pytest.fixture
def page(open_browser, pair):
    page = at_work(open_browser(), "translator", pair)
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def test_what_is_being_written_is_kept_without_a_key_pressed(page, pair):
    field(page, 1).focus()
    page.keyboard.type("Tea in the ha")

    expect(item(page, 1).locator("[data-slot=saved]")).to_contain_text("not finished yet")
    page.reload()

    expect(field(page, 1)).to_have_value("Tea in the ha")
    assert part(pair, "Te yn").saved == ""


def test_a_laptop_closed_in_the_middle_of_a_word_loses_nothing(page, pair):
    """Closing hides the page before any pause in the typing. Guard: ``lastChance`` in ``saving.js``, and ``keeping.js`` behind it."""
    field(page, 1).focus()
    page.keyboard.type("Tea in the ha")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.close(run_before_unload=False)

    again = page.context.new_page()
    again.goto(f"/admin/translation/pairs/{pair.pk}/")
    expect(field(again, 1)).to_have_value("Tea in the ha")


def test_without_a_connection_everything_is_kept_here_and_sent_later(page, pair):
    page.context.set_offline(True)
    field(page, 1).focus()
    page.keyboard.type("Tea in the hall")
    page.keyboard.press("Alt+ArrowDown")

    expect(page.locator(".pair-banner")).to_contain_text("There is no connection")
    assert part(pair, "Te yn").start == ""

    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator(".pair-banner")).to_contain_text("everything is saved")
    assert part(pair, "Te yn").start == "Tea in the hall"


def test_a_reload_after_a_save_that_failed_brings_the_text_back_and_saves_it(page, pair):
    """Guard: ``restoring.js``."""
    page.route("**/parts/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    field(page, 1).focus()
    page.keyboard.type("Tea in the hall")
    expect(page.locator(".pair-banner")).to_contain_text("There is no connection")

    page.unroute("**/parts/**")
    page.reload()

    expect(field(page, 1)).to_have_value("Tea in the hall")
    expect(page.locator(".pair-banner")).to_contain_text("Parts: 1")
    expect(item(page, 1).locator("[data-slot=saved]")).to_contain_text("not finished yet")
    assert part(pair, "Te yn").start == "Tea in the hall"
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('papurbro:text'))") == []


def test_leaving_with_a_text_that_is_not_saved_asks_first(open_browser, pair):
    page = at_work(open_browser(), "translator", pair)
    page.context.set_offline(True)
    field(page, 1).focus()
    page.keyboard.type("Tea")

    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)

    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_logged_out_in_another_tab_the_text_stays_and_says_why(page, pair):
    page.context.clear_cookies()
    field(page, 1).focus()
    page.keyboard.type("Tea in the hall")

    expect(page.locator(".pair-banner")).to_contain_text("logged out")
    expect(field(page, 1)).to_have_value("Tea in the hall")
