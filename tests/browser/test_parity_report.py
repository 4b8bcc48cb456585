"""The report of parity in a browser: axe, a narrow phone, a keyboard, paper; in both languages of the admin."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests import factories
from tests.translation.parity.rows import DAY, NOW, gap, piece, speaks

pytestmark = pytest.mark.browser


@pytest.fixture
def report(transactional_db):
    """A report with something in every chart and table; its address."""
    pair = piece("cy", "en", since=NOW - 90 * DAY)
    for days in (0, 2, 9):
        gap(pair, "en", days, since=NOW - 90 * DAY)
    gap(piece("cy", words=120, status="missing"), "en", since=NOW - 40 * DAY)
    piece("cy", exempt_at=NOW, exempt_reason="Cerdd: mae'n colli gormod o'i chyfieithu")
    factories.editor()
    return reverse("translation_parity:report")


def log_in(page, language="en"):
    speaks(factories.User.objects.get(username="editor"), language)
    page.goto("/admin/login/")
    page.fill("input[name=username]", "editor")
    page.fill("input[name=password]", "pw")
    page.click("button[type=submit]")
    return page


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(open_browser, report, width, scheme, language):
    page = log_in(open_browser(width=width, color_scheme=scheme, bypass_csp=True), language)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    for address in (report, f"{report}print/?language=both", f"{report}print/?language={language}"):
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []


def test_a_keyboard_chooses_a_month_and_reads_on(open_browser, report):
    page = log_in(open_browser(width=360, bypass_csp=True))
    page.goto(report)

    page.focus("select[name=first]")
    page.keyboard.press("ArrowDown")
    while page.evaluate("document.activeElement.textContent.trim()") != "Show":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**first=2*")
    assert page.locator(".parity-about dd").first.text_content().endswith("until today")

    page.focus(".parity-note summary")
    page.keyboard.press("Enter")
    assert page.locator(".parity-note p").first.is_visible()
    page.focus("#parity-delays ~ .parity-beside .parity-scroll")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('#parity-delays ~ .parity-beside .parity-scroll').scrollLeft > 0")


def test_words_in_charts_are_as_large_as_on_the_rest_of_the_page(open_browser, report):
    """Twelve units of a drawing 320 wide: at 360 px the words are as high as small print, not smaller."""
    page = log_in(open_browser(width=360))
    page.goto(report)

    heights = page.evaluate(
        "[...document.querySelectorAll('.parity-chart text')].map(text => text.getBoundingClientRect().height)"
    )

    assert heights
    assert min(heights) >= 12


def test_paper_has_no_buttons_and_no_table_that_is_cut_off(open_browser, report):
    page = log_in(open_browser(width=800))
    page.goto(f"{report}print/?language=both")
    page.emulate_media(media="print")

    assert not page.locator(".parity-nav").is_visible()
    cut = page.evaluate(
        "[...document.querySelectorAll('.parity-scroll')].filter(box => getComputedStyle(box).overflowX !== 'visible').length"
    )
    assert cut == 0
