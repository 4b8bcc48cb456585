"""Places that a program fills in: ``{name}``, ``%(name)s``, ``%s``, ``{{ name }}``. They stand in both texts, letter for letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.part import PLACEHOLDER
from papurbro.translation.checking.registry import check

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part


@check("placeholders", Severity.BLOCK, gettext_lazy("Placeholders"))
def differing(part: Part) -> Iterator[Note]:
    """Placeholders of the one text that the other has not, or has less often."""
    ours, theirs = PLACEHOLDER.findall(part.source.plain), list(PLACEHOLDER.finditer(part.target.plain))
    missing = list((Counter(ours) - Counter(match.group() for match in theirs)).elements())
    left = Counter(match.group() for match in theirs) - Counter(ours)
    extra = []
    for match in reversed(theirs):
        if left[match.group()]:
            left[match.group()] -= 1
            extra.insert(0, match)
    fix = missing[0] if len(missing) == len(extra) == 1 else None
    for match in extra:
        yield Note(_unknown(match.group(), fix), ("extra", match.group(), fix or ""), match.start(), match.end(), fix)
    if fix is None:
        for name, count in Counter(missing).items():
            sentence = _("The placeholder %(name)s is missing: the program fills something in there.") % {"name": name}
            yield Note(sentence, ("missing", name, str(count)))


def _unknown(name: str, instead: str | None) -> str:
    if instead is not None:
        return _("Here stands %(found)s, and the original has %(name)s: placeholders are not translated.") % {
            "found": name,
            "name": instead,
        }
    return _("The placeholder %(name)s does not stand in the original.") % {"name": name}
