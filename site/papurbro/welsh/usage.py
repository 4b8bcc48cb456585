"""Welsh usage: "a" and "ac", "ti" and "chi"."""

import re
from typing import Final

from papurbro.welsh.fold import fold, small
from papurbro.welsh.mutations import mutate

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")

_FAMILIAR: Final = frozenset(
    """ti tithau dithau dy rwyt wyt oeddet fyddi byddi gelli elli gallet hoffet fuaset wnei gwnei cei gei gest cest wnest gwnest est ddest
    dest iti gennyt genti arnat atat ynot ohonot hebot wrthyt drosot drwot amdanat oddi wrthyt fuost buost medri fedri""".split()
)
_FORMAL: Final = frozenset(
    """chi chwi chithau chwithau eich ydych rydych dych oeddech fyddwch byddwch gellwch gallwch allwch ellwch gallech hoffech fyddech
    byddech wnewch gwnewch cewch gewch cawsoch gawsoch wnaethoch gwnaethoch aethoch daethoch ddaethoch ichi gennych arnoch atoch ynoch
    ohonoch hebddoch wrthych drosoch drwoch amdanoch buoch fuoch medrwch fedrwch""".split()
)
_VOWELS: Final = tuple("aeiouwy")
_TI_A_FI: Final = re.compile(r"\bti a fi\b", re.IGNORECASE)

Spans = list[tuple[int, int]]


def and_in_welsh(after: str) -> str | None:
    """Return how "and" is written before the words that follow: "ac" before a vowel, else "a"; None where it would mutate them."""
    match = _WORD.search(after)
    if match is None or after[: match.start()].strip():
        return None
    word = match.group()
    if fold(word).startswith(_VOWELS):
        return "ac"
    return "a" if mutate(word, "aspirate") == word and not word[0].isdigit() else None


def forms_of_address(text: str) -> tuple[Spans, Spans]:
    """Return where the reader is called "ti" and where "chi" (offsets): pronouns, and verbs and prepositions of the second person.

    The playgroups called Ti a Fi are nobody's form of address.
    """
    plain = _TI_A_FI.sub(lambda match: "·" * len(match.group()), text)
    familiar: Spans = []
    formal: Spans = []
    for match in _WORD.finditer(plain):
        for word in (small(match.group()), small(match.group()).partition("'")[0]):
            if word in _FAMILIAR or word in _FORMAL:
                (familiar if word in _FAMILIAR else formal).append(match.span())
                break
    return familiar, formal
