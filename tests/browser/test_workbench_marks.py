"""Marks are inserted and moved, and never mistyped: taken out whole, after they were seen, with their partner."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.bench import at_work, claimed, field, item, part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHOLE = "There is ⟦1⟧tea⟦/1⟧ at 19:00."


@pytest.fixture
def pair(transactional_db):
    factories.site()
    return claimed(factories.translator())


@pytest.fixture
def page(open_browser, pair):
    page = at_work(open_browser(), "translator", pair)
    field(page, 2).click()
    page.keyboard.insert_text(WHOLE)
    return page


def caret(page, place):
    field(page, 2).evaluate("(field, place) => field.setSelectionRange(place, place)", place)


def test_a_mark_is_selected_by_the_first_backspace_and_taken_out_with_its_partner_by_the_second(page):
    caret(page, WHOLE.index("⟦/1⟧") + 4)

    page.keyboard.press("Backspace")
    expect(field(page, 2)).to_have_value(WHOLE)
    expect(page.locator("[data-status]")).to_contain_text("Press once more")
    assert field(page, 2).evaluate("f => f.value.slice(f.selectionStart, f.selectionEnd)") == "⟦/1⟧"

    page.keyboard.press("Backspace")
    expect(field(page, 2)).to_have_value("There is tea at 19:00.")
    expect(page.locator("[data-status]")).to_contain_text("is taken out")

    page.keyboard.press("Control+Z")
    expect(field(page, 2)).to_have_value(WHOLE)


def test_delete_in_front_of_a_mark_does_the_same(page):
    caret(page, WHOLE.index("⟦1⟧"))

    page.keyboard.press("Delete")
    expect(field(page, 2)).to_have_value(WHOLE)
    page.keyboard.press("Delete")

    expect(field(page, 2)).to_have_value("There is tea at 19:00.")


def test_nothing_can_be_typed_inside_a_mark(page):
    caret(page, WHOLE.index("⟦1⟧") + 1)

    page.keyboard.type("x")

    value = field(page, 2).input_value()
    assert "⟦1⟧" in value
    assert "x" in value


def test_the_caret_steps_over_a_mark_as_over_a_letter(page):
    caret(page, WHOLE.index("⟦1⟧"))

    page.keyboard.press("ArrowRight")
    page.keyboard.type("hot ")

    expect(field(page, 2)).to_have_value("There is ⟦1⟧hot tea⟦/1⟧ at 19:00.")


def test_a_word_deleted_at_once_takes_no_half_of_a_mark(page):
    caret(page, WHOLE.index("⟦/1⟧") + 4)

    page.keyboard.press("Control+Backspace")
    page.keyboard.press("Control+Delete")

    value = field(page, 2).input_value()
    assert value.count("⟦1⟧") == value.count("⟦/1⟧")
    assert "⟦" not in value.replace("⟦1⟧", "").replace("⟦/1⟧", "")


def test_typing_over_one_of_a_pair_takes_the_other_with_it(page):
    start = WHOLE.index("⟦1⟧")
    field(page, 2).evaluate("(field, at) => field.setSelectionRange(at, at + 3)", start)

    page.keyboard.type("x")

    expect(field(page, 2)).to_have_value("There is xtea at 19:00.")


def test_the_button_moves_a_pair_around_the_words_that_are_selected(page, pair):
    start = WHOLE.index("19:00")
    field(page, 2).evaluate("(field, at) => field.setSelectionRange(at, at + 5)", start)

    item(page, 2).get_by_role("button", name="Put ⟦1⟧ around").click()
    expect(field(page, 2)).to_have_value("There is tea at ⟦1⟧19:00⟦/1⟧.")
    page.keyboard.press("Control+Enter")

    expect(page.locator("[data-slot=progress]")).to_contain_text("1 of 4")
    assert part(pair, "Bydd").saved == "There is tea at ⟦1⟧19:00⟦/1⟧."


def test_what_is_pasted_is_text_with_no_mark_that_the_original_lacks(page):
    field(page, 2).evaluate(
        """field => {
            field.setSelectionRange(field.value.length, field.value.length);
            const data = new DataTransfer();
            data.setData('text/html', '<b>Cake</b> ⟦1⟧and⟦/1⟧ ⟦7⟧milk⟦/7⟧ ⟦');
            data.setData('text/plain', ' Cake ⟦1⟧and⟦/1⟧ ⟦7⟧milk⟦/7⟧ ⟦');
            field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )

    expect(field(page, 2)).to_have_value(f"{WHOLE} Cake and milk ")


def test_pasting_from_a_web_page_brings_no_markup(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        """() => navigator.clipboard.write([new ClipboardItem({
            'text/html': new Blob(['<p><b>Cake</b> for all</p>'], { type: 'text/html' }),
            'text/plain': new Blob(['Cake for all'], { type: 'text/plain' }),
        })])"""
    )
    field(page, 3).click()
    page.keyboard.press("Control+V")

    expect(field(page, 3)).to_have_value("Cake for all")
