"""The glossary: its term not used, or a word used that the glossary rules out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.registry import check
from papurbro.translation.glossary.finding import FoundTerm, where_used
from papurbro.translation.glossary.models import Status, Term
from papurbro.welsh.mutations import mutate, mutation_between
from papurbro.welsh.phrases import stands_in

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part


@check("glossary", Severity.WARN, gettext_lazy("Glossary"))
def other_words(part: Part) -> Iterator[Note]:
    """For each term in the source one finding at most: the word that is ruled out, or else that the term is not there."""
    looked_at: set[str] = set()
    for found in part.known.glossary.find(part.source.running, part.source_language):
        words = found.term.words(part.source_language).casefold()
        if words not in looked_at:
            looked_at.add(words)
            yield from _of_term(found, part)


def _of_term(found: FoundTerm, part: Part) -> Iterator[Note]:
    namesakes = part.known.glossary.namesakes(found.term, part.source_language)
    settled = [term for term in namesakes if term.is_settled]
    if not settled:
        return
    ruled_out = list(_ruled_out(namesakes, settled, part))
    if ruled_out:
        yield from ruled_out
    elif not _is_left_as_it_is(found, part) and not any(
        _is_used(term, part) for term in namesakes if term.status != Status.OBSOLETE
    ):
        best = min(settled, key=lambda term: (term.status != Status.PREFERRED, term.pk))
        sentence = _("The glossary has “%(translation)s” for “%(form)s”, and it is not used here.") % {
            "translation": best.words(part.target_language),
            "form": found.form,
        }
        yield Note(sentence, ("unused", best.words(part.source_language), best.words(part.target_language)))


def _is_left_as_it_is(found: FoundTerm, part: Part) -> bool:
    """A name is not translated: "Radio Cymru" is that in English, too."""
    return re.search(rf"(?<!\w){re.escape(found.form)}(?!\w)", part.target.plain) is not None


def _is_used(term: Term, part: Part) -> bool:
    return where_used(term, part.target.running, language=part.target_language) is not None


def _ruled_out(namesakes: list[Term], settled: list[Term], part: Part) -> Iterator[Note]:
    language = part.target_language
    allowed = {term.words(language).casefold() for term in settled}
    words = [word for term in namesakes for word in term.forbidden(language)]
    words += [term.words(language) for term in namesakes if term.status == Status.OBSOLETE]
    for word in dict.fromkeys(words):
        span = stands_in(word, part.target.running, language) if word.casefold() not in allowed else None
        if span is None or _is_within_an_allowed_one(span, settled, part):
            continue
        best = settled[0].words(language)
        form = part.target.plain[slice(*span)]
        sentence = _("The glossary asks for “%(translation)s” instead of “%(form)s”.") % {
            "translation": best,
            "form": form,
        }
        yield Note(sentence, ("forbidden", word, best), *span, _instead(word, form, settled, part))


def _is_within_an_allowed_one(span: tuple[int, int], settled: list[Term], part: Part) -> bool:
    """ "post" may be ruled out for what is to be called a "blog post"."""
    places = [where_used(term, part.target.running, language=part.target_language) for term in settled]
    return any(place and place[0] <= span[0] and span[1] <= place[1] for place in places)


def _instead(word: str, form: str, settled: list[Term], part: Part) -> str | None:
    """What could stand there, in the mutation of what stands there; None where that cannot be told."""
    if len(settled) != 1:
        return None
    best = settled[0].words(part.target_language)
    if part.target_language == "en":
        return _in_case_of(form, best) if form.casefold() == word.casefold() else None
    mutation = mutation_between(word, form)
    if mutation is None and form.casefold() != word.casefold():
        return None
    if mutation is None:
        # The word there does not mutate: what its place asks for is seen only where the other does not mutate either.
        return _in_case_of(form, best) if mutate(best, "soft") == mutate(best, "nasal") == best else None
    return _in_case_of(form, mutate(best, mutation))


def _in_case_of(form: str, word: str) -> str:
    return word[:1].upper() + word[1:] if form[:1].isupper() else word
