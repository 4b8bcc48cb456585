"""The pages for files, and the page that a link without an account opens: by keyboard, in both languages, wide and narrow; axe finds nothing."""

import datetime as dt
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from wagtail.users.models import UserProfile

from papurbro.translation.exchange import parcels
from papurbro.translation.exchange.models import Parcel, Upload
from papurbro.translation.models import Status

from tests import factories
from tests.browser.bench import log_in
from tests.translation.exchange import at_the_other_end
from tests.translation.exchange.making import BODY, ENGLISH, TITLE

pytestmark = pytest.mark.browser

FILES = "/admin/translation/files/"


@pytest.fixture
def pair(transactional_db):
    UserProfile.objects.create(user=factories.editor("nia"))
    return factories.with_counterpart(factories.make_post("cy", title=TITLE, body=BODY))


#: Wagtail's messages fade in; half way there they have too little contrast.
STANDS_STILL = """() => document.getAnimations().every(each => each.playState !== 'running')
    && [...document.querySelectorAll('.messages, .messages li')].every(each => getComputedStyle(each).opacity === '1')"""


def assert_all_can_use_it(page, width):
    """Axe finds nothing, and nothing is wider than the screen."""
    page.wait_for_function(STANDS_STILL)
    violations = Axe().run(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def tab_to(page, selector, *, most=90):
    """Press Tab until the focus is there."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no way to {selector} by Tab")


def bytes_of(download):
    with open(download.path(), "rb") as file:  # noqa: PTH123 - where Playwright put it
        return file.read()


@pytest.mark.parametrize(("language", "width"), [("cy", 360), ("en", 1280)])
def test_out_and_in_again_with_an_account_and_without(open_browser, pair, language, width):
    UserProfile.objects.update(preferred_language=language)
    page = log_in(open_browser(width=width, bypass_csp=True), "nia")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))

    _fetch_by_keyboard(page, width)
    _hand_in_by_keyboard(page, width)
    _send_by_keyboard(page, width, pair, language)
    _use_the_link(open_browser, width, language)

    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW
    assert [upload.outcome for upload in Upload.objects.order_by("pk")] == ["refused", "taken_in"]
    assert complaints == []


def _fetch_by_keyboard(page, width):
    page.goto(FILES)
    assert_all_can_use_it(page, width)
    tab_to(page, "input[name=pairs]")
    page.keyboard.press("Space")
    tab_to(page, "select[name=kind]")
    page.keyboard.type("PO")
    tab_to(page, ".exchange-buttons button:not([formaction])")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".cy-en.po")


def _hand_in_by_keyboard(page, width):
    """A broken file: its page says what does not fit. Which file, the machine's own window asks."""
    page.goto(FILES)
    tab_to(page, "input[name=file]")
    page.set_input_files("input[name=file]", {"name": "te.xlf", "mimeType": "text/xml", "buffer": b"<xliff><file>"})
    tab_to(page, "form[enctype] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/uploads/*/")
    assert_all_can_use_it(page, width)
    assert page.locator(".exchange-outcome .help-critical li").count() == 1


def _send_by_keyboard(page, width, pair, language):
    page.goto(f"{FILES}parcels/new/?pairs={pair.pk}")
    assert_all_can_use_it(page, width)
    tab_to(page, "input[name=name]")
    page.keyboard.type("Uned Gyfieithu")
    page.keyboard.press("Tab")
    page.keyboard.type("uned@example.org")
    page.select_option("select[name=language]", language)
    tab_to(page, "select[name=kind]")
    page.keyboard.type("PO")
    tab_to(page, "form.exchange-form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/parcels/*/")
    assert_all_can_use_it(page, width)


def _use_the_link(open_browser, width, language):
    """Somebody else's window, without an account."""
    parcel = Parcel.objects.select_related("recipient").get()
    assert parcel.expires_at > timezone.now() + dt.timedelta(days=27)
    page = open_browser(width=width, bypass_csp=True)
    page.goto(urlsplit(parcels.link(parcel)).path)
    assert page.locator("html").get_attribute("lang") == language
    tab_to(page, "a[download]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    data = at_the_other_end.translate("po", bytes_of(download.value), ENGLISH)

    tab_to(page, "form button")
    page.keyboard.press("Enter")  # without a file: it says so
    page.wait_for_selector("[role=alert]")
    assert_all_can_use_it(page, width)

    page.set_input_files("input[name=file]", {"name": "te.po", "mimeType": "text/x-po", "buffer": data})
    page.focus("input[name=file]")
    tab_to(page, "form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#upload-*")
    assert_all_can_use_it(page, width)
