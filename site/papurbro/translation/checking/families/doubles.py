"""Words and spaces that stand twice."""

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
    from papurbro.welsh.languages import Language

_TWICE: Final = re.compile(r"(?<![\w'’-])([^\W\d_]+)([ \u00a0]+)(\1)(?![\w'’-])", re.IGNORECASE)
_SPACES: Final = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")

#: Said twice on purpose: "yn araf araf", "es i i Lyn", "long, long ago" without its comma, "had had".
_ON_PURPOSE: Final[dict[Language, frozenset[str]]] = {
    "cy": frozenset(
        """araf ara' bach fach bell pell byr fyr cynnar gynnar da dda dal dawel tawel distaw ddistaw drwm trwm du ddu fawr mawr glas las
        goch coch gwyn wyn hen hir hwyr iawn ifanc isel lawen llawen llon mân fân nawr nerth nes oer poeth prin brin rhad sych uchel uwch
        hei hwre ie na pwyll bwyll sibrwd wel awr ust fesul cam bob pob i""".split()
    ),
    "en": frozenset(
        """bye far ha had hear hey long many no now oh so that very well yes really hush knock there never big little old much more
        round""".split()
    ),
}


@check("doubled_word", Severity.WARN, gettext_lazy("Doubled word"))
def doubled_words(part: Part) -> Iterator[Note]:
    """A word that stands twice in a row, where the original does not double one as well."""
    if _TWICE.search(part.source.plain):
        return
    for match in _TWICE.finditer(part.target.plain):
        if match[1].casefold() in _ON_PURPOSE[part.target_language] or _is_name(match):
            continue
        sentence = _("“%(word)s” stands here twice.") % {"word": match[1]}
        yield Note(sentence, (match[1].casefold(),), *match.span(), match[1])


def _is_name(match: re.Match[str]) -> bool:
    """Both with a capital, or a capital and then a small letter at the start of a sentence is no name: "The the"."""
    return match[1][0].isupper() and match[3][0].isupper()


@check("doubled_space", Severity.WARN, gettext_lazy("Doubled space"))
def doubled_spaces(part: Part) -> Iterator[Note]:
    """Two spaces or more, where the original has none."""
    if _SPACES.search(part.source.plain):
        return
    for match in _SPACES.finditer(part.target.plain):
        before, after = part.target.plain[: match.start()].split()[-1], part.target.plain[match.end() :].split()[0]
        yield Note(_("There are too many spaces here."), (before, after), *match.span(), " ")
