"""Which old texts a new part comes from, and what of their translations it starts with.

A part may have been edited, moved, split, merged with its neighbour, or all of that at once. So it is recognised by its sentences first,
wherever they stood; then by likeness as a whole; and last by its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from papurbro.translation.fragments import Fragment, fragments, is_sure, refit, words_of

if TYPE_CHECKING:
    from papurbro.translation.sync import Unit

#: Of 100: from here on two sentences are taken for one that was edited, and two parts for one that was rewritten.
SAME_SENTENCE = 75
SAME_PART = 60
#: Of the letters of a new part, so many come from sentences that had a translation: then it is made of those.
ENOUGH = 0.5


class Rank(IntEnum):
    """What became of an old text; of two that fit equally well the higher one is the origin."""

    #: Gone since long, or said elsewhere by now.
    EARLIER = 0
    STANDING = 1
    #: Gone in an edit before this one, since the two halves were level last.
    LATELY = 2
    GONE = 3


@dataclass(frozen=True)
class Twin:
    """A sentence, or a text that cannot be told apart sentence by sentence, with its translation."""

    source: str
    translation: str


@dataclass(frozen=True, eq=False)
class Known:
    """An old text and its translation. ``now`` is what stood in its place last, where that was not translated yet.

    ``is_own`` unless that translation is itself but the start of another text, and does not fit this one.
    """

    source: str
    translation: str
    field: str
    context_id: int | None
    rank: Rank
    now: str = ""
    is_own: bool = True

    @cached_property
    def twins(self) -> list[Twin]:
        """Sentence by sentence where both texts have as many; else the whole as one."""
        ours, theirs = fragments(self.source), fragments(self.translation)
        if len(ours) != len(theirs):
            return [Twin(self.source, self.translation)]
        return [Twin(one.html, two.html) for one, two in zip(ours, theirs, strict=True)]

    @property
    def is_coarse(self) -> bool:
        """Whether it has several sentences, and its translation cannot be told apart by them."""
        return len(self.twins) != len(self.sentences)

    @cached_property
    def sentences(self) -> list[tuple[str, int]]:
        """``(words, index of the twin)`` of each sentence."""
        found = fragments(self.source)
        whole = len(self.twins) != len(found)
        return [(fragment.words, 0 if whole else index) for index, fragment in enumerate(found)]

    def likeness(self, words: str) -> float:
        """How like it is to ``words``, of 100."""
        texts = {words_of(self.source), words_of(self.now)} - {""}
        return max((fuzz.ratio(text, words) for text in texts), default=0.0)


@dataclass(frozen=True)
class Start:
    """What the translator of a changed part starts from: the old text, and what of its translation belongs here.

    ``is_own`` where that old text is the one that stands here now: not one that stands elsewhere still, or had been gone since long.
    ``is_sure`` where every link and emphasis of the new text has its place in the translation.
    """

    source: str
    translation: str
    is_own: bool = True
    is_sure: bool = True
    #: Old texts that cannot be told apart sentence by sentence, so that it has the whole of their translations.
    whole_of: frozenset[Known] = frozenset()


#: An old text and which of its twins.
_Match = tuple[Known, int]


class Heritage:
    """Everything that was translated in one page before an edit, and how much of it has found its place again."""

    def __init__(self, olds: Iterable[Known]) -> None:
        self.olds = list(olds)
        self._sentences = [(words, (old, index)) for old in self.olds for words, index in old.sentences]
        self._words = [words for words, _match in self._sentences]
        self._exact: dict[str, list[_Match]] = {}
        for words, match in self._sentences:
            self._exact.setdefault(words, []).append(match)
        self._taken: set[_Match] = set()

    def recognise(self, new: Unit, in_place: Sequence[Known]) -> Start | None:
        """What ``new`` can be recognised by, wherever that stood; ``in_place`` stood where it stands."""
        found = fragments(new.source)
        matches = self._matches(found)
        if _share(found, matches) < ENOUGH:
            matches = [match if match and match[0] in in_place else None for match in matches]
        if not any(matches):
            return self._as_a_whole(new)
        return self._composed(new, found, matches)

    def from_its_place(self, new: Unit, in_place: Sequence[Known]) -> Start | None:
        """What stood in the place of ``new``, as far as nothing else came from it."""
        for old in in_place:
            left = [index for index in range(len(old.twins)) if (old, index) not in self._taken]
            if len(left) == len(old.twins):
                return self._whole(new, old)
            if left:
                self._taken.update((old, index) for index in left)
                twins = [old.twins[index] for index in left]
                return _start([old], old.source, [_Piece.of(twins, new.source, "")])
        return None

    def _matches(self, found: list[Fragment]) -> list[_Match | None]:
        matches: list[_Match | None] = []
        for fragment in found:
            matches.append(self._match(fragment.words, matches))
        return matches

    def _match(self, words: str, before: list[_Match | None]) -> _Match | None:
        same = self._exact.get(words)
        if same is None:
            near = process.extractOne(words, self._words, scorer=fuzz.ratio, score_cutoff=SAME_SENTENCE)
            same = self._exact[near[0]] if near else []
        last = before[-1] if before else None
        return max(
            same,
            key=lambda match: (
                match not in self._taken and match not in before,
                match[0].rank,
                last is not None and match[0] is last[0],
            ),
            default=None,
        )

    def _as_a_whole(self, new: Unit) -> Start | None:
        words = words_of(new.source)
        scored = [(old.likeness(words), old.rank, -number, old) for number, old in enumerate(self.olds)]
        best = max(scored, default=None)
        return self._whole(new, best[3]) if best is not None and best[0] >= SAME_PART else None

    def _whole(self, new: Unit, old: Known) -> Start:
        self._taken.update((old, index) for index in range(len(old.twins)))
        return _start([old], old.source, [_Piece.of([Twin(old.source, old.translation)], new.source, "")])

    def _composed(self, new: Unit, found: list[Fragment], matches: list[_Match | None]) -> Start:
        used = _with_what_lay_between(matches)
        self._taken.update(match for run in used for match in run)
        order = [match for run in used for match in run]
        origins = list(dict.fromkeys(old for old, _index in order))
        if len(origins) == 1 and [index for _old, index in order] == list(range(len(origins[0].twins))):
            return self._whole(new, origins[0])
        return _start(origins, _shown_source(origins, order), _pieces(found, used))


@dataclass(frozen=True)
class _Piece:
    """A stretch of a translation with the elements of its new text, and what holds the next one apart from it."""

    text: str
    gap: str
    is_sure: bool

    @classmethod
    def of(cls, twins: list[Twin], wanted: str, gap: str) -> _Piece:
        made_for = " ".join(twin.source for twin in twins)
        text = refit(" ".join(twin.translation for twin in twins), made_for, wanted)
        return cls(text, gap, is_sure(made_for, wanted))


def _start(origins: list[Known], source: str, pieces: list[_Piece]) -> Start:
    return Start(
        source,
        "".join(f"{piece.text}{piece.gap}" for piece in pieces[:-1]) + pieces[-1].text,
        is_own=all(old.is_own and old.rank >= Rank.LATELY for old in origins),
        is_sure=all(piece.is_sure for piece in pieces),
        whole_of=frozenset(old for old in origins if old.is_coarse),
    )


def _share(found: list[Fragment], matches: list[_Match | None]) -> float:
    total = sum(len(fragment.words) for fragment in found)
    matched = sum(len(fragment.words) for fragment, match in zip(found, matches, strict=True) if match)
    return matched / total if total else 0.0


def _with_what_lay_between(matches: list[_Match | None]) -> list[list[_Match]]:
    """For each new sentence what it is made of. One that is not recognised is taken for what lay between its neighbours' origins."""
    claimed = {match for match in matches if match}
    used: list[list[_Match]] = []
    seen: set[_Match] = set()
    for position, match in enumerate(matches):
        run = [match] if match else _between(matches, position, claimed)
        used.append([one for one in run if one not in seen])
        seen.update(run)
    return used


def _between(matches: list[_Match | None], position: int, claimed: set[_Match]) -> list[_Match]:
    before = next((match for match in reversed(matches[:position]) if match), None)
    after = next((match for match in matches[position:] if match), None)
    neighbour, step = (before, 1) if before else (after, -1)
    if neighbour is None or neighbour[0].rank != Rank.GONE:
        return []
    old, index = neighbour
    run: list[_Match] = []
    index += step
    while 0 <= index < len(old.twins) and (old, index) not in claimed:
        run.append((old, index))
        index += step
    return run if step == 1 else run[::-1]


def _shown_source(origins: list[Known], order: list[_Match]) -> str:
    """Of what is gone the whole, so that what was cut shows; of what still stands the sentences that were borrowed."""
    shown = [
        old.source
        if old.rank >= Rank.LATELY
        else " ".join(old.twins[index].source for one, index in order if one is old)
        for old in origins
    ]
    return " ".join(shown)


def _pieces(found: list[Fragment], used: list[list[_Match]]) -> list[_Piece]:
    return [
        _Piece.of([old.twins[index] for old, index in run], sentence.html, sentence.gap)
        for sentence, run in _grouped(found, used)
        if run
    ]


def _grouped(found: list[Fragment], used: list[list[_Match]]) -> list[tuple[Fragment, list[_Match]]]:
    """New sentences with what they are made of; several in one where one old text answers for all of them."""
    groups: list[tuple[Fragment, list[_Match]]] = []
    for fragment, run in zip(found, used, strict=True):
        if groups and not run:
            last, made_of = groups[-1]
            groups[-1] = Fragment(f"{last.html} {fragment.html}", "", fragment.gap), made_of
        else:
            groups.append((fragment, run))
    return groups
