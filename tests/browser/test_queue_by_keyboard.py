"""The queue without a mouse, on a phone, and by axe, in both languages."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from papurbro.translation import promises, work
from papurbro.translation.models import Pair
from papurbro.translation.translators.models import Profile, SavedView

from tests import factories
from tests.browser.bench import log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUEUE = "/admin/translation/"
ADDRESSES = [QUEUE, f"{QUEUE}?status=in_review", "/admin/translation/queue/people/"]


@pytest.fixture
def people(transactional_db):
    """An editor and a translator who works into English, with pairs of every kind between them."""
    factories.site()
    editor, mair = factories.editor(), factories.translator("mair")
    Profile.objects.create(user=mair, works_into="en")
    pairs = [factories.with_counterpart(factories.make_post("cy", title=f"Te yn y neuadd {n}")) for n in range(3)]
    factories.with_counterpart(factories.make_post("en", title="Old chapel"))
    work.claim(pairs[0], mair)
    promises.promise(pairs[1], timezone.now())
    Pair.objects.filter(pk=pairs[2].pk).update(due="2020-01-01", change_class="correction")
    SavedView.objects.create(owner=editor, name="I bawb", query="direction=en", is_shared=True)
    return {"editor": editor, "mair": mair}


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


def test_rows_are_ticked_and_given_to_somebody(open_browser, people):
    reads(people["editor"], "en")
    page = log_in(open_browser(), "editor")
    page.goto(QUEUE)

    tab_to(page, "^Tick “Te yn y neuadd 1”")
    page.keyboard.press("Space")
    tab_to(page, "^Tick “Old chapel”")
    page.keyboard.press("Space")
    tab_to(page, "^Translator")
    page.keyboard.type("mair")
    tab_to(page, "^Assign")
    page.keyboard.press("Enter")

    expect(page.locator(".messages")).to_contain_text("Saved. Pages: 2.")
    assert Pair.objects.filter(assignee=people["mair"]).count() == 3


def test_what_is_shown_is_saved_under_a_name_and_found_again(open_browser, people):
    reads(people["mair"], "en")
    page = log_in(open_browser(width=360), "mair")
    page.goto(f"{QUEUE}?due=overdue")

    tab_to(page, "Saved views")
    page.keyboard.press("Enter")
    tab_to(page, "^Name of what is shown now")
    page.keyboard.type("Yn hwyr")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("“Yn hwyr” is saved")
    page.goto(QUEUE)
    tab_to(page, "Saved views")
    page.keyboard.press("Enter")
    tab_to(page, "^Yn hwyr")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"\?due=overdue$"))
    expect(page.locator("td.title")).to_have_count(1)


def test_one_s_own_direction_gives_way_to_both_and_a_piece_is_taken_on(open_browser, people):
    reads(people["mair"], "en")
    page = log_in(open_browser(), "mair")
    page.goto(QUEUE)
    expect(page.locator("td.title")).to_have_count(3)

    tab_to(page, "^Show both directions")
    page.keyboard.press("Enter")
    expect(page.locator("td.title")).to_have_count(4)
    tab_to(page, "^Take on: Te yn y neuadd 2")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/admin/translation/pairs/\d+/"))
    assert Pair.objects.filter(assignee=people["mair"]).count() == 2


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_is_too_wide(open_browser, people, width, language):
    reads(people["editor"], language)
    page = log_in(open_browser(width=width, bypass_csp=True), "editor")
    found = {}
    for address in [*ADDRESSES, "/admin/account/", f"/admin/pages/{factories.site().section['cy'].pk}/"]:
        page.goto(address)
        if page.locator(".pair-views summary").count():
            page.locator(".pair-views summary").click()
        violations = Axe().run(page, context=_ours(address)).response["violations"]
        if violations:
            found[address] = [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations]
        if not address.startswith("/admin/pages"):
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found == {}


def _ours(address):
    """On pages that are Wagtail's own, what we brought in; the rest is theirs to answer for."""
    if address.startswith("/admin/pages"):
        return "td.pair-explorer"
    return "#panel-translator, [id*=translator]" if "account" in address else "main"
