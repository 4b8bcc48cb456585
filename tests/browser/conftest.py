"""A browser, a served site, and people who log in to it."""

import os
import threading
from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
#: The last three keep Chromium from looking for its makers' servers at every start.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the run. Its event loop stands in the thread of the tests, where Django would refuse its database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class InFlight:
    """How many requests the served site is answering."""

    def __init__(self) -> None:
        self.number = 0
        self.changed = threading.Condition()

    def begin(self, **_kwargs: object) -> None:
        self._count(1)

    def end(self, **_kwargs: object) -> None:
        self._count(-1)

    def _count(self, step: int) -> None:
        with self.changed:
            self.number += step
            self.changed.notify_all()

    def wait_for_none(self) -> None:
        with self.changed:
            self.changed.wait_for(lambda: self.number <= 0, timeout=30)


@pytest.fixture
def in_flight():
    """A page that goes leaves a last request behind. It is answered before the database is emptied, or on PostgreSQL each would wait for the other."""
    counted = InFlight()
    request_started.connect(counted.begin)
    request_finished.connect(counted.end)
    yield counted
    counted.wait_for_none()
    request_started.disconnect(counted.begin)
    request_finished.disconnect(counted.end)


@pytest.fixture
def open_browser(chromium: Browser, live_server, in_flight):
    """A call gives a person their own browser window: ``open_browser(width=390, locale="cy")``."""
    contexts: list[BrowserContext] = []

    def open_one(*, width: int = 1280, locale: str = "en-GB", **options: object) -> Page:
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 900}, locale=locale, **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
