"""What the tests of pairs share."""

import pytest
from django.db import transaction
from django.utils import translation

from papurbro.core.founding import found_site


@pytest.fixture(scope="module")
def founded(django_db_setup, django_db_blocker):
    """The site is founded once for the module; each test's own transaction lies within this one, and all of it is taken back."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        try:
            found_site()
            # What waits for this commit waits for ever; the tests' own waiting must not be taken for the same.
            transaction.get_connection().run_on_commit.clear()
            with django_db_blocker.block():
                yield
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@pytest.fixture
def in_english():
    """The sentences that a test looks for are those of the English catalogue."""
    with translation.override("en"):
        yield
