"""What a file says that came back: the same whatever kind of file it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papurbro.translation.exchange.pieces import Reference


class FileError(ValueError):
    """A file cannot be read, or is not for this site. The message is a plain sentence; ``line`` counts from 1, where one is known."""

    def __init__(self, sentence: str, *, line: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line


@dataclass(frozen=True, kw_only=True)
class ReturnedPart:
    """One part as it came back, in marks.

    ``is_finished`` says whether the tool, or the translator, marked it so. ``fault`` is a sentence about what is broken in it, or "".
    ``line`` is the line of the file, or the row of the table.
    """

    key: str
    source: str
    target: str
    is_finished: bool
    reference: Reference | None = None
    line: int | None = None
    fault: str = ""


@dataclass(frozen=True, kw_only=True)
class Returned:
    """One piece as it came back. ``piece`` is the pair's translation key, "" where the file no longer tells; languages may be "" too."""

    format: str
    piece: str
    site: str
    source_language: str
    target_language: str
    parts: tuple[ReturnedPart, ...]
    #: Whether other tools wrote what is theirs into it, so that the file is kept as the shape of the next one.
    is_foreign: bool = False


def language_of(tag: str) -> str:
    """``cy`` of ``cy-GB``, ``cy_GB``, ``CY``."""
    return tag.replace("_", "-").split("-")[0].strip().lower()
