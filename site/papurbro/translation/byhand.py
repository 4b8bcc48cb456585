"""A pair whose halves were both written as wholes: the two texts side by side, and what changed in the one that is ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from papurbro.translation import counterparts
from papurbro.translation.digest import content_digest, located_texts
from papurbro.translation.places import Places
from papurbro.translation.wording import Piece, changes, pieces
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.pages import PairedPageMixin

#: So many revisions are looked at for the text that the other half was made from.
LOOK_BACK = 20


@dataclass(frozen=True)
class Row:
    """What stands side by side; either side may be empty."""

    number: int
    label: str
    source_pieces: tuple[Piece, ...]
    old_source_pieces: tuple[Piece, ...]
    target: str


@dataclass(frozen=True)
class _Line:
    """One text of the half that is ahead, with the text that stood in its place before, or None where it is the same."""

    path: str
    text: str
    before: str | None


def side_by_side(pair: Pair) -> list[Row]:
    """The newest drafts of both halves, text by text; empty while there is no second half."""
    halves = counterparts.halves(pair.translation_key)
    ahead, behind = halves.get(other(pair.behind)), halves.get(pair.behind)
    if ahead is None:
        return []
    draft = ahead.get_latest_revision_as_object()
    lines = list(_compared(_agreed_texts(ahead, pair), located_texts(draft)))
    targets = located_texts(behind.get_latest_revision_as_object()) if behind is not None else []
    places = Places(draft)
    return [
        _row(number, places.of(line.path if line else path).label, line, text)
        for number, (line, path, text) in enumerate(_aligned(lines, targets), start=1)
    ]


def _agreed_texts(page: PairedPageMixin, pair: Pair) -> list[tuple[str, str]] | None:
    """The texts that the other half was made from, or None where no revision holds them any more."""
    if content_digest(page) == pair.made_from:
        return located_texts(page)
    for revision in page.revisions.order_by("-created_at", "-pk")[:LOOK_BACK]:
        version = revision.as_object()
        if content_digest(version) == pair.made_from:
            return located_texts(version)
    return None


def _compared(old: list[tuple[str, str]] | None, new: list[tuple[str, str]]) -> Iterator[_Line]:
    if old is None:
        yield from (_Line(path, text, None) for path, text in new)
        return
    matcher = SequenceMatcher(a=[text for _path, text in old], b=[text for _path, text in new], autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield from (_Line(path, text, None) for path, text in new[new_from:new_to])
            continue
        for before, after in zip_longest(old[old_from:old_to], new[new_from:new_to]):
            path, text = after or (before[0], "")
            yield _Line(path, text, before[1] if before else "")


def _aligned(lines: list[_Line], targets: list[tuple[str, str]]) -> Iterator[tuple[_Line | None, str, str]]:
    """Field by field, in order: ``(line, path, text of the other half)``."""
    fields = list(dict.fromkeys([_field(line.path) for line in lines] + [_field(path) for path, _text in targets]))
    for name in fields:
        ours = [line for line in lines if _field(line.path) == name]
        theirs = [(path, text) for path, text in targets if _field(path) == name]
        for line, target in zip_longest(ours, theirs):
            path, text = target or (name, "")
            yield line, path, text


def _field(path: str) -> str:
    return path.split(".")[0]


def _row(number: int, label: str, line: _Line | None, target: str) -> Row:
    if line is None:
        return Row(number, label, (), (), target)
    if line.before is None:
        return Row(number, label, pieces(line.text), (), target)
    old, new = changes(line.before, line.text)
    return Row(number, label, new, old, target)
