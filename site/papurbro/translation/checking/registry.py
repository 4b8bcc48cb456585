"""Which checks there are. A family registers its own; their order here is the order of what is found at one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papurbro.translation.checking.found import Finding, Note, Severity, digest_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from papurbro.translation.checking.part import Part

Finder = Callable[["Part"], Iterator[Note]]


@dataclass(frozen=True)
class Check:
    """One check: its stable name, how grave what it finds is, what it is called on screens, and how it looks."""

    name: str
    severity: Severity
    label: StrOrPromise
    find: Finder

    def findings(self, part: Part) -> Iterator[Finding]:
        """What it finds in ``part``; two notes about the same words are one finding."""
        seen: set[str] = set()
        for note in self.find(part):
            digest = digest_of(self.name, note.what)
            if digest not in seen:
                seen.add(digest)
                yield self._finding(note, digest, part)

    def _finding(self, note: Note, digest: str, part: Part) -> Finding:
        start, end = note.start, note.end
        if start is not None and end is not None and not note.is_raw:
            start, end = part.target.raw_span(start, end)
        return Finding(
            check=self.name,
            severity=note.severity or self.severity,
            sentence=note.sentence,
            start=start,
            end=end,
            fix=note.fix,
            digest=digest,
        )


CHECKS: dict[str, Check] = {}


def check(name: str, severity: Severity, label: StrOrPromise) -> Callable[[Finder], Finder]:
    """Register a function that looks at a part and yields what it finds."""

    def register(find: Finder) -> Finder:
        CHECKS[name] = Check(name, severity, label, find)
        return find

    return register


def label_of(name: str) -> str:
    """What a check is called on screens; of one that there is no longer, its name."""
    return str(CHECKS[name].label) if name in CHECKS else name
