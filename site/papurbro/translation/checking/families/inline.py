"""The marks that stand for links, bold and the like: all of them, each once, opened before it is closed, none within half of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.registry import check
from papurbro.translation.marks import MARK

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part

_BRACKET: Final = re.compile(r"[⟦⟧]")


@check("marks", Severity.BLOCK, gettext_lazy("Marks"))
def broken(part: Part) -> Iterator[Note]:
    """Marks that are damaged, unknown, missing, doubled, crossed or empty."""
    yield from _damaged(part.target.raw)
    wanted = [match.group() for match in MARK.finditer(part.source.raw)]
    found = list(MARK.finditer(part.target.raw))
    yield from _unknown_or_twice(wanted, found)
    yield from _missing(wanted, {match.group() for match in found})
    yield from _crossed(found)
    yield from _empty(part)


def _damaged(text: str) -> Iterator[Note]:
    rest = MARK.sub(lambda match: " " * len(match.group()), text)
    for match in _BRACKET.finditer(rest):
        sentence = _("A mark is damaged: it must read exactly as in the original, for instance ⟦1⟧.")
        yield Note(sentence, ("damaged",), *match.span(), is_raw=True)


def _unknown_or_twice(wanted: list[str], found: list[re.Match[str]]) -> Iterator[Note]:
    seen: set[str] = set()
    for match in found:
        mark = match.group()
        if mark not in wanted:
            sentence = _("There is no mark %(mark)s in the original.") % {"mark": mark}
            yield Note(sentence, ("unknown", mark), *match.span(), fix="", is_raw=True)
        elif mark in seen:
            sentence = _("The mark %(mark)s stands here twice.") % {"mark": mark}
            yield Note(sentence, ("twice", mark), *match.span(), is_raw=True)
        seen.add(mark)


def _missing(wanted: list[str], found: set[str]) -> Iterator[Note]:
    missing = [mark for mark in dict.fromkeys(wanted) if mark not in found]
    if missing:
        sentence = _("These marks of the original are missing: %(marks)s. Put them around the same words.") % {
            "marks": " ".join(missing)
        }
        yield Note(sentence, ("missing", *missing))


def _crossed(found: list[re.Match[str]]) -> Iterator[Note]:
    marks = {match.group() for match in found}
    opened: list[str] = []
    for match in found:
        number = match[2]
        if not match[1]:
            opened.append(number)
        elif opened and opened[-1] == number:
            opened.pop()
        elif f"⟦{number}⟧" in marks:
            sentence = _("The mark %(mark)s stands in the wrong place: close first what was opened last.") % {
                "mark": match.group()
            }
            yield Note(sentence, ("crossed", match.group()), *match.span(), is_raw=True)
            return


def _empty(part: Part) -> Iterator[Note]:
    """A link around nothing cannot be followed; one around a picture has no words in the original either."""
    for match in re.finditer(r"⟦(\d+)⟧\s*⟦/\1⟧", part.target.raw):
        if not re.search(rf"⟦{match[1]}⟧\s*⟦/{match[1]}⟧", part.source.raw):
            sentence = _("There are no words between %(opening)s and %(closing)s.") % {
                "opening": f"⟦{match[1]}⟧",
                "closing": f"⟦/{match[1]}⟧",
            }
            yield Note(sentence, ("empty", match[1]), *match.span(), is_raw=True)
