"""A pair that Mair has taken on, and what a browser sends for one of its parts."""

import pytest
from django.test import Client
from django.urls import reverse

from papurbro.translation import counterparts, work
from papurbro.translation.segments import segments

from tests import factories

BODY = ["Bydd <b>te</b> yn y neuadd am 19:00.", "Mae croeso i bawb."]


#: What the scripts send along; Wagtail answers 403 to whoever may not, and leads nowhere.
SCRIPT = {"x-requested-with": "XMLHttpRequest"}


class Bench:
    """The doors of one pair's work page, as one person."""

    def __init__(self, pair, user):
        self.pair, self.user = pair, user
        self.client = Client(headers={"accept-language": "en"})
        self.client.force_login(user)

    def parts(self):
        """Every part, as it is now."""
        return segments(self.pair, counterparts.enabled_translation(self.pair.translation_key))

    def part(self, beginning):
        """The part whose source begins so."""
        return next(found for found in self.parts() if found.source.startswith(beginning))

    def door(self, name, *args):
        return reverse(f"translation:{name}", args=[self.pair.pk, *args])

    def send(self, segment, text, **more):
        """One part, as a script sends it: ``finished=1`` says that it is."""
        return self.client.post(self.door("part", segment.key), {"text": text, "token": segment.token, **more})

    def form(self, **texts):
        """The whole form, every field as it is shown but for those in ``texts`` (by field of the page)."""
        data = {}
        for found in self.parts():
            data[f"text-{found.key}"] = texts.get(found.unit.field, found.start)
            data[f"token-{found.key}"] = found.token
        return data


@pytest.fixture
def mair():
    return factories.translator("mair")


@pytest.fixture
def pair(mair):
    found = factories.with_counterpart(factories.make_post("cy", title="Te yn y neuadd", body=BODY))
    return work.claim(found, mair)


@pytest.fixture
def bench(pair, mair):
    return Bench(pair, mair)


@pytest.fixture
def editors_bench(pair):
    """The same pair on the screen of somebody who may publish it."""
    return Bench(pair, factories.superuser())


def change_the_original(pair, *texts):
    """The original's paragraphs are these now."""
    page = pair.original.specific.get_latest_revision_as_object()
    page.body = factories.paragraphs(*texts)
    page.save_revision()
    return factories.pair_of(page)
