"""What the tests of pairs share."""

import pytest
from django.utils import translation


@pytest.fixture
def in_english():
    """The sentences that a test looks for are those of the English catalogue."""
    with translation.override("en"):
        yield
