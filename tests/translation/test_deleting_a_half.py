"""Deletion never cascades: the other half becomes a draft.

Guard: ``guards.take_down_what_remains``.
"""

import pytest
from wagtail.models import Page

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("specific", [True, False])
def test_the_half_that_remains_becomes_a_draft(language, specific):
    welsh, english = factories.make_pair()
    gone, left = (welsh, english) if language == "cy" else (english, welsh)
    page = gone if specific else Page.objects.get(pk=gone.pk)

    page.delete()

    left.refresh_from_db()
    assert not left.live
    assert not Page.objects.filter(pk=gone.pk).exists()
    pair = factories.pair_of(left)
    assert pair.original_language == left.language
