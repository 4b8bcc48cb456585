"""What changed in a text, word by word, in pieces that a template can mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from papurbro.translation.marks import MARK

Kind = Literal["same", "gone", "come", "mark"]

#: A mark, a word with what holds it together ("19:30", "o'r"), a run of spaces, or any other sign.
_TOKEN = re.compile(r"⟦/?\d+⟧|\w+(?:[-'’:./,]\w+)*|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A stretch of text and what is to be said of it."""

    kind: Kind
    text: str


def pieces(text: str) -> tuple[Piece, ...]:
    """A text in which nothing changed, its marks apart."""
    return _joined([_piece(token, "same") for token in _TOKEN.findall(text)])


def changes(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """``(old, new)``: the old text with the words that went, the new one with those that came."""
    before = [token for token in _TOKEN.findall(old) if not MARK.fullmatch(token)]
    after: list[str] = _TOKEN.findall(new)
    words = [token for token in after if not MARK.fullmatch(token)]
    gone, come = _differences(before, words)
    old_pieces = [_piece(token, "gone" if index in gone else "same") for index, token in enumerate(before)]
    new_pieces, position = [], 0
    for token in after:
        if MARK.fullmatch(token):
            new_pieces.append(Piece("mark", token))
            continue
        new_pieces.append(Piece("come" if position in come else "same", token))
        position += 1
    return _joined(old_pieces), _joined(new_pieces)


def _differences(before: list[str], after: list[str]) -> tuple[set[int], set[int]]:
    gone: set[int] = set()
    come: set[int] = set()
    for tag, a_from, a_to, b_from, b_to in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag != "equal":
            gone.update(range(a_from, a_to))
            come.update(range(b_from, b_to))
    return gone, come


def _piece(token: str, kind: Kind) -> Piece:
    return Piece("mark" if MARK.fullmatch(token) else kind, token)


def _joined(found: list[Piece]) -> tuple[Piece, ...]:
    joined: list[Piece] = []
    for piece in found:
        if joined and joined[-1].kind == piece.kind and piece.kind != "mark":
            joined[-1] = Piece(piece.kind, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return tuple(joined)
