"""A translation far shorter or longer than its original: something was left out, or something got in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.registry import check

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part

#: Of Welsh to English, tried on 1,363 pairs of the public sector (notes, "Quality checks"); the median is 1.0 to 1.1.
SHORTEST: Final = 0.7
LONGEST: Final = 1.45
#: Of the longer text.
FEWEST_WORDS: Final = 8


@check("length", Severity.WARN, gettext_lazy("Length"))
def length(part: Part) -> Iterator[Note]:
    """Measured in letters and in words, of texts of eight words or more; out of proportion in both."""
    if max(len(part.source.words), len(part.target.words)) < FEWEST_WORDS:
        return
    ratio = len(part.welsh.words) / max(1, len(part.english.words))
    if _is_usual(ratio) or _is_usual(_letters(part.welsh.words) / max(1, _letters(part.english.words))):
        return
    is_short = (ratio < SHORTEST) == (part.target_language == "cy")
    sentence = (
        _("This is much shorter than the original: is something missing?")
        if is_short
        else _("This is much longer than the original: has something been added?")
    )
    yield Note(sentence, ("short" if is_short else "long", str(len(part.source.words))))


def _is_usual(ratio: float) -> bool:
    return SHORTEST <= ratio <= LONGEST


def _letters(words: list[str]) -> int:
    return sum(len(word) for word in words)
