"""A pair of a title and two paragraphs, claimed by Mair, for the tests of what people say about it."""

from copy import deepcopy

import pytest

from papurbro.translation import counterparts, work
from papurbro.translation.editor import Entry, save_segments
from papurbro.translation.segments import segments
from papurbro.translation.sync import sync

from tests import factories

BODY = ["Bydd <b>te</b> yn y neuadd am 19:00.", "Mae croeso i bawb."]
ENGLISH = ["There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00.", "Everybody is welcome."]


class Desk:
    """What a test does with a pair, in a line."""

    def __init__(self, pair):
        self.pair = pair

    def parts(self):
        translation = counterparts.enabled_translation(self.pair.translation_key)
        return segments(self.pair, translation)

    def part(self, beginning):
        return next(segment for segment in self.parts() if segment.source.startswith(beginning))

    def write(self, user, beginning, text, **more):
        segment = self.part(beginning)
        saved = save_segments(self.pair, user, {segment.key: Entry(text=text, token=segment.token, **more)})
        assert saved.is_complete, saved
        self.pair = saved.pair
        return self

    def finish(self, user):
        self.write(user, "Te yn", "Tea in the hall")
        self.write(user, "Bydd", ENGLISH[0])
        return self.write(user, "Mae", ENGLISH[1])

    def change_the_original(self, *body):
        factories.edit(self.pair.original.specific, body=list(body))
        sync(factories.pair_of(self.pair.original))
        self.pair = factories.pair_of(self.pair.original)
        return self

    def draft(self):
        return counterparts.halves(self.pair.translation_key)["en"].get_latest_revision_as_object()


@pytest.fixture(scope="module")
def mair_once(once):
    return once(lambda: factories.translator("mair"))


@pytest.fixture
def mair(mair_once):
    return deepcopy(mair_once)


@pytest.fixture
def gwen():
    """An editor of both versions."""
    return factories.editor("gwen")


@pytest.fixture(scope="module")
def desk_once(once, mair_once):
    def claimed():
        post = factories.make_post("cy", title="Te yn y neuadd", body=BODY)
        return Desk(work.claim(factories.with_counterpart(post), mair_once))

    return once(claimed)


@pytest.fixture
def desk(desk_once):
    return deepcopy(desk_once)
