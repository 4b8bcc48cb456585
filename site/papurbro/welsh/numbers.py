"""Numbers written in words, in either language: "un ar bymtheg", "dau ddeg tri", "two hundred and fifty", "ugeinfed".

For comparing two texts, one of which may write a number in figures and the other in words. So every number that the words
could mean is told, parts of greater ones among them; too many rather than too few.
"""

from functools import lru_cache
from itertools import pairwise
from typing import Final

from papurbro.welsh.fold import fold
from papurbro.welsh.languages import Language
from papurbro.welsh.mutations import radicals
from papurbro.welsh.wordforms import read, words_of

_TABLES: Final[dict[Language, dict[int, str]]] = {
    "cy": {
        1: "un unfed cyntaf gyntaf unwaith",
        2: "dau dwy deu ail eilwaith dwywaith pythefnos",
        3: "tri tair trydydd trydedd teirgwaith tridiau",
        4: "pedwar pedair pedwerydd pedwaredd",
        5: "pump pum pumed",
        6: "chwech chwe chweched",
        7: "saith seithfed",
        8: "wyth wythfed",
        9: "naw nawfed",
        10: "deg deng degfed degawd",
        12: "deuddeg deuddeng deuddegfed dwsin",
        14: "pythefnos",
        15: "pymtheg pymtheng pymthegfed",
        18: "deunaw deunawfed",
        20: "ugain ugeinfed",
        40: "deugain deugeinfed",
        60: "trigain trigeinfed",
        80: "pedwarugain",
        100: "cant can canfed",
        1000: "mil milfed",
        1_000_000: "miliwn",
        1_000_000_000: "biliwn",
    },
    "en": {
        1: "one first once a an single",
        2: "two second twice both pair couple double fortnight",
        3: "three third thrice triple",
        4: "four fourth",
        5: "five fifth",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth decade",
        11: "eleven eleventh",
        12: "twelve twelfth dozen",
        13: "thirteen thirteenth",
        14: "fourteen fourteenth fortnight",
        15: "fifteen fifteenth",
        16: "sixteen sixteenth",
        17: "seventeen seventeenth",
        18: "eighteen eighteenth",
        19: "nineteen nineteenth",
        20: "twenty twentieth score",
        30: "thirty thirtieth",
        40: "forty fortieth",
        50: "fifty fiftieth",
        60: "sixty sixtieth",
        70: "seventy seventieth",
        80: "eighty eightieth",
        90: "ninety ninetieth",
        100: "hundred hundredth",
        1000: "thousand thousandth",
        1_000_000: "million millionth",
        1_000_000_000: "billion",
    },
}


def _by_word(table: dict[int, str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for value, words in table.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), value)
    return found


_VALUES: Final[dict[Language, dict[str, tuple[int, ...]]]] = {
    language: _by_word(table) for language, table in _TABLES.items()
}
_PLURALS: Final[dict[Language, str]] = {"cy": "oedd", "en": "s"}

_FARTHEST: Final = 3
"""So many words on, a number may go on: "un flynedd ar bymtheg" is sixteen years."""

_LONGEST: Final = 8
"""Of so many words a number is made at most."""

_MULTIPLIES: Final = (10, 20, 100, 1000, 1_000_000, 1_000_000_000)


@lru_cache(maxsize=256)
def number_words(text: str, language: Language) -> frozenset[int]:
    """Return every number that the words of the text may mean."""
    found = _found(text, language)
    values: set[int] = set()
    for start in range(len(found)):
        values |= _from(found, start, language)
    if language == "cy" and "anner" in text:
        values |= {value + half for half in _halves(text) for value in (0, *values)}
    return frozenset(values)


def _found(text: str, language: Language) -> list[tuple[int, tuple[int, ...]]]:
    """Each word that is a number: which word of the text it is, and its values."""
    tokens = read(text, language).tokens
    return [(place, values) for place, token in enumerate(tokens) if (values := _values(token.own, language))]


@lru_cache(maxsize=20_000)
def _values(word: str, language: Language) -> tuple[int, ...]:
    table, stem = _VALUES[language], word.partition("'")[0]
    spellings = radicals(stem) if language == "cy" else {fold(stem)}
    forms = spellings | {spelling.removesuffix(_PLURALS[language]) for spelling in spellings}
    # "filiwn" is a million and a billion.
    return tuple(sorted({value for form in forms for value in table.get(form, ())}))


def _from(found: list[tuple[int, tuple[int, ...]]], start: int, language: Language) -> set[int]:
    """What a number that begins here may be, as far as it goes on."""
    place, values = found[start]
    reached, every = set(values), set(values)
    for next_place, next_values in found[start + 1 : start + _LONGEST]:
        if next_place - place > _FARTHEST:
            break
        reached = {total for so_far in reached for value in next_values for total in _joined(so_far, value)}
        every |= reached
        place = next_place
    return every


def _joined(so_far: int, value: int) -> tuple[int, ...]:
    """What two may make: "dau" and "gant" two hundred, "tri" and "ar bymtheg" eighteen, "mil naw" and "cant" nineteen hundred."""
    last = so_far % value
    if value in _MULTIPLIES and last:
        return (so_far + value, so_far - last + last * value)
    return (so_far + value,)


_WHOLES: Final = {
    100: "cant can gant chant canfed canmlwyddiant ganmlwyddiant",
    1000: "mil fil",
    1_000_000: "miliwn filiwn",
}


def _halves(text: str) -> set[int]:
    """ "hanner cant" is fifty, "cant a hanner" a hundred and fifty, "mil a hanner" fifteen hundred."""
    words = words_of(text)
    around = {other for one, other in pairwise(words) if one in ("hanner", "haner")}
    around |= {one for one, *rest in zip(words, words[1:], words[2:], strict=False) if rest == ["a", "hanner"]}
    return {value // 2 for value, names in _WHOLES.items() if around & set(names.split())}
