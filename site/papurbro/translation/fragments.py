"""The sentences of a part's HTML, each whole in itself, and the inline elements of a translation put in order for another source."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import BeautifulSoup

from papurbro.translation.marks import Inline
from papurbro.welsh.sentences import spans

_TAG = re.compile(r"<(/?)([a-z]+)[^>]*?(/?)>")
_ANY_TAG = re.compile(r"<[^>]+>")
_LINE_BREAK = re.compile(r"<br\s*/?>|\n")


@dataclass(frozen=True)
class Fragment:
    """One sentence: its HTML with every element closed, its words alone, and what holds the next one apart from it."""

    html: str
    words: str
    gap: str = " "


def words_of(data: str) -> str:
    """The words of a part's HTML with single spaces: what two texts are compared by."""
    return " ".join(html.unescape(_ANY_TAG.sub("", _LINE_BREAK.sub(" ", data))).split())


def fragments(data: str) -> list[Fragment]:
    """The sentences of ``data`` in order. An element around several of them stands around each."""
    found: list[Fragment] = []
    opened: list[str] = []
    places = spans(data)
    following = [*(start for start, _end in places[1:]), len(data)]
    position = 0
    for (start, end), next_start in zip(places, following, strict=True):
        _follow(opened, data[position:start])
        prefix = "".join(opened)
        _follow(opened, data[start:end])
        suffix = "".join(f"</{_name(tag)}>" for tag in reversed(opened))
        piece = f"{prefix}{data[start:end]}{suffix}"
        gap = "<br/>" if _LINE_BREAK.search(data[end:next_start]) else " "
        found.append(Fragment(piece, words_of(piece), gap))
        position = end
    return found


def is_told(text: str, told: Iterable[str]) -> bool:
    """Whether every sentence of ``text`` stands in one of ``told``."""
    all_words = [words_of(one) for one in told]
    return all(any(sentence.words in words for words in all_words) for sentence in fragments(text))


def _follow(opened: list[str], text: str) -> None:
    """Which elements are open after ``text``."""
    for tag in _TAG.finditer(text):
        if tag[2] == "br" or tag[3]:
            continue
        if not tag[1]:
            opened.append(tag[0])
        elif opened:
            opened.pop()


def _name(opening: str) -> str:
    found = _TAG.match(opening)
    return found[2] if found else ""


def refit(data: str, made_for: str, wanted: str) -> str:
    """``data``, a translation of ``made_for``, with the inline elements of ``wanted``: a link that stands around the same words stays that link.

    An element that ``wanted`` does not have leaves its words only.
    """
    if "<" not in data:
        return data
    instead = _instead(made_for, wanted)
    soup = BeautifulSoup(data, "html.parser")
    for tag in soup.find_all(True):
        if tag.name == "br":
            continue
        candidates = instead.get(Inline(tag.name, str(tag.get("id", ""))), [])
        element = candidates.pop(0) if candidates else None
        if element is None:
            tag.unwrap()
        elif element.id:
            tag["id"] = element.id
    return str(soup)


def is_sure(made_for: str, wanted: str) -> bool:
    """Whether ``refit`` knows the place of each element of ``wanted``: of its kind there are as many, or it stands around the same words."""
    old, new = Counter(_named(made_for)), Counter(_named(wanted))
    kinds = {name for name, _words in new}
    unsure = {name for name in kinds if _number_of(name, old) != _number_of(name, new)}
    return all(number <= old[element] for element, number in new.items() if element[0] in unsure)


def _named(data: str) -> list[tuple[str, str]]:
    return [(element.name, words) for element, words in _elements(data)] if "<" in data else []


def _number_of(name: str, elements: Counter[tuple[str, str]]) -> int:
    return sum(number for element, number in elements.items() if element[0] == name)


def _instead(made_for: str, wanted: str) -> dict[Inline, list[Inline | None]]:
    """For each element of ``made_for``, as often as it stands there, the one of ``wanted`` that has its place: by its words, then by order."""
    old, left = _elements(made_for), _elements(wanted)
    found: list[Inline | None] = [None] * len(old)
    for by_words in (True, False):
        for place, (element, words) in enumerate(old):
            same = (one for one in left if one[0].name == element.name and (one[1] == words or not by_words))
            if found[place] is None and (match := next(same, None)) is not None:
                left.remove(match)
                found[place] = match[0]
    instead: dict[Inline, list[Inline | None]] = {}
    for (element, _words), match_of_it in zip(old, found, strict=True):
        instead.setdefault(element, []).append(match_of_it)
    return instead


def _elements(data: str) -> list[tuple[Inline, str]]:
    """The inline elements in order, each with the words within it."""
    tags = BeautifulSoup(data, "html.parser").find_all(True)
    return [(Inline(tag.name, str(tag.get("id", ""))), tag.get_text()) for tag in tags if tag.name != "br"]
