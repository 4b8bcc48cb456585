"""Web and e-mail addresses that the two texts do not share. A site may have one for each language, so these warn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.registry import check
from papurbro.welsh.addresses import same_address

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part
    from papurbro.welsh.facts import Fact


@check("urls", Severity.WARN, gettext_lazy("Web addresses"))
def urls(part: Part) -> Iterator[Note]:
    """Web addresses; those of one page in two languages are the same."""
    return _notes(part.source.facts.urls, part.target.facts.urls, same_address)


@check("emails", Severity.WARN, gettext_lazy("E-mail addresses"))
def emails(part: Part) -> Iterator[Note]:
    """E-mail addresses, letter for letter."""
    return _notes(part.source.facts.emails, part.target.facts.emails, str.__eq__)


def _notes(ours: tuple[Fact, ...], theirs: tuple[Fact, ...], same: Callable[[str, str], bool]) -> Iterator[Note]:
    missing = [fact for fact in ours if not any(same(fact.value, other.value) for other in theirs)]
    extra = [fact for fact in theirs if not any(same(fact.value, other.value) for other in ours)]
    for number, fact in enumerate(extra):
        source = missing[number] if number < len(missing) else None
        yield _instead(source, fact)
    for fact in missing[len(extra) :]:
        sentence = _("The address “%(address)s” of the original is not here.") % {"address": fact.shown}
        yield Note(sentence, (fact.value, ""))


def _instead(source: Fact | None, target: Fact) -> Note:
    if source is None:
        sentence = _("The address “%(address)s” does not stand in the original.") % {"address": target.shown}
        return Note(sentence, ("", target.value), target.start, target.end)
    sentence = _("Here stands the address “%(found)s”, and the original has “%(original)s”.") % {
        "found": target.shown,
        "original": source.shown,
    }
    return Note(sentence, (source.value, target.value), target.start, target.end, source.shown)
