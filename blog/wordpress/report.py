"""What an import did, or would do."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Literal

Result = Literal["pair", "split", "single", "already", "left out"]


@dataclass(frozen=True)
class Row:
    """One post or page: its number and line in the file, what became of it, and what an editor should look at."""

    number: int
    line: int
    kind: str
    title: str
    result: Result
    languages: tuple[str, ...] = ()
    live: tuple[str, ...] = ()
    note: str = ""


@dataclass
class Report:
    """The rows and the sums of one import."""

    rows: list[Row] = field(default_factory=list)
    tags: int = 0
    authors: int = 0
    pictures_brought: int = 0
    pictures_elsewhere: int = 0
    comments_left: int = 0
    other_kinds: dict[str, int] = field(default_factory=dict)

    @property
    def to_look_at(self) -> list[Row]:
        """The rows that an editor should look at."""
        return [row for row in self.rows if row.note]

    def as_json(self) -> str:
        """Return the report for a program."""
        results = Counter(row.result for row in self.rows)
        summary = {key: value for key, value in asdict(self).items() if key != "rows"}
        return json.dumps(
            {"items": [asdict(row) for row in self.rows], "results": dict(results), **summary},
            ensure_ascii=False,
            indent=2,
        )

    def as_table(self) -> str:
        """Return the report for a person, a line for each post and page, then the sums."""
        return "\n".join([*self._lines(), "", *self._sums()])

    def _lines(self) -> Iterator[str]:
        yield f"{'number':>7}  {'kind':5} {'result':9} {'languages':10} {'live':6} title"
        for row in self.rows:
            languages, live = "+".join(row.languages), "+".join(row.live)
            yield f"{row.number:>7}  {row.kind:5} {row.result:9} {languages:10} {live:6} {row.title}"
            if row.note:
                yield f"{'':9}! line {row.line}: {row.note}"

    def _sums(self) -> Iterator[str]:
        results = Counter(row.result for row in self.rows)
        yield ", ".join(f"{count} {result}" for result, count in sorted(results.items())) or "nothing to bring over"
        yield f"new tags: {self.tags}, new authors: {self.authors}"
        yield f"pictures brought: {self.pictures_brought}, left where they are: {self.pictures_elsewhere}"
        if self.comments_left:
            yield f"comments and pingbacks not brought over: {self.comments_left}"
        if self.other_kinds:
            kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.other_kinds.items()))
            yield f"not posts or pages: {kinds}"
        yield f"to look at: {len(self.to_look_at)}"
