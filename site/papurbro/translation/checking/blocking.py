"""What keeps a pair back: the first finding that blocks, told in one sentence with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.translation.checking import findings
from papurbro.translation.checking.checks import Severity
from papurbro.translation.checking.wholes import Placed, compare
from papurbro.translation.segments import segments
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.pages import PairedPageMixin


def what_blocks(pair: Pair) -> str:
    """The first blocking finding of the half behind in one plain sentence, or ""."""
    translation = findings.translation_of(pair)
    if translation is None:
        return _first(findings.in_pages(pair, only=Severity.BLOCK))
    found = segments(pair, translation)
    blocking = findings.in_parts(pair, found, only=Severity.BLOCK, texts={part.key: part.saved for part in found})
    for part in found:
        if part.key in blocking:
            return _("Part %(number)s (%(place)s): %(sentence)s") % {
                "number": part.number,
                "place": part.place.label,
                "sentence": blocking[part.key][0].sentence,
            }
    return ""


def what_newly_blocks(
    language: str, before: Mapping[str, PairedPageMixin], after: Mapping[str, PairedPageMixin]
) -> str:
    """The first finding that an edit of a pair brings into the half in ``language``, or "". Both are ``{language: page}``.

    What stood before readers already does not count: whoever puts a typo right is not asked to put all of it right.
    """
    known = {placed.finding.digest for placed in _blocking(language, before)}
    return _first([placed for placed in _blocking(language, after) if placed.finding.digest not in known])


def _blocking(language: str, halves: Mapping[str, PairedPageMixin]) -> list[Placed]:
    source, target = halves.get(other(language)), halves.get(language)
    if source is None or target is None:
        return []
    return compare(source, target, only=Severity.BLOCK)


def _first(found: list[Placed]) -> str:
    if not found:
        return ""
    if not found[0].place:
        return found[0].finding.sentence
    return _("%(place)s: %(sentence)s") % {"place": found[0].place, "sentence": found[0].finding.sentence}
