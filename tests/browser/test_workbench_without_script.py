"""With JavaScript off, on a narrow phone: a piece is translated with its memory, put right and sent, by buttons alone."""

import pytest
from playwright.sync_api import expect

from papurbro.translation.memory import rarity
from papurbro.translation.memory.entries import Entry
from papurbro.translation.memory.models import Origin
from papurbro.translation.memory.storing import store
from papurbro.translation.models import Pair, Status

from tests import factories
from tests.browser.bench import claimed, field, item, log_in, part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEXT = "on to the next unfinished part"


@pytest.fixture
def pair(transactional_db):
    factories.site()
    stored = store(
        [
            Entry.of(
                cy="Dewch â chacen, neu dair.", en="Bring a cake, or three.", written_in="cy", origin=Origin.IMPORTED
            )
        ]
    )
    rarity.add(stored.words)
    return claimed(factories.translator())


def test_from_the_first_part_to_review(open_browser, pair):
    page = log_in(open_browser(width=360, java_script_enabled=False), "translator")
    page.goto(f"/admin/translation/pairs/{pair.pk}/")
    expect(page.locator(".pair-letters")).to_have_count(0)

    field(page, 1).fill("Tea in the hall")
    item(page, 1).get_by_role("button", name=NEXT).click()
    expect(item(page, 2).get_by_role("button", name=NEXT)).to_be_visible()

    # A mark is missing: the part says so, and what was typed stands in it.
    field(page, 2).fill("There is tea in the hall at 19:30.")
    item(page, 2).get_by_role("button", name=NEXT).click()
    expect(item(page, 2).locator(".error-message")).to_contain_text("⟦1⟧")
    expect(field(page, 2)).to_have_value("There is tea in the hall at 19:30.")
    field(page, 2).fill("There is ⟦1⟧tea⟦/1⟧ in the hall at 19:30.")
    item(page, 2).get_by_role("button", name=NEXT).click()

    # What a check found is put right by its button, and looked at before it is saved.
    item(page, 2).get_by_role("button", name="show what helps with part 2").click()
    item(page, 2).get_by_role("button", name="Use 19:00").click()
    expect(field(page, 2)).to_have_value("There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00.")
    page.locator(".pair-form > .pair-actions").get_by_role("button", name="Save", exact=True).click()

    field(page, 3).fill("Everybody from Cardiff or the valley is welcome.")
    item(page, 3).get_by_role("button", name=NEXT).click()
    item(page, 4).get_by_role("button", name="Use Bring a cake, or three.").click()
    expect(field(page, 4)).to_have_value("Bring a cake, or three.")
    page.get_by_role("button", name="Save and send for review").click()

    assert part(pair, "Bydd").saved == "There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00."
    assert Pair.objects.get(pk=pair.pk).status == Status.IN_REVIEW
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
