"""Where one language ends and the other begins in a run of pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from papurbro.welsh.detect import leaning
from papurbro.welsh.languages import LANGUAGES, Language, other

from blog.wordpress.pieces import Piece

QUOTED_COUNTS: Final = 0.25
"""A quotation on the wrong side of a seam counts by so much: it is expected there."""

FEWEST_TURNS: Final = 3
"""Languages that take turns change at least so often: English, Welsh, English, Welsh."""

GREETING: Final = 6
"""So many words may stand between the seam and the heading that truly opens the half below."""


@dataclass(frozen=True)
class Seam:
    """A place to part the pieces: `index` is the first below. `misplaced` is the share of words on the wrong side."""

    index: int
    above: Language
    misplaced: float
    words_above: int
    words_below: int

    @property
    def below(self) -> Language:
        """The language below the seam."""
        return other(self.above)


def words_in(pieces: Sequence[Piece]) -> dict[Language, int]:
    """Return how many words stand in pieces that are plainly in each language."""
    return {
        language: sum(piece.words for piece in pieces if piece.language == language and not piece.is_twin)
        for language in LANGUAGES
    }


def best_seam(pieces: Sequence[Piece]) -> Seam | None:
    """Return the seam with the fewest words on the wrong side, None where all pieces are in one language."""
    seams = [
        _seam_at(pieces, index, above)
        for index in range(1, len(pieces))
        for above in LANGUAGES
        if pieces[index].language == other(above) and not pieces[index].is_twin
    ]
    whole = [seam for seam in seams if seam.words_above and seam.words_below]
    if not whole:
        return None
    best = min(whole, key=lambda seam: seam.misplaced)
    return _seam_at(pieces, _opening(pieces, best), best.above)


def turns(pieces: Sequence[Piece]) -> list[Language] | None:
    """Return a language for each piece where the two take turns, None where they do not.

    What does not tell its language goes, if it is a heading, with what follows, if it has no words, to the language
    that begins, and else where it leans, or with what stands before it.
    """
    known = [piece.language for piece in pieces if piece.language and not piece.is_twin]
    if sum(1 for one, next_one in pairwise(known) if one != next_one) < FEWEST_TURNS:
        return None
    first = beginning(pieces)
    return [_turn(pieces, index, first) for index in range(len(pieces))]


def beginning(pieces: Sequence[Piece]) -> Language:
    """Return the language that begins; a heading on top may be the other one's title."""
    plain = [piece for piece in pieces if piece.language and not piece.is_twin]
    text = [piece for piece in plain if not piece.is_title_like] or plain
    return next(piece.language for piece in text if piece.language)


def _turn(pieces: Sequence[Piece], index: int, first: Language) -> Language:
    piece = pieces[index]
    if piece.language:
        return piece.language
    if piece.is_wordless:
        return first
    before = next((p.language for p in reversed(pieces[:index]) if p.language), None)
    after = next((p.language for p in pieces[index + 1 :] if p.language), None)
    if piece.is_title_like:
        return after or before or first
    return leaning(piece.block.text) or before or after or first


def _seam_at(pieces: Sequence[Piece], index: int, above: Language) -> Seam:
    upper, lower = words_in(pieces[:index]), words_in(pieces[index:])
    total = sum(upper.values()) + sum(lower.values())
    wrong = _wrong(pieces[:index], above) + _wrong(pieces[index:], other(above))
    return Seam(index, above, wrong / total if total else 1.0, upper[above], lower[other(above)])


def _wrong(pieces: Sequence[Piece], language: Language) -> float:
    return sum(
        piece.words * (QUOTED_COUNTS if piece.is_quotation else 1)
        for piece in pieces
        if piece.language == other(language) and not piece.is_twin
    )


def _opening(pieces: Sequence[Piece], seam: Seam) -> int:
    """Where the half below truly opens, around the first piece that is plainly in its language."""
    start = seam.index
    while start > 0 and (pieces[start - 1].language is None or pieces[start - 1].is_title_like):
        start -= 1
    between = range(start, seam.index)
    across = [index for index in between if pieces[index].is_line_across]
    if across:
        return across[-1]
    for index in between:
        if _opens(pieces, index, seam):
            return index
    return _past_a_greeting(pieces, seam)


def _opens(pieces: Sequence[Piece], index: int, seam: Seam) -> bool:
    """Whether a piece that stands between the languages opens the half below.

    A heading does, whatever its language: nothing of the half above follows it. A name in bold is a signature.
    """
    piece = pieces[index]
    if piece.is_wordless or piece.block.kind == "image":
        above = {(other_piece.block.src, other_piece.block.url) for other_piece in pieces[:index]}
        return (piece.block.src, piece.block.url) in above
    if piece.is_title_like:
        return piece.block.kind == "heading" or not piece.is_name
    return leaning(piece.block.text) == seam.below


def _past_a_greeting(pieces: Sequence[Piece], seam: Seam) -> int:
    """ "Diolch!" at the foot of an English half stands above the Welsh title, and belongs to what it ends."""
    words = 0
    for index in range(seam.index, min(seam.index + 3, len(pieces))):
        if pieces[index].is_title_like:
            return index if words <= GREETING and pieces[index].language == seam.below else seam.index
        words += pieces[index].words
    return seam.index
