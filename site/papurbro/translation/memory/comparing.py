"""How like two texts are, in hundredths, and in which words they differ."""

from __future__ import annotations

import math
import re
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz import fuzz

from papurbro.translation.marks import MARK
from papurbro.translation.memory.folding import folded
from papurbro.translation.memory.marking import canonical, order
from papurbro.translation.wording import Kind, Piece

#: Of texts that are less like than this, in hundredths, one is no help with the other.
LEAST: Final = 65

#: What it costs a unit that it was translated the other way round, and that nobody has reviewed it.
REVERSE: Final = 5
UNREVIEWED: Final = 3

#: The same words, but another sign, capital or accent; and other marks.
_ALMOST: Final = 99
_OTHER_MARKS: Final = 1

_TOKEN: Final = re.compile(r"\w+(?:[-'’:./,]\w+)*|\s+|.", re.DOTALL)


def likeness(asked: str, found: str) -> int:
    """How like two texts in marks are: 100 only where they are the same, marks included."""
    if canonical(asked) == canonical(found):
        return 100
    alike = min(_ALMOST, math.floor(fuzz.ratio(folded(asked).strip(), folded(found).strip())))
    return alike - _OTHER_MARKS if len(order(asked)) != len(order(found)) else alike


def differing(found: str, asked: str) -> tuple[Piece, ...]:
    """``found`` against ``asked``: words that only ``found`` has are "gone", words that only ``asked`` has are "come", without marks."""
    ours, theirs = _TOKEN.findall(MARK.sub("", found)), _TOKEN.findall(MARK.sub("", asked))
    pieces: list[Piece] = []
    for tag, start, end, start_too, end_too in SequenceMatcher(a=ours, b=theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            _add(pieces, "same", ours[start:end])
        else:
            _add(pieces, "gone", ours[start:end])
            _add(pieces, "come", theirs[start_too:end_too])
    return tuple(pieces)


def _add(pieces: list[Piece], kind: Kind, tokens: list[str]) -> None:
    if tokens:
        pieces.append(Piece(kind, "".join(tokens)))
