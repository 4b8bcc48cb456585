"""A piece that Mair has taken on, and files that say what a test wants."""

import pytest

from papurbro.translation import work
from papurbro.translation.exchange.formats import kinds
from papurbro.translation.exchange.unpacking import File

from tests import factories
from tests.translation.exchange.making import BODY, TITLE


@pytest.fixture
def mair(db):
    return factories.translator("mair")


@pytest.fixture
def pair(mair):
    """Claimed by Mair; nothing of it is translated."""
    found = factories.with_counterpart(factories.make_post("cy", title=TITLE, body=BODY))
    return work.claim(found, mair)


@pytest.fixture
def coming_back(monkeypatch):
    """``coming_back(returned, …)``: files that say this, whatever they would look like; handed to ``take_in``."""
    known = {}
    monkeypatch.setattr(kinds, "read", lambda data, _read=kinds.read: known.get(data) or _read(data))

    def files(*told):
        made = []
        for number, one in enumerate(told):
            data = f"file {number} {id(one)}".encode()
            known[data] = one
            made.append(File(name=f"{number}.xlf", data=data))
        return made

    return files
