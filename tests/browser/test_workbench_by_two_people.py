"""Two people in one text see each other, and neither writes over the other."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.bench import at_work, claimed, field, item, part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(transactional_db):
    factories.site()
    factories.editor()
    return claimed(factories.translator())


def test_they_see_each_other_and_choose_between_their_texts(open_browser, pair):
    mair = at_work(open_browser(), "translator", pair)
    field(mair, 1).focus()
    huw = at_work(open_browser(), "editor", pair)
    expect(huw.locator(".pair-here")).to_contain_text("translator is here, in part 1")

    # Both write in one part; the one who comes second is shown both texts, and nothing of theirs is lost.
    field(mair, 1).fill("Tea in the hall")
    expect(item(mair, 1).locator("[data-slot=saved]")).to_contain_text("not finished yet")
    expect(mair.locator(".pair-here")).to_contain_text("editor is here")
    expect(mair.locator("[data-status]")).to_contain_text("editor is here")  # a screen reader says so too
    field(huw, 1).fill("A cup of tea")
    both = huw.get_by_role("group", name="translator saved another text while you were writing")
    expect(both).to_contain_text("Tea in the hall")
    expect(huw.locator("[data-status]")).to_contain_text("Part 1: another text was saved")
    assert part(pair, "Te yn").start == "Tea in the hall"
    expect(field(huw, 1)).to_have_value("A cup of tea")

    # Merged by hand, and kept.
    both.get_by_role("button", name="Put the saved text into the field too").click()
    expect(field(huw, 1)).to_have_value("A cup of tea\nTea in the hall")
    field(huw, 1).fill("A cup of tea in the hall")
    both.get_by_label("Keep what stands in the field").check()
    both.get_by_role("button", name="Keep the chosen one").click()
    expect(both).to_have_count(0)
    assert part(pair, "Te yn").saved == "A cup of tea in the hall"

    # Now it is the other one's turn to be told, and to give way.
    field(mair, 1).fill("Tea in the hall, and cake")
    both = mair.get_by_role("group", name="editor saved another text while you were writing")
    both.get_by_label("Keep the saved text").check()
    both.get_by_role("button", name="Keep the chosen one").click()
    expect(field(mair, 1)).to_have_value("A cup of tea in the hall")
    field(mair, 2).focus()
    assert part(pair, "Te yn").saved == "A cup of tea in the hall"


def test_whoever_leaves_is_gone_at_once(open_browser, pair):
    mair = at_work(open_browser(), "translator", pair)
    huw = at_work(open_browser(), "editor", pair)
    expect(huw.locator(".pair-here")).to_contain_text("translator is here")

    mair.goto("/admin/")

    field(huw, 2).focus()  # opening a part is a sign of life, and brings the news
    expect(huw.locator(".pair-here")).to_contain_text("Nobody else is here")
