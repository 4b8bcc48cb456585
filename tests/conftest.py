"""What every test may count on, in which order they run, and what is left out where a machine lacks it."""

import os
import shutil
from pathlib import Path

import pytest
from django.db import connection, connections
from django.utils.translation.reloader import translation_file_changed

from papurbro.core.catalogues.compiling import compile_all


def pytest_configure(config):
    """Let the tests read the catalogues as they stand, compiled once for all the processes that run them."""
    if not hasattr(config, "workerinput"):
        for changed in compile_all(Path(__file__).parents[1] / "locale"):
            translation_file_changed(None, changed)  # Django is up already, and has read the old one


@pytest.hookimpl(trylast=True)  # after the shuffling
def pytest_collection_modifyitems(items):
    """Prepare for the database and the browser that there are, and let those that commit come last.

    A test that commits leaves an empty database. So it starts by putting back what the migrations made (the root of the pages, the groups),
    and those that count on a rollback come before all of them.
    """
    if os.environ.get("REQUIRE_BROWSER") != "1" and shutil.which("chromium") is None:
        _skip(items, "browser", "no Chromium on this machine")
    if connection.vendor != "postgresql":
        _skip(items, "postgres", "needs PostgreSQL")
    for item in items:
        if _commits(item):
            _start_from_what_the_migrations_made(item)
    items.sort(key=_commits)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Let every connection know what the migrations made, also those of the context that a browser's event loop brings."""
    wrapper = connections["default"]
    if hasattr(wrapper, "_test_serialized_contents"):
        type(wrapper)._test_serialized_contents = wrapper._test_serialized_contents


def _skip(items, marker, reason):
    for item in items:
        if item.get_closest_marker(marker):
            item.add_marker(pytest.mark.skip(reason=reason))


def _commits(item):
    marker = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", ())
    return bool(marker and marker.kwargs.get("transaction")) or not {"transactional_db", "live_server"}.isdisjoint(
        fixtures
    )


def _start_from_what_the_migrations_made(item):
    marker = item.get_closest_marker("django_db")
    asked = marker.kwargs if marker else {}
    item.add_marker(pytest.mark.django_db(**{**asked, "transaction": True, "serialized_rollback": True}), append=False)
