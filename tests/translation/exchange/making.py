"""A piece with marks, a line break and odd signs, and what somebody at the other end does to its file."""

import dataclasses

from papurbro.translation import counterparts
from papurbro.translation.exchange.formats import kinds
from papurbro.translation.exchange.outgoing import Shape, file_of
from papurbro.translation.exchange.returned import Returned
from papurbro.translation.exchange.taking_in import Wish, take_in
from papurbro.translation.exchange.unpacking import File
from papurbro.translation.segments import segments

TITLE = "Te yn y neuadd"
BODY = [
    'Bydd <b>te</b> yn y <a href="https://example.org/neuadd">neuadd</a> am 19:00. Dewch â phaned &amp; chacen!',
    "Mae croeso i bawb.<br/>Dewch yn llu.",
]
#: What each part says in English, by how its Welsh begins.
ENGLISH = {
    "Te yn": "Tea in the hall",
    "Bydd": "There is ⟦1⟧tea⟦/1⟧ in the ⟦2⟧hall⟦/2⟧ at 19:00. Bring a cuppa & a cake!",
    "Mae croeso": "Everybody is welcome.\nCome along in numbers.",
}


def parts(pair):
    """Every part as it is now, in order."""
    return segments(pair, counterparts.enabled_translation(pair.translation_key))


def part(pair, beginning):
    return next(segment for segment in parts(pair) if segment.source.startswith(beginning))


def english_of(source):
    return next(text for beginning, text in ENGLISH.items() if source.startswith(beginning))


def export(pair, kind="xliff", **kwargs):
    """The pair as a file: its bytes."""
    return file_of(pair, Shape(kind, **kwargs)).data


def returned(pair, *, finished=True, only=None, **changes) -> Returned:
    """What comes back of a file just made: every part (or those whose source begins with one of ``only``) in English."""
    read = kinds.read(export(pair))
    told = tuple(
        dataclasses.replace(one, target=english_of(one.source), is_finished=finished)
        for one in read.parts
        if only is None or one.source.startswith(tuple(only))
    )
    return dataclasses.replace(read, parts=told, **changes)


def take(files, user, **wish):
    dry_run = wish.pop("dry_run", False)
    return take_in(files, user, Wish(**wish), dry_run=dry_run)


def a_file(data, name="te.xlf"):
    return [File(name=name, data=data)]
