"""What came back, held against what is here now: which parts fit, which do not and why, and what was written here meanwhile."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.translation.editor import Entry
from papurbro.translation.segments import token_of

if TYPE_CHECKING:
    from papurbro.translation.editor import Choice
    from papurbro.translation.exchange.returned import ReturnedPart
    from papurbro.translation.segments import Segment


class Why(StrEnum):
    """Why a part, or a whole file, does not fit."""

    CHANGED = "changed"
    TWICE = "twice"
    BROKEN = "broken"
    TEXT = "text"
    FILE = "file"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that does not fit: ``part`` is its number here or None, ``line`` that of the file, ``text`` what came back."""

    why: Why
    sentence: str
    part: int | None = None
    place: str = ""
    line: int | None = None
    text: str = ""
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A part that was written here and in the file: ``theirs`` is what stands here, ``mine`` what the file says."""

    segment: Segment
    mine: str
    theirs: str
    is_draft: bool

    @property
    def key(self) -> str:
        """The part's."""
        return self.segment.key

    @property
    def seen(self) -> str:
        """The token of the text that is shown as standing here."""
        return token_of(self.theirs)


@dataclass(frozen=True)
class Decision:
    """What somebody chose where both have a text; ``seen`` is the token of the one they were shown as standing here."""

    choice: Choice
    seen: str


@dataclass
class Comparison:
    """One file held against one pair. Both kinds of entries are for the editor: ``finished`` as translations, ``drafts`` as what is half written."""

    finished: dict[str, Entry] = field(default_factory=dict)
    drafts: dict[str, Entry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    unchanged: int = 0
    empty: int = 0


def compare(
    found: Sequence[Segment],
    parts: Iterable[ReturnedPart],
    *,
    all_finished: bool = False,
    decisions: Mapping[str, Decision] | None = None,
) -> Comparison:
    """Hold ``parts`` of a file against the segments as they are. ``all_finished``: whatever has a translation of its own is finished."""
    result = Comparison()
    seen: set[str] = set()
    for part, segment in _matched(found, list(parts)):
        if not _says_something(part):
            result.empty += 1
        elif segment is None:
            result.problems.append(_changed(part))
        elif part.fault:
            result.problems.append(_broken(part, segment))
        elif segment.key in seen:
            result.problems.append(_twice(part, segment))
        else:
            seen.add(segment.key)
            _sort(result, segment, part, part.is_finished or all_finished, (decisions or {}).get(segment.key))
    return result


def _matched(found: Sequence[Segment], parts: Sequence[ReturnedPart]) -> Iterator[tuple[ReturnedPart, Segment | None]]:
    """Each part with the segment that it is a translation of: by key, else, where a tool lost the keys or a paragraph moved, by its source."""
    by_key = {segment.key: segment for segment in found}
    named = {part.key for part in parts}
    by_source: dict[str, list[Segment]] = {}
    for one in found:
        if one.key not in named:
            by_source.setdefault(_squeezed(one.source), []).append(one)
    for part in parts:
        segment: Segment | None = by_key.get(part.key)
        if segment is not None and not _is_of(part, segment):
            segment = None
        elif segment is None and part.source:
            free = by_source.get(_squeezed(part.source), [])
            segment = free.pop(0) if free else None
        yield part, segment


def _is_of(part: ReturnedPart, segment: Segment) -> bool:
    """Whether the part was made from this source: by its reference; where a tool dropped that, by the words."""
    if part.reference is not None:
        return part.reference.source == token_of(segment.source)
    return not part.source or _folded(part.source) == _folded(segment.source)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _folded(text: str) -> str:
    """The letters and digits, for tools that turn quotation marks, dashes, spaces and tags their own way."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", re.sub(r"⟦/?\d+⟧", "", text)).casefold())


def _says_something(part: ReturnedPart) -> bool:
    """Whether there is a translation in it. The source over again is one only where the tool says so: many fill in what is not translated."""
    if part.fault:
        return True
    if not part.target:
        return False
    return part.is_finished or part.target != part.source or not re.search(r"[^\W\d_]", part.source)


def _changed(part: ReturnedPart) -> Problem:
    return Problem(
        why=Why.CHANGED,
        sentence=_("The original of this part was changed or taken out after the file was made: “%(source)s”")
        % {"source": shortened(part.source)},
        line=part.line,
        text=part.target,
        key=part.key,
    )


def _broken(part: ReturnedPart, segment: Segment) -> Problem:
    return _about(segment, Why.BROKEN, part.fault, line=part.line)


def _twice(part: ReturnedPart, segment: Segment) -> Problem:
    return _about(segment, Why.TWICE, _("This part stands in the file twice."), line=part.line, text=part.target)


def _about(segment: Segment, why: Why, sentence: str, *, line: int | None, text: str = "") -> Problem:
    return Problem(
        why=why,
        sentence=sentence,
        part=segment.number,
        place=segment.place.label,
        line=line,
        text=text,
        key=segment.key,
    )


def does_not_fit(segment: Segment, sentence: str, text: str) -> Problem:
    """The editor's rules do not take this text."""
    return _about(segment, Why.TEXT, sentence, line=None, text=text)


def _sort(
    result: Comparison, segment: Segment, part: ReturnedPart, is_finished: bool, decision: Decision | None
) -> None:
    text = " ".join(part.target.split()) if segment.place.single_line else part.target
    if _is_as_it_was(segment, text, is_finished=is_finished):
        result.unchanged += 1
    elif segment.token and not _was_seen(segment, part, decision):
        result.conflicts.append(Conflict(segment=segment, mine=text, theirs=segment.standing, is_draft=not is_finished))
    elif decision is not None and decision.choice == "theirs":
        result.unchanged += 1
    else:
        entries = result.finished if is_finished else result.drafts
        entries[segment.key] = Entry(text=text, token=segment.token, still_fits=True)


def _is_as_it_was(segment: Segment, text: str, *, is_finished: bool) -> bool:
    if is_finished:
        return segment.is_done and text == segment.saved
    return text == segment.start


def _was_seen(segment: Segment, part: ReturnedPart, decision: Decision | None) -> bool:
    """Whether the text that stands here is the one the translator started from, or the one that somebody has chosen over or under theirs."""
    if decision is not None and decision.choice and decision.seen == segment.token:
        return True
    return part.reference is not None and part.reference.standing == segment.token


def shortened(text: str, length: int = 120) -> str:
    """``text`` for a sentence about it."""
    return text if len(text) <= length else text[: length - 1] + "…"
