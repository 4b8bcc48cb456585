"""How a text ends, and whether its quotation marks and brackets come in pairs; each only where the original is in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.registry import check

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part

_END: Final = re.compile(r"(\.{2,}|[.!?…:])[\s\"'”’»)\]]*$")
_LAST_WORD: Final = re.compile(r"[\w'’-]*\w[\"'”’»)\]]*\s*$")
#: Shorter texts are labels and captions, of which one may be a sentence and the other not.
FEWEST_WORDS: Final = 4

_PAIRS: Final = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))


@check("ending", Severity.WARN, gettext_lazy("End of the sentence"))
def ending(part: Part) -> Iterator[Note]:
    """The original ends a sentence, and the translation ends in a word."""
    ours = _END.search(part.source.plain)
    last = _LAST_WORD.search(part.target.plain)
    if ours is None or last is None or min(len(part.source.words), len(part.target.words)) < FEWEST_WORDS:
        return
    mark = "…" if ours[1] in {"…", "...", ".."} else ours[1]
    word = last.group().rstrip()
    sentence = _("The original ends with “%(mark)s”, and this does not.") % {"mark": mark}
    fix = word + mark if word[-1].isalnum() else None
    yield Note(sentence, (mark,), last.start(), last.start() + len(word), fix)


@check("pairs", Severity.WARN, gettext_lazy("Quotation marks and brackets"))
def unbalanced(part: Part) -> Iterator[Note]:
    """One that is opened and not closed, or the other way round. A single quotation mark is also an apostrophe, and is left alone."""
    for opening, closing in _PAIRS:
        if not _is_balanced(part.source.plain, opening, closing):
            continue
        if not _is_balanced(part.target.plain, opening, closing):
            sentence = _("The marks “%(opening)s” and “%(closing)s” do not come in pairs here.") % {
                "opening": opening,
                "closing": closing,
            }
            yield Note(sentence, (opening, str(part.target.plain.count(opening) - part.target.plain.count(closing))))
    if part.target.plain.count('"') % 2 and not part.source.plain.count('"') % 2:
        yield Note(_('A quotation mark (") is missing here.'), ('"',))


def _is_balanced(text: str, opening: str, closing: str) -> bool:
    """As many as they should be; a list "a)" counts nothing, nor does a smile."""
    text = re.sub(r"(?<!\w)\w\)|[:;]-?[)(]", "", text) if opening == "(" else text
    return text.count(opening) == text.count(closing)
