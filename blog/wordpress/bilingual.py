"""Telling the two languages of one short line apart: "Y côr | The choir", a title, a caption, a heading."""

import re
from typing import Final

from papurbro.welsh.detect import detect
from papurbro.welsh.languages import Language
from papurbro.welsh.words import running_words

_PLAIN_SIGNS: Final = (r"\s*\|+\s*", r"\s+//?\s+", r"(?<=\w{3})/(?=\w{3})", r"\s*\n\s*")
"""Signs that part two languages, the surest first."""

_COMMON_SIGNS: Final = (r"\s+[–—]\s+", r"\s+-\s+", r"\s+[·•]\s+")
"""Signs that stand in many a line of one language: "Eisteddfod – a week of song"."""

_CLEAR: Final = 0.5
"""How far apart the shares of the two languages must lie in a part that is plain."""


def parts_of(line: str) -> dict[Language, str] | None:
    """Return the Welsh and the English part of a line that holds both, None where it does not.

    Each place where a sign parts the line in two is tried. Beside a plain part the other may be a name
    ("Croeso i Dderwen | Derwen"); with a dash between, both must be plain.
    """
    for signs, both_plain in ((_PLAIN_SIGNS, False), (_COMMON_SIGNS, True)):
        for match in re.finditer("|".join(signs), line):
            one, another = line[: match.start()].strip(), line[match.end() :].strip()
            found = _told_apart(one, another, both_plain=both_plain)
            if found:
                return found
    return None


def _told_apart(one: str, another: str, *, both_plain: bool) -> dict[Language, str] | None:
    first, second = _welshness(one, without=another), _welshness(another, without=one)
    if first is None or second is None or first * second > 0:
        return None
    weaker, stronger = sorted((abs(first), abs(second)))
    if stronger < _CLEAR or (both_plain and weaker < _CLEAR):
        return None
    return {"cy": one, "en": another} if first > second else {"en": one, "cy": another}


def _welshness(text: str, *, without: str) -> float | None:
    """From -1 for English to 1 for Welsh; None where there are no words.

    What stands on both sides, such as the name in "Llun: Mair | Photo: Mair", tells nothing.
    """
    shared = set(running_words(without))
    own = " ".join(word for word in running_words(text) if word not in shared)
    found = detect(own or text)
    return found.cy - found.en if found.words else None
