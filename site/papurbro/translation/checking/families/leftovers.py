"""What somebody left to be done: "[WELSH TRANSLATION REQUIRED]", "Cyfieithiad i ddilyn", "TODO", "xxx"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.registry import check

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part

_ABOUT: Final = r"(?:translat\w*|cyfieith\w*|gyfieith\w*|welsh|english|cymraeg|gymraeg|saesneg|testun|text)"
_TO_COME: Final = r"(?:required|to\s+follow|to\s+come|i\s+ddilyn|i\s+ddod)"
_MISSING: Final = (
    r"(?:needed|missing|pending|awaited|awaiting|outstanding|to\s+be\s+(?:translated|added|supplied)|goes\s+here|here"
    r"|ar\s+goll|yn\s+eisiau|angen|i'w\s+gyfieithu|yma)"
)

_LEFT: Final = re.compile(
    rf"""
    (?P<bracket>
        \( (?=[^)\n]*\b{_ABOUT}\b) [^)\n]*\b{_TO_COME}\s*\)
      | [\[<{{]+ (?=[^\]>}}\n]*\b{_ABOUT}\b) (?=[^\]>}}\n]*\b(?:{_TO_COME}|{_MISSING})\b) [^\]>}}\n]*[\]>}}]*
      | \[\s*(?-i:WELSH|ENGLISH|CYMRAEG|SAESNEG|TRANSLAT|CYFIEITH|ANGEN\ CYF)[^\]\n]*\]? )
    | (?P<alone>^\W*(?:
        (?:welsh|english)\ (?:translation|version|text)\ (?:required|needed|to\ follow|to\ come)
        | (?:cyfieithiad|fersiwn|testun)\ (?:cymraeg\ |saesneg\ |gymraeg\ )?i\ (?:ddilyn|ddod) )\W*$)
    | (?P<todo>\b(?-i:TODO|FIXME|TBT|TKTK)\b:?)
    | (?P<filler>\b[xX]{{3,}}\b|\b[xX]{{2,4}}/[xX]{{2,4}}/[xX]{{2,4}}\b|\?{{4,}}|\[\?+\]|\blorem\ ipsum\b)
    | (?P<conflict>^(?:<{{7}}|>{{7}}|={{7}})(?:\s|$))
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)


@check("leftovers", Severity.BLOCK, gettext_lazy("Left to be done"))
def left_over(part: Part) -> Iterator[Note]:
    """Markers that stand in the translation and not, of the same kind, in the original."""
    ours = {_kind(match) for match in _LEFT.finditer(part.source.plain)}
    for match in _LEFT.finditer(part.target.plain):
        if _kind(match) in ours:
            continue  # an article about such markers, kisses at the end of a letter
        words = match.group().strip()
        sentence = _("“%(words)s” was left here for somebody to replace.") % {"words": words}
        yield Note(sentence, (words.casefold(),), *match.span())


def _kind(match: re.Match[str]) -> str:
    return match.lastgroup or ""
