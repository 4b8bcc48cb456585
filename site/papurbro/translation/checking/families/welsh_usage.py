"""What goes wrong in Welsh: "&", and "ti" and "chi" to the same reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.checking.found import Note, Severity
from papurbro.translation.checking.registry import check
from papurbro.welsh.usage import and_in_welsh, forms_of_address

if TYPE_CHECKING:
    from papurbro.translation.checking.part import Part

_AMPERSAND: Final = re.compile(r"(?<=\s)&(?:amp;)?(?=\s)")


@check("ampersand", Severity.WARN, gettext_lazy("“&” in Welsh"))
def ampersands(part: Part) -> Iterator[Note]:
    """An "&" between words, apart from names that the original writes with it too ("Marks & Spencer")."""
    if part.target_language != "cy":
        return
    text = part.target.plain
    for match in _AMPERSAND.finditer(text):
        around = _around(text, match)
        if around not in part.source.plain:
            sentence = _("“&” is written “a” or “ac” in Welsh.")
            yield Note(sentence, (around,), *match.span(), and_in_welsh(text[match.end() :]))


def _around(text: str, match: re.Match[str]) -> str:
    before = text[: match.start()].split()[-1:]
    after = text[match.end() :].split()[:1]
    return " ".join([*before, match.group(), *after])


@check("address", Severity.WARN, gettext_lazy("“ti” and “chi”"))
def mixed_address(part: Part) -> Iterator[Note]:
    """Both forms of address in one text; within quotation marks people talk as they like."""
    if part.target_language != "cy" or part.is_quotation:
        return
    familiar, formal = forms_of_address(part.target.unquoted)
    if familiar and formal:
        rarer = familiar if len(familiar) <= len(formal) else formal
        start, end = rarer[0]
        sentence = _("The reader is called both “ti” and “chi” here (“%(familiar)s”, “%(formal)s”).") % {
            "familiar": part.target.plain[slice(*familiar[0])],
            "formal": part.target.plain[slice(*formal[0])],
        }
        yield Note(sentence, ("mixed",), start, end)
