"""Every kind of public page by axe and by its width: WCAG 2.2 AA, at 320 px and on a desk, light and dark, and without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from papurbro.core.founding import make_live_pair
from papurbro.core.models import StandardPage
from papurbro.tags.models import Tag
from papurbro.translation.models import Pair

from blog.models import Author, PostPage

from tests.factories import make_pair, site

BODY = [
    ("paragraph", "<p>Paragraff â <a href='https://example.org/'>dolen</a>.</p>"),
    ("heading", {"text": "Beth nesaf?", "level": "2"}),
    ("quote", {"text": "It is knowing whose door to knock on that does it.", "attribution": "Eirwen Morus"}),
    ("remote_picture", {"src": "https://example.org/a.jpg", "alt": "Y neuadd", "caption": "O bell"}),
    ("embed", "https://example.org/fideo"),
]


pytestmark = pytest.mark.browser


@pytest.fixture
def addresses(transactional_db):
    """One of every kind of page, with a label, a notice and a list in it."""
    site()
    tag = Tag.objects.create(name_cy="#cymuned", name_en="#community")
    author = Author.objects.create(name="Mair Ŵyn", slug="mair", bio_cy="Ganed Mair yma.")
    cy, en = make_pair(cy={"body": BODY, "intro": "Dyma ddechrau’r stori."})
    _absent, alone = make_pair()
    for post in (cy, en, alone):
        post.tags, post.authors = [tag], [author]
        post.save()
    PostPage.objects.filter(translation_key=alone.translation_key, locale__language_code="cy").update(live=False)
    Pair.objects.filter(translation_key=alone.translation_key).update(
        policy_in_force="independent", behind="cy", status="in_progress"
    )
    return [
        "/cy/", "/en/", site().section["cy"].url, cy.url, alone.url, tag.url("cy"), author.url("en"), *_indexes(),
        _standing(), "/cy/nid-oes-dim-yma/", "/dim.php",
    ]  # fmt: skip


def _indexes():
    with translation.override("cy"):
        return [reverse("tags"), reverse("authors"), reverse("newsletters")]


def _standing():
    pages = {
        language: StandardPage(title=title, body=BODY, locale=Locale.objects.get(language_code=language))
        for language, title in (("cy", "Amdanom ni"), ("en", "About us"))
    }
    return make_live_pair(pages, site().home)["cy"].url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(open_browser, addresses, width, scheme):
    page = open_browser(width=width, color_scheme=scheme, bypass_csp=True)
    found = {}
    for address in addresses:
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        if violations:
            found[address] = [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations]
    assert found == {}


def test_nothing_is_wider_than_a_narrow_phone(open_browser, addresses):
    page = open_browser(width=320)
    widths = {}
    for address in addresses:
        page.goto(address)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: width for address, width in widths.items() if width > 320} == {}


def test_menu_and_switcher_work_without_script(open_browser, addresses):
    page = open_browser(width=320, java_script_enabled=False)
    page.goto("/cy/")
    page.locator(".menu-folded summary").click()
    page.locator(".menu-folded a").first.click()
    page.locator("a.tongue").click()
    assert page.url.endswith(site().section["en"].url)


def test_the_switcher_is_top_right_at_every_width(open_browser, addresses):
    for width in (320, 390, 768, 1280):
        page = open_browser(width=width)
        page.goto(addresses[3])
        box = page.locator("a.tongue").bounding_box()
        assert box["y"] < 60
        assert box["x"] + box["width"] > width - 60


def test_the_browser_has_nothing_to_complain_of(open_browser, addresses):
    """The content policy stops nothing that a page needs."""
    page = open_browser()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in addresses[:-2]:
        page.goto(address)
    assert complaints == []


def test_a_keyboard_reaches_the_text_at_once(open_browser, addresses):
    page = open_browser()
    page.goto("/cy/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
