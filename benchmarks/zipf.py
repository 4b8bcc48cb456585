"""Texts with the words of Welsh and English in the proportions of real ones, so that what is common is as common as it is in a real memory."""

from __future__ import annotations

import bisect
import itertools
import random
from functools import cache

#: What every text is full of; the commonest first.
_COMMON = {
    "cy": "y yn i a o ar yr ei mae wedi am gan ac bod eu ein at ond fel hefyd gyda cael ni chi eich hwn hon hynny pan neu mewn un dau tri "
    "fod bydd oedd roedd gwneud mynd pob rhai mwy holl wrth dros drwy dan heb nid",
    "en": "the of and to in a is for that on with as by it was be at from are this have or an will not been their has more who they all we "
    "our you can which but one were would there about when if so what up out into some other new",
}
_VOCABULARY = 12_000


@cache
def words_of(language: str) -> list[str]:
    """The language's words, commonest first: the small ones, then words of its dictionary in an order that is the same every time."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    known = DefaultDictionaryFactory().get_dictionary(language)
    words = sorted({word for word in known if word.isalpha() and word.islower() and 3 <= len(word) <= 12})
    random.Random(language).shuffle(words)  # noqa: S311 - texts, not secrets
    return _COMMON[language].split() + words[:_VOCABULARY]


class Writer:
    """Writes texts of one language; the same ones every time for the same ``seed``."""

    def __init__(self, language: str, seed: int = 1) -> None:
        self._vocabulary = words_of(language)
        self._weights = list(itertools.accumulate(1 / (place + 2.7) for place in range(len(self._vocabulary))))
        self._chance = random.Random(f"{language} {seed}")  # noqa: S311

    def word(self) -> str:
        """The word in place n comes about 1/n as often as the first: Zipf's law, with Mandelbrot's correction."""
        return self._vocabulary[bisect.bisect(self._weights, self._chance.random() * self._weights[-1])]

    def sentence(self) -> str:
        """Some fourteen words, in one of five a number."""
        words = [self.word() for _place in range(max(3, round(self._chance.gauss(14, 5))))]
        if self._chance.random() < 0.2:
            words.insert(self._chance.randrange(len(words)), str(self._chance.randint(1, 2030)))
        return " ".join(words).capitalize() + "."

    def paragraph(self, sentences: int | None = None) -> str:
        """One to five sentences."""
        return " ".join(self.sentence() for _place in range(sentences or self._chance.randint(1, 5)))

    def altered(self, text: str) -> str:
        """One word in seven replaced, as the next year's notice replaces them."""
        words = text.split()
        for _change in range(max(1, len(words) // 7)):
            words[self._chance.randrange(len(words))] = self.word()
        return " ".join(words)
