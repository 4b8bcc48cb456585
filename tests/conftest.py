"""What every test may count on, and what is left out where a machine lacks it."""

import os
import shutil
from pathlib import Path

import pytest
from django.db import connection

from papurbro.core.catalogues.compiling import compile_all


def pytest_configure(config):
    """Let the tests read the catalogues as they stand, compiled once for all the processes that run them."""
    if not hasattr(config, "workerinput"):
        compile_all(Path(__file__).parents[1] / "locale")


def pytest_collection_modifyitems(items):
    """Leave out browser tests without Chromium, unless REQUIRE_BROWSER=1; and row locks where the database has none."""
    if os.environ.get("REQUIRE_BROWSER") != "1" and shutil.which("chromium") is None:
        _skip(items, "browser", "no Chromium on this machine")
    for item in items:
        if _commits(item):
            # Such a test empties every table behind it, and with them what the migrations brought: put that back.
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)
    if connection.vendor != "postgresql":
        _skip(items, "postgres", "needs PostgreSQL")


def _commits(item):
    marker = item.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures or (marker is not None and marker.kwargs.get("transaction")))


def _skip(items, marker, reason):
    for item in items:
        if item.get_closest_marker(marker):
            item.add_marker(pytest.mark.skip(reason=reason))
