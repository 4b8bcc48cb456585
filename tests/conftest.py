"""What every test may count on, in which order they run, and what is left out where a machine lacks it."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from django.utils.translation.reloader import translation_file_changed
from hypothesis import HealthCheck, settings

from papurbro.core.catalogues.compiling import compile_all
from papurbro.core.founding import found_site

from tests import migrated

# Django makes many small objects and few cycles: looking for these as often as Python does by itself takes a quarter of the run.
gc.set_threshold(50_000, 50, 100)

# A red run must mean a change in the code: so hypothesis draws the same examples each time, and no example is timed.
# HYPOTHESIS_PROFILE=explore draws new ones, ten times as many, for whoever goes looking.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


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
    if os.environ.get("REQUIRE_OMEGAT") != "1" and shutil.which("omegat") is None:
        _skip(items, "omegat", "no OmegaT on this machine")
    if connection.vendor != "postgresql":
        _skip(items, "postgres", "needs PostgreSQL")
    for item in items:
        if _commits(item):
            if "founded" in item.fixturenames:
                raise pytest.UsageError(f"{item.nodeid} commits, and so would what is founded for its whole module.")
            _start_from_what_the_migrations_made(item)
    items.sort(key=_commits)


@pytest.fixture(scope="session")
def kept_databases(pytestconfig):
    """The folder where a migrated database is kept from run to run."""
    folder = Path(pytestconfig.rootpath) / "var" / "migrated"
    folder.mkdir(parents=True, exist_ok=True)
    migrated.start_from_kept(folder)
    return folder


@pytest.fixture(scope="session")
def django_db_setup(kept_databases, django_db_setup, django_db_blocker):
    """Let every connection know what the migrations made, also those of the context that a browser's event loop brings."""
    with django_db_blocker.unblock():
        migrated.keep(kept_databases)
    wrapper = connections["default"]
    if hasattr(wrapper, "_test_serialized_contents"):
        type(wrapper)._test_serialized_contents = wrapper._test_serialized_contents


@pytest.fixture(scope="module")
def founded(django_db_setup, django_db_blocker):
    """The site is founded once for the module; each test's own transaction lies within this one, and all of it is taken back."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        try:
            _made(found_site)
            with django_db_blocker.block():
                yield
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@pytest.fixture(scope="module")
def once(founded, django_db_blocker):
    """``once(build)``: what ``build()`` makes on the founded site, for all the tests of the module.

    Each test takes a ``deepcopy`` of it, so that it finds the objects as the database has them again.
    """

    def make(build):
        with django_db_blocker.unblock():
            return _made(build)

    return make


def _made(build):
    made = build()
    # What waits for this commit waits for ever; the tests' own waiting must not be taken for the same.
    transaction.get_connection().run_on_commit.clear()
    return made


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
