"""How the workbench shows a text: its inline tags as small labelled chips, what changed, and the glossary's terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from papurbro.translation.marks import MARK, inline_elements
from papurbro.translation.wording import Piece, changes
from papurbro.translation.workbench.words import for_scripts, name_of_tag

if TYPE_CHECKING:
    import datetime

    from papurbro.translation.glossary.finding import FoundTerm
    from papurbro.translation.segments import Segment
    from papurbro.welsh.languages import Language

register = template.Library()


@register.simple_tag
def source_text(segment: Segment, terms: list[FoundTerm] | str = "", target: str = "") -> SafeString:
    """The source of a part: what is new marked, its tags as chips, ``terms`` underlined, each with what it is in the language ``target``."""
    found = terms if isinstance(terms, list) else []
    names = _tag_names(segment.unit.source)
    cut = _cut(_smooth(segment.source_pieces), [place for term in found for place in (term.start, term.end)])
    meanings = {term.start: term.term.words(cast("Language", target)) for term in found}
    ends = {term.end for term in found}
    shown, open_term = [], False
    for start, piece in cut:
        if start in ends and open_term:
            shown.append(SafeString("</abbr>"))
            open_term = False
        if start in meanings:
            shown.append(format_html('<abbr class="pair-term" title="{}">', meanings[start]))
            open_term = True
        shown.append(_shown(piece, names))
    return SafeString("".join([*shown, "</abbr>" if open_term else ""]))


@register.simple_tag
def marked_text(pieces: Iterable[Piece], source: str = "") -> SafeString:
    """A text with the words that went or came marked; ``source`` is the HTML that its tags are named by."""
    names = _tag_names(source)
    return format_html_join("", "{}", ((_shown(piece, names),) for piece in _smooth(pieces)))


@register.simple_tag
def differing(text: str, other: str) -> SafeString:
    """``text``, its words marked that are not in ``other``."""
    return marked_text(changes(other, text)[1])


@register.filter
def clock(moment: datetime.datetime) -> str:
    """A time of day as it is written in both languages: 14:05."""
    return timezone.localtime(moment).strftime("%H:%M")


@register.simple_tag
def workbench_words() -> dict[str, str]:
    """The sentences that the scripts say."""
    return for_scripts()


def _smooth(pieces: Iterable[Piece]) -> list[Piece]:
    """Words that went or came one after the other are one piece with the spaces between them: told once, marked as one."""
    smooth: list[Piece] = []
    for piece in pieces:
        if len(smooth) > 1 and smooth[-1].text.isspace() and smooth[-2].kind == piece.kind in ("come", "gone"):
            space = smooth.pop()
            smooth[-1] = Piece(piece.kind, smooth[-1].text + space.text + piece.text)
        else:
            smooth.append(piece)
    return smooth


def _cut(pieces: Iterable[Piece], places: list[int]) -> Iterator[tuple[int, Piece]]:
    """Each piece with its offset, cut in two wherever one of ``places`` lies within it."""
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        edges = sorted({start, end, *(place for place in places if start < place < end)})
        for left, right in pairwise(edges):
            yield left, Piece(piece.kind, piece.text[left - start : right - start])
        start = end


def _tag_names(source: str) -> list[str]:
    return [element.name for element in inline_elements(source)] if source else []


def _shown(piece: Piece, names: list[str]) -> SafeString:
    if piece.kind == "mark":
        return _chip(piece.text, names)
    if piece.kind == "come":
        return _told("ins", _("new:"), piece.text)
    if piece.kind == "gone":
        return _told("del", _("gone:"), piece.text)
    return format_html("{}", piece.text)


def _told(element: str, word: str, text: str) -> SafeString:
    """``text`` marked as come or gone, which a screen reader says in a word of the screen's language."""
    return format_html(
        '<{0}><span class="w-sr-only" lang="{1}">{2} </span>{3}</{0}>', element, get_language(), word, text
    )


def _chip(mark: str, names: list[str]) -> SafeString:
    found = MARK.fullmatch(mark)
    if found is None or not 1 <= int(found[2]) <= len(names):
        return format_html('<span class="pair-mark">{}</span>', mark)
    language, number, name = get_language(), int(found[2]), name_of_tag(names[int(found[2]) - 1])
    if found[1]:
        ended = _("end of %(name)s %(number)s") % {"name": name, "number": number}
        return format_html(
            '<span class="pair-mark pair-mark--end" lang="{}"><span aria-hidden="true">/{}</span><span class="w-sr-only">{}</span></span>',
            language,
            number,
            ended,
        )
    return format_html('<span class="pair-mark" lang="{}">{} {}</span>', language, name, number)
