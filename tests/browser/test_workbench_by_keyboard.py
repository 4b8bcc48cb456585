"""A piece is translated from its first part to review without a mouse, and no key gets in the way of typing."""

import re

import pytest
from playwright.sync_api import expect

from papurbro.translation.models import Pair, Status
from papurbro.users.models import User

from tests import factories
from tests.browser.bench import at_work, claimed, field, item, part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(transactional_db):
    factories.site()
    return claimed(factories.translator())


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


def tab_to(page, wanted, *, key="Tab", at_most=60):
    """Press until what is focused is called ``wanted``."""
    for _ in range(at_most):
        page.keyboard.press(key)
        if re.search(wanted, focused(page)):
            return
    raise AssertionError(f"{wanted} was not reached")


def test_from_the_first_part_to_review(open_browser, pair):
    page = at_work(open_browser(), "translator", pair)
    tab_to(page, r"^text-")

    page.keyboard.type("Tea in the hall")
    page.keyboard.press("Control+Enter")
    expect(field(page, 2)).to_be_focused()
    page.keyboard.type("There is tea in the hall at 19:00.")
    # The word "tea" is selected, and the first button of the bar puts the mark around it.
    page.keyboard.press("Home")
    for _ in "There is ":
        page.keyboard.press("ArrowRight")
    for _ in "tea":
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Tab")
    assert focused(page) == "⟦1⟧"
    page.keyboard.press("Enter")
    expect(field(page, 2)).to_have_value("There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00.")
    expect(field(page, 2)).to_be_focused()
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Everybody from Cardiff or the valley is welcome.")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Bring a cake, or two.")
    page.keyboard.press("Control+Enter")

    expect(page.locator("[data-slot=progress]")).to_contain_text("4 of 4 translated")
    assert part(pair, "Bydd").saved == "There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00."
    tab_to(page, r"^Send for review", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".pair-status").first).to_have_text("In review")
    assert Pair.objects.get(pk=pair.pk).status == Status.IN_REVIEW


def test_arrows_lead_from_part_to_part_and_along_the_letters(open_browser, pair):
    page = at_work(open_browser(), "translator", pair)
    field(page, 1).focus()

    page.keyboard.press("Alt+ArrowDown")
    expect(field(page, 2)).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(field(page, 1)).to_be_focused()

    page.keyboard.press("Tab")
    assert focused(page) == "ŵ"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "ŷ"
    page.keyboard.press("End")
    page.keyboard.press("Enter")  # capitals
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(field(page, 1)).to_have_value("Ŵ")


def test_letters_digits_and_altgr_only_type(open_browser, pair):
    page = at_work(open_browser(), "translator", pair)
    field(page, 1).focus()

    page.keyboard.type("1 next ŵ ŷ ?")
    page.keyboard.press("Control+Alt+W")
    page.keyboard.press("Control+Alt+1")

    expect(field(page, 1)).to_be_focused()
    expect(field(page, 1)).to_have_value(re.compile(r"^1 next ŵ ŷ \?"))


def test_other_keys_can_be_chosen_and_stay(open_browser, pair):
    page = at_work(open_browser(), "translator", pair)
    page.keyboard.press("Alt+Shift+H")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()

    dialog.get_by_label("Next part").focus()
    page.keyboard.press("n")
    expect(dialog.get_by_role("alert")).to_contain_text("alone")
    page.keyboard.press("Control+Alt+N")
    expect(dialog.get_by_role("alert")).to_contain_text("ŵ")
    page.keyboard.press("Control+Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("already")
    page.keyboard.press("Alt+3")  # takes the third suggestion
    expect(dialog.get_by_role("alert")).to_contain_text("already")
    page.keyboard.press("Control+F8")
    expect(dialog.get_by_label("Next part")).to_have_value("Ctrl F8")
    dialog.get_by_label("Take the first suggestion").focus()
    page.keyboard.press("Alt+X")
    expect(dialog.get_by_role("alert")).to_contain_text("A digit has to be among these keys")
    page.keyboard.press("Control+4")
    expect(dialog.get_by_label("Take the first suggestion")).to_have_value("Ctrl 1")
    dialog.get_by_role("button", name="Save").click()

    page.reload()
    field(page, 1).focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(field(page, 1)).to_be_focused()
    page.keyboard.press("Control+F8")
    expect(field(page, 2)).to_be_focused()


def test_the_open_part_says_its_keys(open_browser, pair):
    page = at_work(open_browser(), "translator", pair)

    expect(item(page, 1).locator("kbd[data-shortcut=next]")).to_have_text("Ctrl ↵")
    assert User.objects.filter(username="translator").exists()
