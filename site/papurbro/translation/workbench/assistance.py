"""What helps with one part, beside its field: findings of the checks, the memory, a machine's text, the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _

from papurbro.translation.checking.dismissing import open_findings
from papurbro.translation.glossary.finding import FoundTerm, is_used, terms_in
from papurbro.translation.languages import day, direction
from papurbro.translation.memory.suggesting import Suggestion, suggest
from papurbro.welsh.languages import Language, other

if TYPE_CHECKING:
    from papurbro.translation.checking.found import Finding
    from papurbro.translation.models import Pair
    from papurbro.translation.segments import Segment
    from papurbro.translation.wording import Piece
    from papurbro.translation.workbench.sheet import Field

#: Alt+1 to Alt+9: what cannot be taken by a key is looked up instead.
SUGGESTIONS = 4
ROWS = 9


@dataclass(frozen=True)
class Row:
    """Something that can be put into the field.

    ``label`` says what it is ("92 %", "term"); ``pieces`` are the source that it was made for, its words marked that the part does not have;
    ``use`` is "whole" for a text that takes the field's place, "words" for what goes where the caret is.
    """

    label: str
    text: str
    use: str
    pieces: tuple[Piece, ...] = ()
    about: tuple[str, ...] = ()
    unit_id: int = 0


@dataclass(frozen=True)
class Found:
    """A finding, and the words of the text that it is about."""

    finding: Finding
    was: str


def assistance(pair: Pair, field: Field) -> dict[str, Any]:
    """The context of the help with this part; a bounded number of queries."""
    segment, target = field.segment, cast("Language", pair.behind)
    terms = terms_in(segment.source, language=other(target))
    rows = [*_from_memory(pair, segment), *_from_glossary(terms, segment, target)]
    return {
        "helped": segment.key,
        "rows": rows[:ROWS],
        "terms": terms,
        "findings": found_in(pair, segment, field.text),
    }


def found_in(pair: Pair, segment: Segment, text: str) -> list[Found]:
    """What the checks find in ``text`` as the translation of this part, what was dismissed left out. Nothing is written."""
    findings = open_findings(pair, [segment], texts={segment.key: text}).get(segment.key, [])
    return [Found(finding, text[finding.start or 0 : finding.end or 0]) for finding in findings]


def _from_memory(pair: Pair, segment: Segment) -> Iterator[Row]:
    found = suggest(
        segment.source,
        source=other(pair.behind),
        target=pair.behind,
        limit=SUGGESTIONS,
        leave_out=pair,
        path=segment.path,
    )
    for suggestion in found:
        yield Row(
            label=_("%(percent)s %%") % {"percent": suggestion.percent},
            text=suggestion.target,
            use="whole" if suggestion.kind == "part" else "words",
            pieces=suggestion.pieces,
            about=tuple(_origin(suggestion, pair)),
            unit_id=suggestion.unit_id,
        )


def _origin(suggestion: Suggestion, pair: Pair) -> Iterator[str]:
    yield _("memory")
    if suggestion.kind != "part":
        yield _("sentence")
    yield suggestion.origin
    if suggestion.author:
        yield suggestion.author
    if suggestion.date is not None:
        yield day(suggestion.date)
    if suggestion.is_reverse:
        yield direction(other(pair.behind))
    yield _("reviewed") if suggestion.is_reviewed else _("not reviewed")


def _from_glossary(terms: list[FoundTerm], segment: Segment, target: Language) -> Iterator[Row]:
    seen = set()
    for found in terms:
        if found.term.pk not in seen:
            seen.add(found.term.pk)
            yield _term(found, segment, target)


def _term(found: FoundTerm, segment: Segment, target: Language) -> Row:
    term = found.term
    own, meaning = term.words(other(target)), term.words(target)
    said = (
        _("%(term)s → %(meaning)s")
        if found.form.casefold() == own.casefold()
        else _("%(term)s (here: %(form)s) → %(meaning)s")
    )
    about = [said % {"term": own, "form": found.form, "meaning": meaning}, _("glossary")]
    about += [str(term.get_part_of_speech_display())] if term.part_of_speech else []
    about += [str(term.get_status_display())] if not term.is_settled else []
    about += [_("not: %(words)s") % {"words": ", ".join(term.forbidden(target))}] if term.forbidden(target) else []
    about += [term.note] if term.note else []
    about += [_("used")] if segment.standing and is_used(term, segment.standing, language=target) else []
    return Row(label=_("term"), text=meaning, use="words", about=tuple(about))
