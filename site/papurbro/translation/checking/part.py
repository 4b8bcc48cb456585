"""The two texts that are compared, read once for all checks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from papurbro.translation.glossary.finding import Glossary
from papurbro.translation.marks import MARK
from papurbro.welsh.facts import Facts, figures_of_plain
from papurbro.welsh.figures import Difference, Figures, differences
from papurbro.welsh.fold import APOSTROPHES
from papurbro.welsh.languages import Language
from papurbro.welsh.quotations import without_quotations
from papurbro.welsh.words import WORD, running_text

#: A place that a program fills in: ``{name}``, ``%(name)s``, ``%s``, ``{{ name }}``.
PLACEHOLDER: Final = re.compile(
    r"""
    \{\{.*?\}\} | \{%.*?%\}              # templates
    | \*\|\w+\|\*                        # mail merges
    | [$%]?\{[A-Za-z_][\w.]*(?:![rs])?(?::[^{}\s]*)?\} | \{\d*\}
    | %\(\w+\)[-+0\#]?\d*(?:\.\d+)?[sdifr]
    | (?<![\d%])%(?:\d+\$)?(?:\.\d+)?[sdif](?![\w%])   # and not "50%"
    """,
    re.VERBOSE,
)


class Text:
    """A text in marks, and the same without them; offsets of the one lead to the other."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._gaps: list[tuple[int, int]] = []
        pieces, taken, start = [], 0, 0
        for match in MARK.finditer(raw):
            pieces.append(raw[start : match.start()])
            taken += len(match.group())
            start = match.end()
            self._gaps.append((start - taken, taken))
        pieces.append(raw[start:])
        self.plain = "".join(pieces).translate(APOSTROPHES)

    @classmethod
    @lru_cache(maxsize=1_000)
    def of(cls, raw: str) -> Text:
        """A text that was read a moment ago is not read again: while somebody types, all others stay as they are."""
        return cls(raw)

    def raw_offset(self, offset: int) -> int:
        """Where a character of the plain text stands in the text with its marks."""
        index = bisect_right(self._gaps, offset, key=lambda gap: gap[0])
        return offset + (self._gaps[index - 1][1] if index else 0)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text with its marks; an empty one stays empty."""
        if end <= start:
            return (self.raw_offset(start),) * 2
        return self.raw_offset(start), self.raw_offset(end - 1) + 1

    @cached_property
    def facts(self) -> Facts:
        """Its dates, times, numbers, addresses, hashtags."""
        return figures_of_plain(self.plain)

    @cached_property
    def running(self) -> str:
        """The plain text with addresses, hashtags, handles and placeholders blanked out, offsets kept."""
        return running_text(PLACEHOLDER.sub(lambda match: " " * len(match.group()), self.plain))

    @cached_property
    def words(self) -> list[str]:
        """The words of its running text."""
        return WORD.findall(self.running)

    @cached_property
    def unquoted(self) -> str:
        """The running text with what stands in quotation marks blanked out, offsets kept."""
        return without_quotations(self.running)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the checks know of this site: its glossary, and the two names of its hashtags (small letters, without ``#``)."""

    glossary: Glossary
    hashtags: Mapping[tuple[Language, str], str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A source and its translation. ``path`` is localize's ("body.<block>.text"); ``is_quotation`` says that it is a block of somebody's words."""

    source: Text
    target: Text
    source_language: Language
    target_language: Language
    known: Known
    path: str = ""
    is_quotation: bool = False

    @cached_property
    def differences(self) -> list[Difference]:
        """Dates, times and numbers that the two do not share."""
        return differences(
            Figures(self.source.plain, self.source_language, self.source.facts),
            Figures(self.target.plain, self.target_language, self.target.facts),
        )

    @property
    def welsh(self) -> Text:
        """The Welsh one of the two."""
        return self.target if self.target_language == "cy" else self.source

    @property
    def english(self) -> Text:
        """The English one of the two."""
        return self.source if self.target_language == "cy" else self.target
