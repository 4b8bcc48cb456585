"""Two pages compared as wholes: a counterpart that was written by hand has no parts that answer each other one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papurbro.translation.checking.checks import Finding, Severity, check_part, known
from papurbro.translation.checking.quoted import is_quoted, quoted_blocks
from papurbro.translation.digest import located_texts
from papurbro.translation.places import Places
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin

#: What is seen in one text by itself, wherever its like stands in the other page.
IN_EACH_TEXT = ("leftovers", "language", "ampersand", "address", "doubled_word", "doubled_space", "pairs")
#: What may stand anywhere in the other page.
IN_THE_WHOLE = ("placeholders", "dates", "times", "numbers", "urls", "emails", "hashtags", "glossary")


@dataclass(frozen=True)
class Placed:
    """A finding and where it is, in plain words ("Title"); "" where it is of the page as a whole."""

    finding: Finding
    place: str


def compare(source: PairedPageMixin, target: PairedPageMixin, *, only: Severity | None = None) -> list[Placed]:
    """Everything that is found in ``target``, text by text and then over the whole; both are pages as they are to be read."""
    comparison = _Comparison(source, target, only)
    return [*comparison.in_each_text(), *comparison.in_the_whole()]


class _Comparison:
    def __init__(self, source: PairedPageMixin, target: PairedPageMixin, only: Severity | None) -> None:
        self.target, self.only = target, only
        self.texts = located_texts(target)
        self.quoted = quoted_blocks(target)
        self.source_text = "\n".join(text for _path, text in located_texts(source))
        self.knowing = known([self.source_text], other(target.language), only=only)

    def in_each_text(self) -> Iterator[Placed]:
        places = Places(self.target)
        for path, text in self.texts:
            is_quotation = is_quoted(path, self.quoted)
            for finding in self._check(text, IN_EACH_TEXT, path=path, is_quotation=is_quotation):
                yield Placed(finding, places.of(path).label)

    def in_the_whole(self) -> Iterator[Placed]:
        whole = "\n".join(text for _path, text in self.texts)
        for finding in self._check(whole, IN_THE_WHOLE):
            # Offsets into texts that nobody sees in one piece would lead nowhere.
            yield Placed(replace(finding, start=None, end=None, fix=None), "")

    def _check(self, text: str, names: tuple[str, ...], *, path: str = "", is_quotation: bool = False) -> list[Finding]:
        return check_part(
            self.source_text,
            text,
            source_language=other(self.target.language),
            target_language=self.target.language,
            path=path,
            is_quotation=is_quotation,
            only=self.only,
            names=names,
            knowing=self.knowing,
        )
