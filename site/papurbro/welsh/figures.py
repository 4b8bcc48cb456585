"""Which dates, times and numbers of one text have no equal in its translation.

They are compared by value, whatever they look like: "7.30yh" is "19:30" and "7:30pm", "1af o Fawrth" "1 March", "£1,250" "£1250", and a number in
figures may stand in words in the other text. What one text says twice the other may say once.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from papurbro.welsh.almanac import (
    day_of,
    is_hour,
    month_of,
    same_but_for_the_half,
    same_but_for_the_year,
    weekday_names,
    year_of,
)
from papurbro.welsh.facts import MONTHS, Fact, Facts, figures_of_plain
from papurbro.welsh.fold import fold
from papurbro.welsh.languages import Language
from papurbro.welsh.numbers import number_words
from papurbro.welsh.wordforms import words_of

Kind = Literal["dates", "times", "numbers"]


@dataclass(frozen=True)
class Difference:
    """What the source has and the translation has instead; None where one of them has nothing."""

    kind: Kind
    source: Fact | None
    target: Fact | None


class Figures:
    """The figures of one text that are still to be matched."""

    def __init__(self, text: str, language: Language, facts: Facts | None = None) -> None:
        found = facts or figures_of_plain(text)
        self.text, self.language = text, language
        self.words = number_words(text, language)
        self.dates, self.times, self.numbers = list(found.dates), list(found.times), _numbers(text, found.numbers)
        self.said = {str(value) for value in self.words} | _pieces(self.dates, self.numbers)
        self.months = {f"{MONTHS[word]:02}" for word in map(fold, words_of(text)) if word in MONTHS}


_TELEPHONE: Final = re.compile(r"(?<!\d)\+?\d{3,5}(?:[ -]\d{3,6}){1,3}(?!\d)")
"""Groups of three figures and more: 01970 123456 and 01970 123 456 are one number."""


def _numbers(text: str, numbers: Iterable[Fact]) -> list[Fact]:
    found = list(numbers)
    for match in _TELEPHONE.finditer(text):
        inside = [fact for fact in found if match.start() <= fact.start < match.end()]
        if len(inside) > 1:
            whole = Fact("".join(fact.value for fact in inside), match.group(), inside[0].start, match.end())
            found = [fact for fact in found if fact not in inside or fact.start < match.start()] + [whole]
    return sorted(found, key=lambda fact: fact.start)


def differences(source: Figures, target: Figures) -> list[Difference]:
    """Return what does not agree, in the order of the target where it stands there, else of the source."""
    _match_dates(source, target)
    _match_times(source, target)
    _match_numbers(source, target)
    found = [
        *_paired("dates", source.dates, target.dates),
        *_paired("times", source.times, target.times),
        *_paired("numbers", source.numbers, target.numbers),
    ]
    return sorted(found, key=lambda each: each.target.start if each.target else len(target.text))


def _match(ours: list[Fact], theirs: list[Fact], same: Callable[[Fact, Fact], bool]) -> None:
    """Take out of both lists what has its equal in the other. One may be the equal of several."""
    mine = [fact for fact in ours if any(same(fact, other) for other in theirs)]
    other_side = [fact for fact in theirs if any(same(other, fact) for other in ours)]
    ours[:] = [fact for fact in ours if fact not in mine]
    theirs[:] = [fact for fact in theirs if fact not in other_side]


# --- Dates ---------------------------------------------------------------------------------------------------------


def _match_dates(source: Figures, target: Figures) -> None:
    _match(source.dates, target.dates, lambda one, other: one.value == other.value)
    _match(source.dates, target.dates, same_but_for_the_year)
    for here, there in ((source, target), (target, source)):
        words = {fold(word.partition("'")[0]) for word in words_of(there.text)}
        here.dates = [
            fact for fact in here.dates if not (_is_said_in_pieces(fact, there) or weekday_names(fact) & words)
        ]


def _is_said_in_pieces(fact: Fact, there: Figures) -> bool:
    """ "the fifth of May" is "5 Mai": the month stands there as well, and the day as a number, in words perhaps."""
    month, day, year = month_of(fact.value), day_of(fact.value), year_of(fact.value)
    pieces = {str(int(piece)) for piece in (day, year) if piece}
    return month in there.months and pieces <= there.said


def _pieces(dates: Iterable[Fact], numbers: Iterable[Fact]) -> set[str]:
    """Every number that is written in figures, days and years among them."""
    found = {_number(fact.value) for fact in numbers}
    for fact in dates:
        found |= {str(int(piece)) for piece in (day_of(fact.value), year_of(fact.value)) if piece}
    return found


# --- Times ---------------------------------------------------------------------------------------------------------

_TWELVE: Final[dict[Language, tuple[str, ...]]] = {
    "cy": ("hanner dydd", "canol dydd", "ganol dydd", "hanner nos", "canol nos", "ganol nos"),
    "en": ("noon", "midday", "midnight"),
}


def _match_times(source: Figures, target: Figures) -> None:
    _match(source.times, target.times, lambda one, other: one.value == other.value)
    _match(source.times, target.times, same_but_for_the_half)
    _match(source.times, target.numbers, is_hour)
    _match(source.numbers, target.times, lambda one, other: is_hour(other, one))
    for here, there in ((source, target), (target, source)):
        here.times = [fact for fact in here.times if not _is_said_in_words(fact, there)]


def _is_said_in_words(time: Fact, other: Figures) -> bool:
    hour, minute = int(time.value[:2]), int(time.value[3:])
    if minute == 0 and hour in (0, 12) and _names_twelve(other):
        return True
    hours = {hour % 12 or 12, hour} | ({(hour + 1) % 12 or 12} if minute > 30 else set())
    return bool(hours & other.words) and (minute % 15 == 0 or minute in other.words or 60 - minute in other.words)


def _names_twelve(figures: Figures) -> bool:
    text = fold(figures.text)
    return any(words in text for words in _TWELVE[figures.language])


# --- Numbers -------------------------------------------------------------------------------------------------------

_GREATER: Final[dict[str, int]] = {
    "mil": 1000, "fil": 1000, "k": 1000, "thousand": 1000,
    "miliwn": 1_000_000, "filiwn": 1_000_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000,
    "biliwn": 1_000_000_000, "filiynau": 1_000_000_000, "bn": 1_000_000_000, "billion": 1_000_000_000,
}  # fmt: skip


def _match_numbers(source: Figures, target: Figures) -> None:
    def same(one: Fact, other: Fact) -> bool:
        return bool(_values(one, source.text) & _values(other, target.text))

    _match(source.numbers, target.numbers, same)
    for here, there in ((source, target), (target, source)):
        said = there.said | ({"12"} if _names_twelve(there) else set())
        here.numbers = [fact for fact in here.numbers if not _values(fact, here.text) & said]


def _values(fact: Fact, text: str) -> set[str]:
    """The number by itself, and with the word after it: "1.2 miliwn" is also 1200000."""
    number = _number(fact.value)
    after = fold(text[fact.end : fact.end + 12]).replace("o ", " ", 1).split()
    greater = _GREATER.get(after[0].rstrip(".,;)")) if after and text[fact.end : fact.end + 1] else None
    if greater is None or number.count(".") > 1:
        return {number}
    return {number, _number(f"{float(number) * greater:.6f}")}


def _number(value: str) -> str:
    """Without what changes nothing: "07" is "7", "5.00" is "5". Three parts are a version, a telephone number has all its noughts."""
    whole, point, fraction = value.partition(".")
    if "." in fraction or len(whole) >= 5:
        return value.rstrip("0").rstrip(".") if point and "." not in fraction else value
    fraction = fraction.rstrip("0")
    return f"{int(whole)}.{fraction}" if fraction else str(int(whole))


def _paired(kind: Kind, ours: Sequence[Fact], theirs: Sequence[Fact]) -> list[Difference]:
    together = min(len(ours), len(theirs))
    return [
        *(Difference(kind, one, other) for one, other in zip(ours, theirs, strict=False)),
        *(Difference(kind, one, None) for one in ours[together:]),
        *(Difference(kind, None, other) for other in theirs[together:]),
    ]
