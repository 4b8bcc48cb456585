"""Which texts of one language answer which of the other: pure, for blocks of a page as for sentences of a paragraph.

After Gale and Church (1993): a text and its translation are about equally long, and the best chain of pairs is found by dynamic programming.
Numbers, addresses and marks that stand on both sides hold the chain (anchors): they are worth more than lengths.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from papurbro.translation.marks import MARK

#: Welsh letters for each English one, and how much that varies: 1,363 real pairs of public bodies lay at 1.0 to 1.1 (docs of the house).
_VARIANCE: Final = 6.8

_Kinds = dict[tuple[int, int], float]


def _kinds(*, merged: float, alone: float) -> _Kinds:
    """What each kind of pair costs: minus the logarithm of how often it occurs."""
    often = {(1, 1): 1 - 2 * merged - 2 * alone, (1, 2): merged, (2, 1): merged, (1, 0): alone, (0, 1): alone}
    return {kind: -math.log(share) for kind, share in often.items()}


#: Translators make two sentences of one (Gale and Church, table 5), and leave hardly one out.
SENTENCES: Final = _kinds(merged=0.0445, alone=0.00495)
#: Whoever writes the second half of a page leaves blocks out, and adds some, more often than they join two.
BLOCKS: Final = _kinds(merged=0.005, alone=0.05)

#: What an anchor is worth, and what it costs that one stands on one side alone.
_SHARED: Final = 3.0
_ALONE: Final = 1.5
#: Beyond so many anchors nothing is more certain.
_ENOUGH: Final = 4

#: A pair that costs more than this for its kind is not one: lengths that do not fit and nothing that holds them.
_TOO_UNLIKE: Final = 7.0

#: No text is so many times as long as its answer, a few characters apart, unless something holds the two.
_TIMES: Final = 3
_SLACK: Final = 10
_HARDLY: Final = 10.0

_ANCHOR: Final = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[#@]\w+|\d+|⟦\d+⟧")


@dataclass(frozen=True)
class Bead:
    """Texts ``first[start:end]`` that answer ``second[start:end]``; either may be empty."""

    first: tuple[int, int]
    second: tuple[int, int]
    cost: float

    @property
    def is_pair(self) -> bool:
        """Whether both sides say something, and fit each other."""
        both = self.first[0] < self.first[1] and self.second[0] < self.second[1]
        return both and self.cost <= _TOO_UNLIKE

    def is_all_of(self, first: Sequence[str], second: Sequence[str]) -> bool:
        """Whether it takes in both texts whole."""
        return self.first == (0, len(first)) and self.second == (0, len(second))


@dataclass(frozen=True)
class _Text:
    length: int
    anchors: frozenset[str]


def align(
    first: Sequence[str],
    second: Sequence[str],
    kinds: _Kinds = SENTENCES,
    *,
    names: tuple[Sequence[str], Sequence[str]] = ((), ()),
) -> list[Bead]:
    """The best chain of one to one, one to two and two to one; what has no answer stands alone.

    Texts may bear marks. ``kinds`` is ``SENTENCES`` or ``BLOCKS``. Names, one for each text or none at all, are anchors too; "" is no name.
    """
    ours = [_text(text, name) for text, name in zip_longest(first, names[0], fillvalue="")]
    theirs = [_text(text, name) for text, name in zip_longest(second, names[1], fillvalue="")]
    return _chain(_best(ours, theirs, kinds), len(ours), len(theirs))


def _text(text: str, name: str) -> _Text:
    anchors = {anchor.strip(".,;:!?") for anchor in _ANCHOR.findall(text)}
    return _Text(len(MARK.sub("", text)), frozenset(anchors | {f"={name}"} if name else anchors))


_Step = tuple[float, tuple[int, int], float]


def _best(ours: list[_Text], theirs: list[_Text], kinds: _Kinds) -> dict[tuple[int, int], _Step]:
    """For each point the cheapest way there: ``(cost of all, kind of the last step, cost of the last step)``."""
    best: dict[tuple[int, int], _Step] = {(0, 0): (0.0, (0, 0), 0.0)}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            if i or j:
                steps = ((kind, cost) for kind, cost in kinds.items() if kind[0] <= i and kind[1] <= j)
                best[i, j] = min(_step(best, (i, j), kind, cost, ours, theirs) for kind, cost in steps)
    return best


def _step(
    best: dict[tuple[int, int], _Step],
    point: tuple[int, int],
    kind: tuple[int, int],
    cost: float,
    ours: list[_Text],
    theirs: list[_Text],
) -> _Step:
    start = (point[0] - kind[0], point[1] - kind[1])
    unlike = _unlike(ours[start[0] : point[0]], theirs[start[1] : point[1]])
    return best[start][0] + cost + unlike, kind, unlike


def _unlike(ours: Sequence[_Text], theirs: Sequence[_Text]) -> float:
    if not ours or not theirs:
        return 0.0
    one = frozenset().union(*(text.anchors for text in ours))
    two = frozenset().union(*(text.anchors for text in theirs))
    shared, alone = min(_ENOUGH, len(one & two)), min(_ENOUGH, len(one ^ two))
    lengths = _lengths(sum(text.length for text in ours), sum(text.length for text in theirs))
    return lengths - _SHARED * shared + _ALONE * alone


def _lengths(one: int, two: int) -> float:
    """Minus the logarithm of how likely two lengths (characters) are of texts that say the same."""
    if not one and not two:
        return 0.0
    if abs(two - one) > _SLACK and max(one, two) > _TIMES * min(one, two):
        return _HARDLY
    deviation = abs(two - one) / math.sqrt(_VARIANCE * (one + two) / 2)
    return -math.log(max(math.erfc(deviation / math.sqrt(2)), 1e-30))


def _chain(best: dict[tuple[int, int], _Step], i: int, j: int) -> list[Bead]:
    beads: list[Bead] = []
    while i or j:
        _total, (back, back_too), unlike = best[i, j]
        beads.append(Bead((i - back, i), (j - back_too, j), unlike))
        i, j = i - back, j - back_too
    return beads[::-1]
