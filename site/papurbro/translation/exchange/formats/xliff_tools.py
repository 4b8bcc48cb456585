"""What Trados Studio and Phrase write into XLIFF in namespaces of their own, as far as it bears on a text and on how far it is."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from papurbro.translation.exchange.formats.xliff_inline import XLIFF
from papurbro.translation.marks import MARK

SDL: Final = "http://sdl.com/FileTypes/SdlXliff/1.0"
PHRASE: Final = "http://www.memsource.com/mxlf/2.0"

#: ``sdl:seg/@conf`` of sentences that their translator has confirmed; ``Draft``, ``Unspecified`` and the rejected ones are not.
SDL_FINISHED: Final = frozenset({"Translated", "ApprovedTranslation", "ApprovedSignOff"})

_TAG = re.compile(r"<(\w+)\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*["']([^"']*)["']""")
#: Phrase writes tags into the text: {1> opens, <1} closes, {2} stands alone.
_PHRASE_TAG = re.compile(r"\{(\d+)>|<(\d+)\}|\{(\d+)\}")


def sdl_tags(root: etree._Element) -> dict[str, str]:
    """What each tag id of a Trados file stands for: a mark's number, or the sign of a placeholder. From its ``tag-defs``."""
    found: dict[str, str] = {}
    for definition in root.iter(f"{{{SDL}}}tag"):
        inside = next((child for child in definition if child.text), None)
        meaning = meaning_of(inside.text or "") if inside is not None else None
        if meaning is not None:
            found[definition.get("id") or ""] = meaning
    return found


def meaning_of(code: str) -> str | None:
    """What a tag of ours, as another tool keeps it (``<g id="1">``), stands for."""
    match = _TAG.match(code.strip())
    if match is None:
        return None
    attributes = dict(_ATTRIBUTE.findall(match[2]))
    if match[1] in ("x", "ph"):
        return _sign(attributes)
    return attributes.get("id") if match[1] in ("g", "bpt", "bx") else None


def _sign(attributes: dict[str, str]) -> str | None:
    if attributes.get("ctype") == "lb":
        return "\n"
    code = attributes.get("equiv-text", "")
    return chr(int(code[2:], 16)) if re.fullmatch(r"U\+[0-9A-F]{4}", code) else None


def sdl_finished(unit: etree._Element) -> bool | None:
    """Whether every sentence of a Trados unit is confirmed; None where Trados says nothing."""
    confirmations = [segment.get("conf") for segment in unit.iter(f"{{{SDL}}}seg")]
    if not any(confirmations):
        return None
    return all(confirmation in SDL_FINISHED for confirmation in confirmations)


def phrase_finished(unit: etree._Element) -> bool | None:
    """Whether Phrase has the unit as confirmed, by whatever level; None where it says nothing."""
    confirmed = unit.get(f"{{{PHRASE}}}confirmed")
    return None if confirmed is None else confirmed not in ("0", "false", "")


def phrase_key(unit: etree._Element) -> str | None:
    """The id that the unit had in the file that Phrase was given: it keeps it as a context of the group, or of the unit."""
    for element in (unit, unit.getparent()):
        if element is None:
            continue
        for context in element.findall(f"{{{XLIFF}}}context-group/{{{XLIFF}}}context"):
            if context.get("context-type") == "x-key":
                return (context.text or "").strip()
    return None


def phrase_tags(unit: etree._Element) -> dict[str, str]:
    """What each numbered tag of a Phrase unit stands for, by its metadata; a number without any stands for itself."""
    found: dict[str, str] = {}
    for mark in unit.iter(f"{{{PHRASE}}}mark"):
        meaning = meaning_of(mark.findtext(f"{{{PHRASE}}}content") or "")
        if meaning is not None:
            found[mark.get("id") or ""] = meaning
    return found


def from_phrase(text: str, tags: dict[str, str]) -> str:
    """A text of Phrase's, its tags as marks."""

    def as_mark(match: re.Match[str]) -> str:
        number = match[1] or match[2] or match[3]
        meaning = tags.get(number, number)
        if match[3]:
            return meaning if not meaning.isdigit() else match[0]
        return f"⟦{meaning}⟧" if match[1] else f"⟦/{meaning}⟧"

    return _PHRASE_TAG.sub(as_mark, text)


def to_phrase(text: str, tags: dict[str, str]) -> str:
    """A text in marks as Phrase has it, its tags by the numbers that ``tags`` has for them."""
    numbers = {meaning: own for own, meaning in tags.items()}

    def as_tag(match: re.Match[str]) -> str:
        number = numbers.get(match[2], match[2])
        return f"<{number}}}" if match[1] else f"{{{number}>"

    text = MARK.sub(as_tag, text)
    return text.replace("\n", f"{{{numbers[chr(10)]}}}") if "\n" in numbers else text
