"""The pictures that the loader draws."""

from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from demo.pictures import NAMES, draw


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    return {name: draw(name) for name in sorted(NAMES)}


def test_each_is_a_picture_of_its_own(drawn: dict[str, bytes]):
    assert len({sha256(png).digest() for png in drawn.values()}) == len(NAMES) == 18


def test_each_is_large_enough_to_lead_a_page_and_light_enough_to_load(drawn: dict[str, bytes]):
    for name, png in drawn.items():
        assert Image.open(BytesIO(png)).size == (1600, 1000), name
        assert len(png) < 80_000, name


def test_the_same_picture_is_the_same_bytes(drawn: dict[str, bytes]):
    assert draw("oak") == drawn["oak"]


def test_what_nobody_drew_is_refused():
    with pytest.raises(KeyError):
        draw("castle")
