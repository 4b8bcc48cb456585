"""The workbench by axe and by its width, in both languages, with everything open that it can show: help, a finding, what changed, dialogs, preview."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from papurbro.translation import work
from papurbro.translation.editor import Entry, keep_draft, save_segments
from papurbro.translation.glossary.models import Term
from papurbro.translation.memory import rarity
from papurbro.translation.memory.entries import Entry as Remembered
from papurbro.translation.memory.models import Origin
from papurbro.translation.memory.storing import store
from papurbro.translation.talk import notes

from tests import factories
from tests.browser.bench import BODY, at_work, claimed, field, item, part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def mair(transactional_db):
    factories.site()
    return factories.translator("mair")


@pytest.fixture
def pair(mair):
    """A piece with a part of every kind: finished, with a finding, changed since, half written, not begun, and a note on one."""
    Term.objects.create(cy="neuadd", en="hall", note="The village’s.")
    stored = store([Remembered.of(cy="Dewch â chacen.", en="Bring a cake.", written_in="cy", origin=Origin.IMPORTED)])
    rarity.add(stored.words)
    pair = claimed(mair)
    finish(pair, mair, "Te yn", "Tea in the hall")
    finish(pair, mair, "Mae", "Everybody is welcome.")
    original = pair.original.specific.get_latest_revision_as_object()
    original.body = factories.paragraphs(BODY[0], "Mae croeso cynnes i bawb o Gaerdydd neu o’r cwm.", BODY[2])
    original.save_revision()
    pair = work.claim(factories.pair_of(original), mair)
    finish(pair, mair, "Bydd", "There is ⟦1⟧tea⟦/1⟧ in the hall at 19:30.")
    beginning = part(pair, "Te yn")
    keep_draft(pair, mair, beginning.key, Entry(text="Tea and", token=beginning.token))
    notes.say(pair, mair, "Which hall?", key=part(pair, "Bydd").key)
    return pair


def finish(pair, user, beginning, text):
    segment = part(pair, beginning)
    save_segments(pair, user, {segment.key: Entry(text=text, token=segment.token)})


def _told(node):
    return node["target"], [check["message"] for check in node["any"]]


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_is_too_wide(open_browser, pair, mair, width, language):
    UserProfile.objects.update_or_create(user=mair, defaults={"preferred_language": language})
    page = at_work(open_browser(width=width, bypass_csp=True), "mair", pair)
    found = {}

    def look(name, context="main"):
        violations = Axe().run(page, context=context).response["violations"]
        found.update({f"{name}: {each['id']}": [_told(node) for node in each["nodes"]] for each in violations})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[f"{name}: too wide"] = page.evaluate("document.documentElement.scrollWidth")

    look("as it opens")
    field(page, 2).focus()
    expect(item(page, 2).locator(".pair-helps > li").first).to_be_visible()
    expect(item(page, 2).locator(".pair-finding").first).to_be_visible()
    page.evaluate("document.querySelectorAll('#part-2 details').forEach((each) => { each.open = true; })")
    look("a part with a finding, help and a note")
    field(page, 3).focus()
    expect(item(page, 3).locator(".pair-was")).to_be_visible()
    look("a part that was changed")
    for keys, dialog in (("Alt+Shift+H", "[data-shortcuts]"), ("Alt+Shift+K", "[data-search]")):
        field(page, 4).focus()
        page.keyboard.press(keys)
        expect(page.locator(dialog)).to_be_visible()
        look(dialog, context=dialog)
        page.keyboard.press("Escape")
        expect(page.locator(dialog)).to_be_hidden()
    if width == 1280:
        field(page, 4).focus()
        page.keyboard.press("Alt+Shift+P")
        expect(page.frame_locator("[data-preview] iframe").locator("html")).to_have_attribute("lang", "en")
        look("the preview beside it")

    assert found == {}
