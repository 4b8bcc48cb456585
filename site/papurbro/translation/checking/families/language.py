"""Text that still stands in the other language. What is in quotation marks may: it was said so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.registry import check
from papurbro.welsh.detect import in_other_language
from papurbro.welsh.sentences import spans

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part, Text
    from papurbro.welsh.languages import Language


@check("language", Severity.BLOCK, gettext_lazy("Language"))
def untranslated(part: Part) -> Iterator[Note]:
    """The part as a whole, or one of its sentences as it stands in the original."""
    if part.is_quotation:
        return
    language = part.target_language
    if in_other_language(part.target.unquoted, language):
        yield _note(part.target, language, 0, len(part.target.plain))
        return
    yield from _sentences(part, language)
    yield from _whole_quotation(part, language)


def _sentences(part: Part, language: Language) -> Iterator[Note]:
    found = spans(part.target.plain)
    if len(found) < 2:
        return
    for start, end in found:
        is_copied = part.target.plain[start:end] in part.source.plain
        if is_copied and in_other_language(part.target.unquoted[start:end], language):
            yield _note(part.target, language, start, end)


def _whole_quotation(part: Part, language: Language) -> Iterator[Note]:
    """A quotation that was not translated may be meant to stay: that is worth a look, and no more."""
    if part.target.unquoted.strip(" .,…–—-") or not in_other_language(part.target.plain, language):
        return
    sentence = _("This quotation is in the other language, word for word as in the original.")
    if part.target.plain == part.source.plain:
        yield Note(sentence, ("quotation", part.target.plain), 0, len(part.target.plain), severity=Severity.WARN)


def _note(text: Text, language: Language, start: int, end: int) -> Note:
    words = _shorten(text.plain[start:end].strip())
    sentences = {
        "cy": _("This still stands in English: “%(words)s”. What is to stay so belongs in quotation marks."),
        "en": _("This still stands in Welsh: “%(words)s”. What is to stay so belongs in quotation marks."),
    }
    return Note(sentences[language] % {"words": words}, (text.plain[start:end],), start, end)


def _shorten(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
