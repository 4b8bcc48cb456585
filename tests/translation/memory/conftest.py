"""What the tests of the memory share: rows made in a line."""

import datetime

import pytest

from papurbro.translation.memory import rarity
from papurbro.translation.memory.entries import Entry
from papurbro.translation.memory.models import Origin, Unit
from papurbro.translation.memory.storing import store


@pytest.fixture
def remember(db):
    """``remember(cy, en, **known)``: a unit with these texts; imported and reviewed, written in Welsh, unless ``known`` says otherwise."""

    def make(cy, en, **known):
        defaults = {
            "written_in": "cy",
            "origin": Origin.IMPORTED,
            "file_name": "cyngor.tmx",
            "is_reviewed": True,
            "written_on": datetime.date(2026, 3, 1),
        }
        entry = Entry.of(cy=cy, en=en, **(defaults | known))
        stored = store([entry])
        rarity.add(stored.words)
        return Unit.objects.get(pk=stored.units[entry.digest])

    return make
