"""An address holds no letter that some keyboards lack, whichever language its page is in."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_welsh_letters_become_plain_ones_in_the_slug():
    page = factories.make_post("cy", title="Tŷ gwydr ar ôl y dŵr")

    assert page.slug == "ty-gwydr-ar-ol-y-dwr"
