"""Hashtags and handles. A hashtag of the site has a name in each language: each text has its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.hashtags import plain_name
from papurbro.translation.checking.registry import check

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part
    from papurbro.welsh.facts import Fact


@check("hashtags", Severity.WARN, gettext_lazy("Hashtags and handles"))
def differing(part: Part) -> Iterator[Note]:
    """Those that the other text has neither as they are nor by their other name."""
    theirs = {plain_name(fact.value) for fact in part.target.facts.tags}
    missing = [fact for fact in part.source.facts.tags if not theirs & _names(fact, part)]
    wanted = {name for fact in part.source.facts.tags for name in _names(fact, part)}
    extra = [fact for fact in part.target.facts.tags if plain_name(fact.value) not in wanted]
    for number, fact in enumerate(extra):
        yield _instead(missing[number] if number < len(missing) else None, fact, part)
    for fact in missing[len(extra) :]:
        name = _in_target(fact, part)
        sentence = _("“%(tag)s” of the original is not here.") % {"tag": fact.shown}
        if name != fact.shown:
            sentence = _("“%(tag)s” of the original is not here; its other name is “%(name)s”.") % {
                "tag": fact.shown,
                "name": name,
            }
        yield Note(sentence, (fact.value, ""))


def _instead(source: Fact | None, target: Fact, part: Part) -> Note:
    if source is None or source.shown[0] != target.shown[0]:
        sentence = _("“%(tag)s” does not stand in the original.") % {"tag": target.shown}
        return Note(sentence, ("", target.value), target.start, target.end)
    name = _in_target(source, part)
    sentence = _("Here stands “%(found)s”, and the original has “%(original)s”.") % {
        "found": target.shown,
        "original": source.shown,
    }
    return Note(sentence, (source.value, target.value), target.start, target.end, name)


def _names(fact: Fact, part: Part) -> set[str]:
    """What the target may call it: as the source does, or by the name that the tag has there."""
    own = plain_name(fact.value)
    other_name = part.known.hashtags.get((part.source_language, own)) if fact.value.startswith("#") else None
    return {own, plain_name(other_name)} if other_name else {own}


def _in_target(fact: Fact, part: Part) -> str:
    name = part.known.hashtags.get((part.source_language, plain_name(fact.value)))
    return f"#{name}" if name and fact.value.startswith("#") else fact.shown
