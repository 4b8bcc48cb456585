"""What kind of change lies between two texts, so that the change class of an edit can be preselected.

The person who edits has the last word; a `typo` over changed facts is asked about once more.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from papurbro.welsh.facts import Fact, Facts, facts, plain
from papurbro.welsh.fold import fold
from papurbro.welsh.mutations import same_but_mutated
from papurbro.welsh.words import WORD

__all__ = ["Facts", "Proposal", "classify", "facts"]

PER_CHANGE: Final = 2
"""So many letters may change within a word that was misspelt."""

PER_WORD: Final = 3
"""So many letters may a word have that was left out or stood twice."""

ALTOGETHER: Final = 4
"""Beyond so many letters in all a change is more than a slip."""


@dataclass(frozen=True)
class Proposal:
    """The change class to preselect, and the facts that changed, ready to be shown ("19:00 → 19:30")."""

    change_class: Literal["typo", "substantive"]
    changed_facts: tuple[str, ...] = ()


def classify(before: Sequence[str], after: Sequence[str]) -> Proposal:
    """Compare the texts of a page before and after an edit, segment by segment or as one.

    `typo` where a few letters, accents, capitals, mutations, signs or spaces differ and no fact does;
    anything else is `substantive`. The segments may be plain text or inline HTML.
    """
    old, new = "\n".join(before), "\n".join(after)
    changed = tuple(_changed_facts(old, new))
    slip = not changed and _is_slip(_words(old), _words(new))
    return Proposal("typo" if slip else "substantive", changed)


def _changed_facts(old: str, new: str) -> Iterator[str]:
    words = {"old": _forms(old), "new": _forms(new)}
    for (kind, gone), (_, come) in zip(facts(old).kinds(), facts(new).kinds(), strict=True):
        lost, found = _missing(gone, come), _missing(come, gone)
        if kind == "names":
            # A name that got its capital or an accent, or moved to the front of a sentence, is there still.
            lost = [fact for fact in lost if not _among(fact, words["new"])]
            found = [fact for fact in found if not _among(fact, words["old"])]
        yield from _shown(lost, found)


def _missing(facts_here: Sequence[Fact], facts_there: Sequence[Fact]) -> list[Fact]:
    """The facts that stand here more often than there."""
    left = Counter(fact.value for fact in facts_there)
    missing = []
    for fact in facts_here:
        if left[fact.value]:
            left[fact.value] -= 1
        else:
            missing.append(fact)
    return missing


def _among(fact: Fact, forms: frozenset[str]) -> bool:
    return fact.value in forms or any(same_but_mutated(fact.value, form) for form in forms)


def _shown(lost: Sequence[Fact], found: Sequence[Fact]) -> Iterator[str]:
    for gone, come in zip(lost, found, strict=False):
        yield f"{gone.shown} → {come.shown}"
    yield from (f"− {fact.shown}" for fact in lost[len(found) :])
    yield from (f"+ {fact.shown}" for fact in found[len(lost) :])


def _words(text: str) -> list[str]:
    return [fold(word) for word in WORD.findall(plain(text))]


def _forms(text: str) -> frozenset[str]:
    return frozenset(_words(text))


def _is_slip(old: Sequence[str], new: Sequence[str]) -> bool:
    total = 0
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag != "equal":
            cost = _cost(old[start:end], new[new_start:new_end])
            if cost is None or total + cost > ALTOGETHER:
                return False
            total += cost
    return True


def _cost(old: Sequence[str], new: Sequence[str]) -> int | None:
    """How many letters a change touches, None where it is more than a slip."""
    if len(old) == len(new):
        costs = [_word_cost(*pair) for pair in zip(old, new, strict=True)]
        return None if None in costs else sum(cost for cost in costs if cost)
    one, another = "".join(old), "".join(new)
    if one == another:
        return 0  # a space more or less
    if not old or not new:
        letters = len(one or another)
        return letters if letters <= PER_WORD else None
    return _word_cost(one, another)


def _word_cost(old: str, new: str) -> int | None:
    if same_but_mutated(old, new):
        return 0
    cost = _distance(old, new)
    return cost if cost <= PER_CHANGE and 2 * cost <= max(len(old), len(new)) else None


def _distance(one: str, another: str) -> int:
    """How many letters were put in, left out, changed or swapped with the next."""
    if abs(len(one) - len(another)) > PER_CHANGE:
        return PER_CHANGE + 1
    before_last: list[int] = []
    last = list(range(len(another) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, other_letter in enumerate(another, start=1):
            best = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != other_letter))
            if i > 1 and j > 1 and letter == another[j - 2] and one[i - 2] == other_letter:
                best = min(best, before_last[j - 2] + 1)
            row.append(best)
        before_last, last = last, row
    return last[-1]
