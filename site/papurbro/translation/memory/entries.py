"""What comes into the memory, from a page or from a file, before it is a row."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from papurbro.translation.marks import normal
from papurbro.translation.memory.alignment import align
from papurbro.translation.memory.folding import folded, key
from papurbro.translation.memory.marking import is_well_formed, numbering, renumbered, tidy, unwrapped
from papurbro.translation.memory.models import Kind, Origin, Unit
from papurbro.welsh.languages import LANGUAGES
from papurbro.welsh.sentences import sentences

if TYPE_CHECKING:
    from papurbro.users.models import User

#: Characters. What is longer is no text that somebody will write again.
LONGEST = 10_000


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Two texts in marks that say the same, and what is known of them. ``path`` is where they stand on a page."""

    cy: str
    en: str
    written_in: str
    origin: Origin
    kind: Kind = Kind.PART
    path: str = ""
    file_name: str = ""
    author: User | None = None
    author_name: str = ""
    written_on: datetime.date | None = None
    is_reviewed: bool = False
    note: str = ""
    codes: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, *, cy: str, en: str, **known: Any) -> Entry:
        """With marks numbered as they come in the Welsh text."""
        cy, en = in_order(cy, en)
        return cls(cy=cy, en=en, **known)

    @property
    def is_worth_keeping(self) -> bool:
        """Whether there are words on both sides, not too many, and sound marks."""
        texts = (self.cy, self.en)
        return all(folded(text) and len(text) <= LONGEST and is_well_formed(text) for text in texts)

    @property
    def digest(self) -> str:
        """A short name of both texts (32 hex digits)."""
        return digest(self.cy, self.en)

    def unit(self) -> Unit:
        """The row of it, not saved."""
        return Unit(
            cy=self.cy,
            en=self.en,
            recorded=self.digest,
            written_in=self.written_in,
            kind=self.kind,
            origin=self.origin,
            file_name=self.file_name,
            author=self.author,
            author_name=self.author_name,
            written_on=self.written_on,
            note=self.note,
            codes=self.codes,
            is_reviewed=self.is_reviewed,
            **lookups(self.cy, self.en),
        )

    def with_sentences(self) -> Iterator[Entry]:
        """This, and each of its sentences that has its answer, where it has more than one."""
        yield self
        ours, theirs = sentences(self.cy), sentences(self.en)
        if self.kind == Kind.SENTENCE or max(len(ours), len(theirs)) < 2:
            return
        for bead in align(ours, theirs):
            if bead.is_pair and not bead.is_all_of(ours, theirs):
                yield self._sentence(ours[slice(*bead.first)], theirs[slice(*bead.second)])

    def _sentence(self, cy: list[str], en: list[str]) -> Entry:
        """Marks whose partner stands in another sentence go."""
        ours, theirs = in_order(unwrapped(" ".join(cy))[1], unwrapped(" ".join(en))[1])
        return replace(self, cy=ours, en=theirs, kind=Kind.SENTENCE, codes={}, note="")


def in_order(cy: str, en: str) -> tuple[str, str]:
    """Both texts, nothing around them, their marks numbered as they come in the Welsh one."""
    cy, en = normal(cy), normal(en)
    numbers = numbering(cy, en)
    return renumbered(cy, numbers), renumbered(en, numbers)


def digest(cy: str, en: str) -> str:
    """A short name of two texts in marks (32 hex digits); of spaces it does not matter how many."""
    return hashlib.sha256(f"{tidy(cy)}\x00{tidy(en)}".encode()).hexdigest()[:32]


def lookups(cy: str, en: str) -> dict[str, str]:
    """The fields of a unit by which its texts are found."""
    found = {"digest": digest(cy, en)}
    for language, text in zip(LANGUAGES, (cy, en), strict=True):
        words = folded(text)
        found |= {f"folded_{language}": words, f"key_{language}": key(words)}
    return found
