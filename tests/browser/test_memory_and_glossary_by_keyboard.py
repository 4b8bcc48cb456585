"""Memory, concordance, glossary and dismissed warnings without a mouse, on a phone, and by axe, in both languages."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from papurbro.translation import work
from papurbro.translation.checking.models import Dismissal
from papurbro.translation.glossary.models import Term
from papurbro.translation.memory import rarity
from papurbro.translation.memory.entries import Entry
from papurbro.translation.memory.models import Origin, Unit
from papurbro.translation.memory.storing import store

from tests import factories
from tests.browser.bench import log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MEMORY, GLOSSARY = "/admin/translation/memory/", "/admin/translation/glossary/"

#: How many matches there are Wagtail says itself, in a heading that is an alert.
OURS = {"include": [["main"]], "exclude": [["h2[role=alert]"]]}
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch a'r cylch: cyfarfodydd blynyddol y neuadd"


@pytest.fixture
def people(transactional_db):
    """Somebody who may do all, with a memory, a glossary and a warning that was let stand."""
    factories.site()
    admin = factories.superuser()
    entries = [
        Entry.of(cy=cy, en=en, written_in="cy", origin=Origin.IMPORTED, file_name="cyngor.tmx")
        for cy, en in [("Mae'r ⟦1⟧neuadd⟦/1⟧ ar agor.", "The ⟦1⟧hall⟦/1⟧ is open."), (LONG, f"{LONG} in English")]
    ]
    rarity.add(store(entries).words)
    Term.objects.create(cy="neuadd bentref", en="village hall", part_of_speech="noun_f", note="Not “hall” alone.")
    pair = work.claim(factories.with_counterpart(factories.make_post("cy")), admin)
    Dismissal.objects.create(
        pair=pair, part="p", check_id="numbers", digest="d", sentence="“12” …", reason="It is right.", by=admin
    )
    return {"admin": admin, "pair": pair}


def reads(user, language):
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})


def tab_to(page, wanted, *, at_most=80):
    """Press Tab until what is focused is called ``wanted``."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(e => e.ariaLabel || e.labels?.[0]?.textContent || e.textContent || e.name)(document.activeElement)"
        )
        if re.search(wanted, " ".join(focused.split())):
            return
    raise AssertionError(f"{wanted} was not reached")


def press(page, wanted, key="Enter"):
    tab_to(page, wanted)
    page.keyboard.press(key)


def test_words_are_looked_up_a_unit_is_put_right_and_a_term_added(open_browser, people):
    reads(people["admin"], "en")
    page = log_in(open_browser(width=360), "admin")

    page.goto(f"{MEMORY}words/")
    tab_to(page, "^Words")
    page.keyboard.type("Neuaddau")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("neuadd")
    press(page, "^imported from cyngor.tmx")
    expect(page.get_by_role("heading", name="Correct it")).to_be_visible()
    tab_to(page, "^English")
    page.keyboard.press("End")
    page.keyboard.type(" Again.")
    press(page, "^Save the correction")
    expect(page.locator(".messages")).to_contain_text("Corrected.")
    tab_to(page, "^Reason")
    press(page, "^Offer it no more")
    expect(page.locator(".messages")).to_contain_text("Retired")
    unit = Unit.objects.get(retired_at__isnull=False)
    assert unit.en.endswith("Again.")

    page.goto(f"{GLOSSARY}new/")
    tab_to(page, "^English")
    page.keyboard.type("roof")
    tab_to(page, "^Welsh")
    page.keyboard.type("to")
    press(page, "^Create|^Save")
    expect(page.locator(".messages")).to_contain_text("roof")
    assert Term.objects.filter(en="roof", cy="to", status="preferred").exists()

    page.goto(f"/admin/translation/pairs/{people['pair'].pk}/dismissed/")
    press(page, "^Warn again")
    expect(page.locator("main")).to_contain_text("No warning of this text was dismissed.")
    assert not Dismissal.objects.exists()


@pytest.mark.parametrize("language", ["cy", "en"])
def test_axe_finds_nothing_and_nothing_is_too_wide(open_browser, people, language):
    """Each page is loaded once, wide, and looked at narrow too."""
    reads(people["admin"], language)
    page = log_in(open_browser(bypass_csp=True), "admin")
    found = {}
    for address in addresses(people["pair"]):
        assert page.goto(address).url.endswith(address)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            violations = Axe().run(page, context=OURS).response["violations"]
            if violations:
                found[address, width] = [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found[address, width, "too wide"] = page.evaluate("document.documentElement.scrollWidth")
    assert found == {}


def addresses(pair):
    """Every page of the room, with something on it."""
    unit, term = Unit.objects.order_by("pk").last(), Term.objects.get()
    return [
        MEMORY,
        f"{MEMORY}?q=neuadd",
        f"{MEMORY}words/?q=neuadd&language=cy",
        f"{MEMORY}units/{unit.pk}/",
        f"{MEMORY}import/",
        GLOSSARY,
        f"{GLOSSARY}new/",
        f"{GLOSSARY}edit/{term.pk}/",
        f"{GLOSSARY}inspect/{term.pk}/",
        f"{GLOSSARY}import/",
        f"/admin/translation/pairs/{pair.pk}/dismissed/",
    ]
