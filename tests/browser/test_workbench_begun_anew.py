"""A text begun anew over a finished one stops the sending, is found by one press, and is finished or given up where it stands."""

import pytest
from playwright.sync_api import expect

from papurbro.translation.editor import Entry, keep_draft
from papurbro.translation.models import Pair, Status

from tests import factories
from tests.browser.bench import at_work, claimed, field, item, part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair(transactional_db):
    factories.site()
    mair = factories.translator("mair")
    pair = claimed(mair, "Mae croeso i bawb.", "Dewch â chacen, neu ddwy.")
    factories.translate_all(pair, mair, bodies=["Everybody is welcome.", "Bring a cake, or two."])
    segment = part(pair, "Mae")
    keep_draft(pair, mair, segment.key, Entry(text="All are", token=segment.token))
    return pair


def test_it_is_named_given_up_or_finished(open_browser, pair):
    """Guard: ``callFinished`` in ``saving.js``, without which what was written last would not be sent with the rest."""
    page = at_work(open_browser(), "mair", pair)
    page.get_by_role("button", name="Send for review").first.click()
    told = page.locator(".messages")
    expect(told).to_contain_text("mair began part 2 anew and has not finished it: “All are”.")
    assert Pair.objects.get(pk=pair.pk).status == Status.IN_PROGRESS

    told.get_by_role("link", name="Go there").click()
    expect(item(page, 2).locator("[data-slot=saved]")).to_contain_text("not finished yet")
    item(page, 2).get_by_role("button", name="Back to the finished text").click()
    expect(field(page, 2)).to_have_value("Everybody is welcome.")
    expect(field(page, 2)).to_be_focused()
    expect(item(page, 2).locator("[data-slot=saved]")).to_contain_text("Saved")

    # Written on this visit, and sent without going on to another part.
    field(page, 3).fill("Bring a cake, or three.")
    page.get_by_role("button", name="Send for review").first.click()
    expect(told).to_contain_text("Sent for review")
    assert (part(pair, "Mae").saved, part(pair, "Dewch").saved) == ("Everybody is welcome.", "Bring a cake, or three.")
    assert Pair.objects.get(pk=pair.pk).status == Status.IN_REVIEW
