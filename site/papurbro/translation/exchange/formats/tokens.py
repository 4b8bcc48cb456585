"""A text in marks taken apart: words, marks, line breaks, and signs that XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from papurbro.translation.marks import MARK
from papurbro.welsh.sentences import spans

#: What XML 1.0 has no room for (its production 2, "Char"), the line ends and tabs that it has apart.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(rf"⟦/?\d+⟧|\n|{UNWRITABLE.pattern}")


@dataclass(frozen=True)
class Token:
    """``text`` is the words, or the one sign; ``number`` that of a mark."""

    kind: Literal["words", "open", "close", "break", "control"]
    text: str
    number: int = 0


def tokens(text: str, *, count: int) -> list[Token]:
    """``text`` in order. What looks like a mark is one only where all of them are well made and there are ``count`` elements for them."""
    takes_marks = _are_well_made(text, count)
    found: list[Token] = []
    start = 0
    for match in _SPECIAL.finditer(text):
        token = _special(match[0], takes_marks=takes_marks)
        if token is not None:
            _add_words(found, text[start : match.start()])
            found.append(token)
            start = match.end()
    _add_words(found, text[start:])
    return found


def _add_words(found: list[Token], text: str) -> None:
    if text:
        found.append(Token("words", text))


def _special(sign: str, *, takes_marks: bool) -> Token | None:
    mark = MARK.fullmatch(sign)
    if mark:
        return Token("close" if mark[1] else "open", sign, int(mark[2])) if takes_marks else None
    return Token("break" if sign == "\n" else "control", sign)


def _are_well_made(text: str, count: int) -> bool:
    opened: list[int] = []
    seen: set[int] = set()
    for match in MARK.finditer(text):
        number = int(match[2])
        if match[1]:
            if not opened or opened.pop() != number:
                return False
        elif number in seen or not 1 <= number <= count or match[2] != str(number):
            return False
        else:
            seen.add(number)
            opened.append(number)
    return not opened


@dataclass(frozen=True)
class Chunk:
    """A sentence, or what stands between two."""

    tokens: tuple[Token, ...]
    is_sentence: bool

    @property
    def closed(self) -> set[int]:
        """The marks that both open and close here."""
        opened = {token.number for token in self.tokens if token.kind == "open"}
        return opened & {token.number for token in self.tokens if token.kind == "close"}


def chunks(text: str, *, count: int) -> list[Chunk]:
    """``text`` by sentences, everything of it in order; tokens are those of the whole text."""
    cuts = list(_cuts(text))
    found: list[list[Token]] = [[] for _cut in cuts]
    index, position = 0, 0
    for token in tokens(text, count=count):
        rest = token
        while True:
            while position >= cuts[index][1]:
                index += 1
            room = cuts[index][1] - position
            found[index].append(Token(rest.kind, rest.text[:room], rest.number))
            position += min(room, len(rest.text))
            if room >= len(rest.text):
                break
            rest = Token(rest.kind, rest.text[room:], rest.number)
    return [Chunk(tuple(held), cut[2]) for held, cut in zip(found, cuts, strict=True) if held]


def _cuts(text: str) -> Iterator[tuple[int, int, bool]]:
    """``(start, end, whether it is a sentence)``: all of ``text``."""
    position = 0
    for start, end in spans(text):
        if start > position:
            yield position, start, False
        yield start, end, True
        position = end
    if position < len(text):
        yield position, len(text), False
