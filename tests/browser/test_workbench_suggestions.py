"""What the memory, the glossary and the checks know comes to the part that is open, and is taken by a key."""

import re

import pytest
from playwright.sync_api import expect

from papurbro.translation.glossary.models import Term
from papurbro.translation.memory import rarity
from papurbro.translation.memory.entries import Entry
from papurbro.translation.memory.models import Origin
from papurbro.translation.memory.storing import store

from tests import factories
from tests.browser.bench import at_work, claimed, field, item, part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def remember(cy, en):
    stored = store([Entry.of(cy=cy, en=en, written_in="cy", origin=Origin.IMPORTED)])
    rarity.add(stored.words)


@pytest.fixture
def pair(transactional_db):
    factories.site()
    Term.objects.create(cy="neuadd", en="hall")
    Term.objects.create(cy="Caerdydd", en="Cardiff", note="The city.")
    remember("Dewch â chacen, neu dair.", "Bring a cake, or three.")
    return claimed(factories.translator())


@pytest.fixture
def page(open_browser, pair):
    return at_work(open_browser(), "translator", pair)


def rows(page, number):
    return item(page, number).locator(".pair-helps > li")


def test_a_part_that_is_opened_gets_its_help_and_alt_and_a_digit_takes_it(page):
    field(page, 4).focus()
    row = rows(page, 4).first
    expect(row.locator(".pair-helps__kind")).to_have_text(re.compile(r"^\d+ %$"))
    expect(row).to_contain_text("Bring a cake, or three.")
    expect(row.locator("kbd")).to_have_text("Alt 1")
    expect(row.locator("del, ins").first).to_be_visible()

    page.keyboard.press("Alt+1")

    expect(field(page, 4)).to_have_value("Bring a cake, or three.")
    expect(field(page, 4)).to_be_focused()
    page.keyboard.press("Control+Z")
    expect(field(page, 4)).to_have_value("")


def test_a_term_says_the_form_that_stands_in_the_text_and_goes_where_the_caret_is(page):
    field(page, 3).focus()
    row = rows(page, 3).filter(has_text="Caerdydd (here: Gaerdydd) → Cardiff")
    expect(row).to_contain_text("The city.")
    expect(item(page, 3).locator("abbr.pair-term[title=Cardiff]")).to_have_text("Gaerdydd")
    page.keyboard.type("Everybody from")

    row.get_by_role("button").click()
    page.keyboard.type(" is welcome.")

    expect(field(page, 3)).to_have_value("Everybody from Cardiff is welcome.")


def test_checks_speak_while_one_writes_and_put_right_by_a_button(page):
    field(page, 2).focus()
    page.keyboard.insert_text("There is ⟦1⟧tea⟦/1⟧ in the hall at 19:30.")
    finding = item(page, 2).locator(".pair-finding")
    expect(finding).to_contain_text("19:30")

    finding.get_by_role("button", name="Use 19:00").click()

    expect(field(page, 2)).to_have_value("There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00.")
    expect(finding).to_have_count(0)


def test_a_warning_is_dismissed_with_a_reason_without_leaving_the_page(page, pair):
    field(page, 2).focus()
    page.keyboard.insert_text("There is ⟦1⟧tea⟦/1⟧ in the hall at 19:30.")
    finding = item(page, 2).locator(".pair-finding")
    finding.get_by_text("Dismiss…").click()
    finding.get_by_label("Why it may stand as it is").fill("It was moved.")

    finding.get_by_role("button", name="Dismiss", exact=True).click()

    expect(finding).to_have_count(0)
    assert pair.dismissals.get().reason == "It was moved."


def test_words_that_are_selected_are_looked_up_and_made_a_term(page):
    field(page, 4).focus()
    item(page, 4).locator(".pair-seg__source p").last.evaluate(
        """paragraph => {
            const [text] = [...paragraph.childNodes].filter((node) => node.textContent.includes("chacen"));
            const start = text.textContent.indexOf("chacen");
            window.getSelection().setBaseAndExtent(text, start, text, start + 6);
        }"""
    )
    page.keyboard.press("Alt+Shift+K")
    dialog = page.get_by_role("dialog", name="Look words up")
    expect(dialog.get_by_label("Words")).to_have_value("chacen")
    expect(dialog.locator(".pair-found")).to_contain_text("Bring a cake, or three.")

    expect(dialog.get_by_label("Welsh").last).to_have_value("chacen")
    dialog.get_by_label("Welsh").last.fill("cacen")
    dialog.get_by_label("English").last.fill("cake")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("cake")
    assert Term.objects.filter(cy="cacen", en="cake").exists()

    dialog.get_by_role("button", name="Put it into the field").last.click()
    expect(dialog).to_be_hidden()
    expect(field(page, 4)).to_be_focused()
    expect(field(page, 4)).not_to_have_value("")


def test_what_is_taken_and_finished_is_saved(page, pair):
    field(page, 4).focus()
    expect(rows(page, 4).first).to_be_visible()
    page.keyboard.press("Alt+1")

    page.keyboard.press("Control+Enter")

    expect(page.locator("[data-slot=progress]")).to_contain_text("1 of 4")
    assert part(pair, "Dewch").saved == "Bring a cake, or three."
