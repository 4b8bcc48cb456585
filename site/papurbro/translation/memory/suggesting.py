"""What the memory offers for a text: units like the whole of it, and where none is much like it, units like its sentences."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from papurbro.translation.memory.comparing import differing
from papurbro.translation.memory.marking import fitted, unwrapped
from papurbro.translation.memory.matching import Asked, Matcher, same_words
from papurbro.translation.memory.models import Kind
from papurbro.translation.memory.offers import Offer, Question, ranked, with_places
from papurbro.translation.memory.origins import author_of, origin_of
from papurbro.welsh.sentences import spans

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.wording import Piece

#: From here on the whole is matched well, and nothing is looked for sentence by sentence.
WELL: Final = 85

#: So many sentences are looked for by likeness; every one is looked for word for word.
SENTENCES: Final = 8

#: A sentence is known from here on; so much of a text (in hundredths) has to be known for the whole to be put together of its sentences.
KNOWN: Final = 75
MOSTLY: Final = 50

#: So many answers to the whole stand before those to its sentences.
_FIRST: Final = 2


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """What may be of use for a text, in marks that fit it.

    ``pieces`` are the unit's source against the text asked about: words that only the unit has are "gone", words that only the text has "come".
    ``kind`` is "part" for an answer to the whole, or "sentence"; ``sentence`` is then the sentence of the text that it answers, as it stands there.
    ``unit_id`` is 0 where the answer was put together of several units.
    """

    unit_id: int
    percent: int
    source: str
    target: str
    pieces: tuple[Piece, ...]
    kind: str
    sentence: str
    origin: str
    author: str
    date: datetime.date | None
    is_reverse: bool
    is_reviewed: bool


@dataclass(frozen=True)
class _Sentence:
    """A sentence of the text asked about: where it stands, and what it says without the marks that it shares with others."""

    start: int
    end: int
    asked: Asked
    before: str
    after: str


def suggest(
    text: str, *, source: str, target: str, limit: int = 5, leave_out: Pair | None = None, path: str = ""
) -> list[Suggestion]:
    """At most ``limit`` suggestions for ``text`` (in marks), the best first; a bounded number of queries.

    ``percent`` is 100 only for the same text with the same marks. What ``leave_out`` itself says in the place that says exactly ``text`` is left
    out: it would be an echo. ``path`` is where the text stands (localize's): of equals, what stands in such a place comes first.
    """
    whole = Asked.of(text)
    if not whole.folded or limit < 1:
        return []
    found = _sentences(text)
    everything = [whole, *(sentence.asked for sentence in found)]
    known = same_words(everything, source)
    matcher = Matcher(everything, source)
    units = with_places([*known.get(whole.key, ()), *matcher.like_whole(whole)])
    question = Question(source, target, leave_out, path)
    question = replace(question, echoes=question.heard(text, units.values()))
    offers = ranked(units.values(), text, question)
    parts = [_suggestion(offer) for offer in offers[:limit]]
    if not found or (parts and parts[0].percent >= WELL):
        return parts
    answers = _answers(found, known, matcher, question)
    return _mixed(text, parts, found, answers)[:limit]


def _sentences(text: str) -> list[_Sentence]:
    """None where the text is one sentence: the whole answers for it."""
    found = spans(text)
    if len(found) < 2:
        return []
    made = []
    for start, end in found:
        before, middle, after = unwrapped(text[start:end])
        made.append(_Sentence(start, end, Asked.of(middle), before, after))
    return made


def _answers(
    found: Sequence[_Sentence], known: dict[str, list[int]], matcher: Matcher, question: Question
) -> dict[str, Offer]:
    """The best offer for each sentence that has one, by the key of its words; three queries."""
    unknown = [sentence.asked for sentence in found if sentence.asked.key not in known][:SENTENCES]
    like = matcher.like_each(unknown) | known
    wanted = {one.asked.key: like[one.asked.key] for one in found if one.asked.key in like}
    units = with_places({unit for numbers in wanted.values() for unit in numbers})
    answers = {}
    for one in found:
        numbers = wanted.get(one.asked.key, ())
        offers = ranked([units[number] for number in numbers if number in units], one.asked.text, question)
        if offers:
            answers[one.asked.key] = offers[0]
    return answers


def _mixed(
    text: str, parts: list[Suggestion], found: Sequence[_Sentence], answers: dict[str, Offer]
) -> list[Suggestion]:
    whole = _put_together(text, found, answers)
    if whole is not None and (not parts or whole.percent > parts[0].percent):
        parts = [whole, *parts]
    by_sentence = {
        sentence.asked.key: _suggestion(answers[sentence.asked.key], text[sentence.start : sentence.end])
        for sentence in found
        if sentence.asked.key in answers
    }
    each = sorted(by_sentence.values(), key=lambda suggestion: -suggestion.percent)
    return [*parts[:_FIRST], *each, *parts[_FIRST:]]


def _put_together(text: str, found: Sequence[_Sentence], answers: dict[str, Offer]) -> Suggestion | None:
    """The whole, of the answers to its sentences; a sentence that nobody knows stands as it is. None where most are not known."""
    known = {key: offer for key, offer in answers.items() if offer.percent >= KNOWN}
    percent = sum(known[one.asked.key].percent * (one.end - one.start) for one in found if one.asked.key in known)
    percent = min(99, percent // max(1, sum(one.end - one.start for one in found)))
    if percent < MOSTLY:
        return None
    said = _replaced(text, {one: _suggestion(known[one.asked.key]) for one in found if one.asked.key in known})
    return Suggestion(
        unit_id=0,
        percent=percent,
        source=said.source,
        target=said.target,
        pieces=differing(said.source, text),
        kind=Kind.PART,
        sentence="",
        origin=_("put together from sentences"),
        author="",
        date=None,
        is_reverse=any(offer.is_reverse for offer in known.values()),
        is_reviewed=all(offer.unit.is_reviewed for offer in known.values()),
    )


@dataclass(frozen=True)
class _Said:
    source: str
    target: str


def _replaced(text: str, answers: dict[_Sentence, Suggestion]) -> _Said:
    """``text`` with each sentence's answer in its place; what stands between sentences, marks too, stays."""
    source, target, position = [], [], 0
    for sentence, answer in answers.items():
        between = text[position : sentence.start] + sentence.before
        source += [between, answer.source, sentence.after]
        target += [between, answer.target, sentence.after]
        position = sentence.end
    return _Said("".join(source) + text[position:], "".join(target) + text[position:])


def _suggestion(offer: Offer, sentence: str = "") -> Suggestion:
    unit, question = offer.unit, offer.question
    own = unit.text(question.source)
    return Suggestion(
        unit_id=unit.pk,
        percent=offer.percent,
        source=fitted(own, own, offer.asked),
        target=fitted(unit.text(question.target), own, offer.asked),
        pieces=differing(own, offer.asked),
        kind=Kind.SENTENCE if sentence else Kind.PART,
        sentence=sentence,
        origin=origin_of(unit, stands=offer.stands),
        author=author_of(unit),
        date=unit.written_on,
        is_reverse=offer.is_reverse,
        is_reviewed=unit.is_reviewed,
    )
