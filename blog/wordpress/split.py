"""A post that holds both languages becomes two halves.

The seam is found by language. Either the post holds one language above the other, or the two take turns; where neither
reading is plain, it is left whole for an editor. Whatever is decided, no word is lost or doubled: that is checked
before a split is returned.

Material without words: above a seam a picture or player belongs to the half it stands in; at the seam to the half that ends there,
unless that half has the same picture already, for then it opens the other. Where the languages take turns it belongs
to the language that begins. A picture whose caption is in both languages goes to both, each with its own caption.
A quotation in the other language stays where it stands.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from papurbro.welsh.detect import detect, in_neither, leaning
from papurbro.welsh.languages import Language, other
from papurbro.welsh.words import running_words

from blog.wordpress import notes
from blog.wordpress.bilingual import parts_of
from blog.wordpress.blocks import Block, visible
from blog.wordpress.pieces import Piece, minority_words, pieces_of
from blog.wordpress.seams import beginning, best_seam, turns, words_in

EVEN: Final = (0.45, 2.2)
"""How far two halves may differ in length. Translations between these languages run from 0.7 to 1.45 (measured)."""

MOST_MISPLACED: Final = 0.12
"""How much of a text may stand on the wrong side of a seam: names of events, a greeting, a quotation."""

MOST_SAID: Final = 0.15
"""How much of a text may be in the other language within it, without the marks of a quotation."""

MOST_MIXED: Final = 0.3
"""How much of a text's paragraphs may be in the other language, sentence by sentence."""

SHORT: Final = 12
"""So many words in the other language at the end of a text are no summary of it: a greeting, thanks."""


@dataclass(frozen=True)
class Half:
    """One language of a post. `title` is empty where the post gives none in this language."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Split:
    """A post told apart: its halves, and the language that began."""

    first: Language
    halves: Mapping[Language, Half]


@dataclass(frozen=True)
class OneLanguage:
    """A post in one language, but for quotations and names perhaps."""

    language: Language


@dataclass(frozen=True)
class Doubt:
    """A post that an editor must look at, why, and the language of most of it (None: neither)."""

    reason: str
    language: Language | None


Outcome = Split | OneLanguage | Doubt


def split(title: str, blocks: Sequence[Block]) -> Outcome:
    """Tell which language a post is in, or part it into its two halves."""
    pieces = pieces_of(blocks)
    text = f"{title}\n{visible(blocks)}"
    if in_neither(text):
        return Doubt(notes.NEITHER, None)
    counts = words_in(pieces)
    if all(piece.is_twin or not piece.words for piece in pieces) and any(piece.is_twin for piece in pieces):
        return _checked(title, blocks, pieces, _by_twins(pieces))
    if not any(counts.values()):
        language = detect(text).language or leaning(title)
        return OneLanguage(language) if language else Doubt(notes.TOO_LITTLE, None)
    main: Language = "cy" if counts["cy"] > counts["en"] else "en"
    if counts[other(main)] == 0:
        return _unless_mixed(OneLanguage(main), pieces, main)
    return _two_languages(title, blocks, pieces, main)


def _two_languages(title: str, blocks: Sequence[Block], pieces: list[Piece], main: Language) -> Outcome:
    strangers = [piece for piece in pieces if piece.language == other(main) and not piece.is_twin]
    for language in (main, other(main)):  # a quotation may be longer than what is said of it
        if all(piece.is_quotation for piece in pieces if piece.language == other(language) and not piece.is_twin):
            return _unless_mixed(OneLanguage(language), pieces, language)
    sides = _by_seam(pieces) or _by_turns(pieces)
    if sides is None:
        return _left_whole(pieces, strangers, main)
    return _checked(title, blocks, pieces, sides)


def _checked(title: str, blocks: Sequence[Block], pieces: Sequence[Piece], sides: "_Sides") -> Outcome:
    """The split into these sides, unless it would hide something from an editor."""
    main = max(sides.of, key=lambda language: sum(piece.words for piece in sides.of[language]))
    if any(_is_mixed(piece) for piece in pieces):
        return Doubt(notes.MIXED, main)
    found = _entitled(title, sides)
    if not _keeps_every_word(title, blocks, found):
        return Doubt(notes.INSEPARABLE, main)
    return found


@dataclass(frozen=True)
class _Sides:
    first: Language
    of: Mapping[Language, list[Piece]]


def _by_seam(pieces: list[Piece]) -> _Sides | None:
    seam = best_seam(pieces)
    if seam is None or seam.misplaced > MOST_MISPLACED or not _even(seam.words_above, seam.words_below):
        return None
    sides: dict[Language, list[Piece]] = {seam.above: [], seam.below: []}
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        here = seam.above if index < seam.index else seam.below
        # A pointer at either end ("Sgroliwch i lawr am y Gymraeg") is for those who read its language.
        is_pointer = index in {0, last} and piece.language == other(here) and piece.words <= SHORT
        if piece.language and (piece.is_twin or (is_pointer and not piece.is_quotation)):
            sides[piece.language].append(piece)
        elif not (piece.is_line_across and index in {seam.index, seam.index - 1}):
            sides[here].append(piece)
    return _Sides(seam.above, sides)


def _by_turns(pieces: list[Piece]) -> _Sides | None:
    languages = turns(pieces)
    counts = words_in(pieces)
    if languages is None or not _even(counts["cy"], counts["en"]):
        return None
    first = beginning(pieces)
    sides: dict[Language, list[Piece]] = {first: [], other(first): []}
    for piece, language in zip(pieces, languages, strict=True):
        sides[language].append(piece)
    return _Sides(first, sides)


def _by_twins(pieces: Sequence[Piece]) -> _Sides:
    """Everything stands in both languages, line by line."""
    first = next(piece.language for piece in pieces if piece.language)
    sides: dict[Language, list[Piece]] = {first: [], other(first): []}
    for piece in pieces:
        sides[piece.language or first].append(piece)
    return _Sides(first, sides)


def _even(one: int, another: int) -> bool:
    return bool(one and another) and EVEN[0] <= one / another <= EVEN[1]


def _left_whole(pieces: Sequence[Piece], strangers: Sequence[Piece], main: Language) -> Outcome:
    """Words of the other language in a text, where no two halves can be made out."""
    plain = [piece for piece in pieces if piece.language and not piece.is_twin]
    said = sum(piece.words for piece in strangers if not piece.is_quotation)
    at_ends = max(_run(plain, other(main)), _run(plain[::-1], other(main)))
    if at_ends > SHORT:
        return Doubt(notes.SUMMARY, main)
    if said <= MOST_SAID * sum(piece.words for piece in plain):
        return _unless_mixed(OneLanguage(main), pieces, main)
    return Doubt(notes.UNCLEAR, main)


def _run(pieces: Sequence[Piece], language: Language) -> int:
    """How many words in a language the pieces begin with; a quotation is none."""
    opening = takewhile(lambda piece: piece.language == language and not piece.is_quotation, pieces)
    return sum(piece.words for piece in opening)


def _unless_mixed(outcome: OneLanguage, pieces: Sequence[Piece], main: Language) -> Outcome:
    """A text whose very paragraphs hold both languages is not in one language."""
    inside = sum(minority_words(piece) for piece in pieces if not piece.is_quotation)
    if inside > MOST_MIXED * sum(piece.words for piece in pieces):
        return Doubt(notes.MIXED, main)
    return outcome


def _is_mixed(piece: Piece) -> bool:
    inside = minority_words(piece)
    return not piece.is_quotation and inside >= 8 and inside > MOST_MIXED * piece.words


def _entitled(title: str, sides: _Sides) -> Split:
    """Give each side its title: from a title in both languages, or from the heading that the other side opens with."""
    parts = parts_of(title)
    if parts:
        halves = {language: _half(parts[language], pieces) for language, pieces in sides.of.items()}
        return Split(sides.first, halves)
    owner = _language_of_title(title, sides)
    own, others = sides.of[owner], sides.of[other(owner)]
    taken = _opening_title(others, own)
    title_of_other = "" if taken is None else " ".join(taken.block.text.split())
    rest = [piece for piece in others if piece is not taken]
    return Split(sides.first, {owner: _half(title, own), other(owner): _half(title_of_other, rest)})


def _half(title: str, pieces: Sequence[Piece]) -> Half:
    return Half(title, tuple(piece.block for piece in pieces))


def _language_of_title(title: str, sides: _Sides) -> Language:
    """A title that does not tell belongs to the side that opens without one of its own."""
    language = detect(title).language or leaning(title)
    if language:
        return language
    opens_with_title = _opening_title(sides.of[sides.first], sides.of[other(sides.first)])
    return other(sides.first) if opens_with_title else sides.first


def _opening_title(pieces: Sequence[Piece], others: Sequence[Piece]) -> Piece | None:
    """The heading that a side opens with, where it is more than the heading of a section.

    A section's heading has its counterpart on the other side, so a title shows by being one heading too many.
    """
    text = (piece for piece in pieces if piece.block.kind != "image" and not piece.is_wordless and not piece.is_label)
    opening = next(text, None)
    if opening is None or not opening.is_title_like:
        return None
    return opening if _headings(pieces) > _headings(others) else None


def _headings(pieces: Sequence[Piece]) -> int:
    return sum(1 for piece in pieces if piece.is_title_like and not piece.is_label)


def _keeps_every_word(title: str, blocks: Sequence[Block], found: Split) -> bool:
    before = _letters(title, visible(blocks))
    after = _letters(*(text for half in found.halves.values() for text in (half.title, visible(half.blocks))))
    return before == after


def _letters(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in running_words(text)) + Counter(
        char for text in texts for char in text if char.isdigit()
    )
