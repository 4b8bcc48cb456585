"""A piece that Mair has taken on, and files that say what a test wants."""

from copy import deepcopy

import pytest

from papurbro.translation import work
from papurbro.translation.exchange.formats import kinds
from papurbro.translation.exchange.unpacking import File

from tests import factories
from tests.translation.exchange.making import BODY, TITLE


@pytest.fixture(scope="module")
def mair_once(once):
    return once(lambda: factories.translator("mair"))


@pytest.fixture
def mair(mair_once, db):
    return deepcopy(mair_once)


@pytest.fixture(scope="module")
def pair_once(once, mair_once):
    def claimed():
        return work.claim(factories.with_counterpart(factories.make_post("cy", title=TITLE, body=BODY)), mair_once)

    return once(claimed)


@pytest.fixture
def pair(pair_once, db):
    """Claimed by Mair; nothing of it is translated."""
    return deepcopy(pair_once)


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
