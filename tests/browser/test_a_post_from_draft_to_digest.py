"""The whole way of a post: written in Welsh, refused, translated, approved, published, read, mailed."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from papurbro.translation.models import Pair, Status

from tests import factories
from tests.newsletter import making

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WELSH = {
    "title": "Llwybr newydd ar lan yr afon",
    "intro": "Agorwyd y llwybr ddydd Sadwrn, ac mae’n addas i gadeiriau olwyn.",
    "text": "Bu deugain o wirfoddolwyr wrthi am ddwy flynedd yn clirio’r drain ac yn gosod y cerrig.",
}
ENGLISH = {
    "title": "A new path along the river",
    "intro": "The path was opened on Saturday, and it is suitable for wheelchairs.",
    "text": "Forty volunteers spent two years clearing the brambles and laying the stones.",
}


def send_digest(newsletter) -> dict[str, str]:
    """The next issue, sent; the plain text of each message by its one recipient."""
    mail.outbox.clear()
    making.compile_and_send(newsletter)
    return {message.to[0]: str(message.body) for message in mail.outbox}


def log_in(page: Page, username: str) -> Page:
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill("pw")
    page.locator("form button[type=submit]").first.click()
    page.wait_for_url("**/admin/")
    return page


def write_post(page: Page, section_pk: int, tag_pk: int) -> None:
    page.goto(f"/admin/pages/add/blog/postpage/{section_pk}/")
    page.locator("[name=title]").fill(WELSH["title"])
    page.locator("[name=intro]").fill(WELSH["intro"])
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Text").first.click()
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(WELSH["text"])
    # The editor hands its text to the form a moment after the last key.
    expect(page.locator("[name$=-value]").first).to_have_value(re.compile(WELSH["text"][:20]))
    page.locator(f"[name=tags][value='{tag_pk}']").check()


def publish_from_the_menu(page: Page) -> None:
    """Wagtail folds what is not the first action away behind an arrow."""
    publish = page.locator("[name=action-publish]").first
    if not publish.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown button").first.click()
    publish.click()


def translate(page: Page) -> None:
    fields = page.locator("textarea[lang=en]")
    expect(fields).to_have_count(len(ENGLISH))
    for field, text in zip(fields.all(), ENGLISH.values(), strict=True):
        field.fill(text)


def test_a_welsh_post_goes_from_its_writer_to_readers_and_subscribers_of_both_languages(open_browser):
    site = factories.site()
    factories.editor()
    factories.translator()
    tag = making.make_tag("llwybrau")
    newsletter = making.make_newsletter(tags=[tag])
    readers = {language: f"{language}@example.org" for language in ("cy", "en", "both")}
    for language, email in readers.items():
        making.subscribe(email, newsletter, language=language)

    # The editor writes a Welsh post; publishing it is refused, with the reason.
    editor = log_in(open_browser(), "editor")
    write_post(editor, site.section["cy"].pk, tag.pk)
    publish_from_the_menu(editor)
    expect(editor.get_by_text("nobody has begun the English version yet").first).to_be_visible()
    pair = Pair.objects.get(original__title=WELSH["title"])
    assert not pair.original.live

    # The translator finds it in the queue, takes it on, translates it and sends it.
    translator = log_in(open_browser(width=390), "translator")
    translator.goto("/admin/translation/")
    translator.get_by_role("link", name=WELSH["title"]).click()
    translator.get_by_role("button", name="Take on").first.click()
    translate(translator)
    translator.get_by_role("button", name="Save and send for review").click()
    expect(translator.get_by_text("In review").first).to_be_visible()
    pair.refresh_from_db()
    assert pair.status == Status.IN_REVIEW

    # The editor approves and publishes: both pages are live.
    editor.goto(f"/admin/translation/pairs/{pair.pk}/")
    editor.get_by_role("button", name="Save and approve").click()
    editor.get_by_role("button", name="Publish both versions").click()
    expect(editor.get_by_text("Both versions").first).to_be_visible()
    pair.refresh_from_db()
    assert pair.status == Status.CURRENT
    assert pair.original.live
    assert pair.counterpart.live

    # A reader on a phone goes between the two.
    reader = open_browser(width=390, locale="cy")
    reader.goto("/")
    reader.wait_for_url("**/cy/")
    reader.get_by_role("link", name=WELSH["title"]).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(WELSH["title"])
    reader.get_by_role("link", name="English", exact=True).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(ENGLISH["title"])
    assert reader.locator("html").get_attribute("lang") == "en"
    reader.get_by_role("link", name="Cymraeg", exact=True).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(WELSH["title"])

    # The digest holds both: each subscriber's in the language that they chose.
    received = send_digest(newsletter)
    assert WELSH["title"] in received[readers["cy"]]
    assert ENGLISH["title"] not in received[readers["cy"]]
    assert ENGLISH["title"] in received[readers["en"]]
    assert WELSH["title"] not in received[readers["en"]]
    assert received[readers["both"]].index(WELSH["title"]) < received[readers["both"]].index(ENGLISH["title"])
