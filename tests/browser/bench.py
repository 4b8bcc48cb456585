"""What the walks through the workbench share: a pair with parts, people in front of it, and what stands on their screens."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from papurbro.translation import counterparts, work
from papurbro.translation.models import Pair
from papurbro.translation.segments import Segment, segments
from papurbro.users.models import User

from tests import factories

BODY = [
    "Bydd <b>te</b> yn y neuadd am 19:00.",
    "Mae croeso i bawb o Gaerdydd neu o’r cwm.",
    "Dewch â chacen, neu ddwy.",
]


def claimed(user: User, *texts: str) -> Pair:
    """A Welsh post that ``user`` has taken on to translate."""
    page = factories.make_post("cy", title="Te yn y neuadd", body=list(texts or BODY))
    return work.claim(factories.with_counterpart(page), user)


def part(pair: Pair, beginning: str) -> Segment:
    """The part whose source begins so, as the database has it."""
    translation = counterparts.enabled_translation(pair.translation_key)
    return next(found for found in segments(pair, translation) if found.source.startswith(beginning))


def log_in(page: Page, username: str) -> Page:
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill("pw")
    page.locator("form button[type=submit]").first.click()
    page.wait_for_url("**/admin/")
    return page


def at_work(page: Page, username: str, pair: Pair) -> Page:
    """Logged in, and in front of the pair."""
    log_in(page, username)
    page.goto(f"/admin/translation/pairs/{pair.pk}/")
    expect(page.locator(".pair-bench--script")).to_be_visible()
    return page


def item(page: Page, number: int) -> Locator:
    return page.locator(f"#part-{number}")


def field(page: Page, number: int) -> Locator:
    return item(page, number).locator("textarea[data-marks]")


def saved(page: Page, number: int) -> None:
    """Wait until the server has what stands in this part, whether as a draft or as a translation."""
    expect(item(page, number).locator("[data-slot=saved]")).to_contain_text(re.compile(r"\d\d:\d\d"))
