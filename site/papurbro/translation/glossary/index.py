"""By which words terms are found: a text asks for the terms that may stand in it, and costs the same however many others there are.

Each word of a term is a row (``TermWord``) for every form that it may be read as (``welsh.wordforms.forms``). One word of each term *leads*: a text
that has the term has that word. It is the one that fewest other terms have: "y" stands in every text, and "gwasanaeth" in a hundred terms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

from django.db.models import Count

from papurbro.translation.glossary.models import Term, TermWord, without_sense
from papurbro.welsh.fold import fold
from papurbro.welsh.languages import LANGUAGES, Language
from papurbro.welsh.wordforms import forms, read, words_of

Some = TypeVar("Some")

#: Terms written at a time, and keys of one question: a statement takes so many values and no more.
_TERMS: Final = 500
_KEYS: Final = 2_000

#: Characters of a key; what is longer is found by its beginning.
_LONGEST: Final = 60


def refresh(terms: Iterable[Term]) -> None:
    """Write the words of ``terms`` anew, in the transaction that changes them: nobody finds the one without the other."""
    for some in _chunks(terms, _TERMS):
        TermWord.objects.filter(term__in=some).delete()
        made = [word for language in LANGUAGES for word in _words(some, language)]
        TermWord.objects.bulk_create(made, batch_size=_KEYS)


def standing_in(texts: Iterable[str], language: Language) -> list[Term]:
    """The terms that may stand in running texts: all of those that do are among them. A query for each two thousand different words."""
    keys = {_key(form) for text in texts for token in read(text, language).tokens for form in token.forms}
    found = {term.pk: term for some in _chunks(sorted(keys), _KEYS) for term in Term.objects.led_by(some, language)}
    return list(found.values())


def _words(terms: list[Term], language: Language) -> Iterator[TermWord]:
    common = _in_how_many((term.text(language) for term in terms), language)
    for term in terms:
        for key, leads in keys_of(term.text(language), language, common).items():
            yield TermWord(term=term, language=language, key=key, leads=leads)


def _in_how_many(texts: Iterable[str], language: Language) -> Counter[str]:
    """In how many terms each word of ``texts`` stands, by its key; these terms counted too."""
    counts = Counter(_key(word) for text in texts for word in set(words_of(text)))
    for some in _chunks(sorted(counts), _KEYS):
        rows = TermWord.objects.filter(language=language, key__in=some).values("key").annotate(terms=Count("term"))
        counts.update(dict(rows.values_list("key", "terms")))
    return counts


def keys_of(text: str, language: Language, common: Counter[str]) -> dict[str, bool]:
    """Each key of a term as it is written, and whether it is one of the word that leads. A word that only says which sense is meant never does."""
    leading = min(words_of(without_sense(text)), key=lambda word: (common[_key(word)], -len(word)), default="")
    words = [word for word in (*words_of(text), leading) if word]
    return {key: word == leading for word in words for key in _keys(word, language)}


def _keys(word: str, language: Language) -> set[str]:
    """What a text's word may be read as where this one is meant: within a term a word may be mutated that is not so in the text, "neuadd bentref"."""
    return {_key(form) for form in forms(word, language)}


def _key(form: str) -> str:
    return fold(form)[:_LONGEST]


def _chunks(things: Iterable[Some], number: int) -> Iterator[list[Some]]:
    rest = iter(things)
    while some := list(islice(rest, number)):
        yield some
