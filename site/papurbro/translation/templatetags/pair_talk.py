"""What is said about the parts of a pair, for the templates that show it beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from papurbro.translation import byhand, history, machine, reviewing
from papurbro.translation.models import Pair
from papurbro.translation.segments import segments
from papurbro.translation.talk import notes
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagtail.models import Page

    from papurbro.translation.segments import Segment
    from papurbro.translation.talk.models import Thread
    from papurbro.users.models import User

register = template.Library()


def _once(pair: Pair, name: str, read: Callable[[Pair], Any]) -> Any:
    """What ``read`` says of the pair, asked once for the page however many parts it has."""
    known: dict[str, Any] = pair.__dict__.setdefault("_talk", {})
    if name not in known:
        known[name] = read(pair)
    return known[name]


@register.simple_tag
def threads_of(pair: Pair, segment: Segment | None = None) -> list[Thread]:
    """What is said about one part, or about the whole piece."""
    found: dict[str, list[Thread]] = _once(pair, "threads", notes.threads_by_part)
    return found.get(segment.key if segment else "", [])


@register.simple_tag
def texts_before(pair: Pair, segment: Segment) -> int:
    """How many texts the part has had."""
    found: dict[str, int] = _once(pair, "counts", history.counts)
    return found.get(segment.key, 0)


@register.simple_tag
def still_to_do(pair: Pair) -> list[dict[str, Any]]:
    """What a reviewer asked for and nobody has called done, each with the part it is about, if that is still there."""
    found: list[Thread] = _once(pair, "to_do", notes.to_do)
    numbers = _numbers(pair) if found else {}
    return [{"thread": thread, "number": numbers.get(thread.key), "note": _wish(thread)} for thread in found]


def _numbers(pair: Pair) -> dict[str, int]:
    return {key: number for number, key in enumerate(notes.parts_of(pair), start=1)}


def _wish(thread: Thread) -> str:
    """What was asked for last."""
    return next(note.text for note in reversed(thread.notes.all()) if note.kind == note.Kind.TO_DO)


@register.simple_tag
def machine_offers(pair: Pair, user: User) -> bool:
    """Whether a machine could propose something here that nobody has yet."""
    translation = machine.translation_of(pair)
    return bool(translation is not None and machine.machine_for(pair) and machine.wanted(pair, translation))


@register.simple_tag
def why_not_reviewer(pair: Pair, user: User) -> str:
    """Why this person may not approve it, where the site has somebody else do so."""
    return reviewing.why_not(user, pair)


@register.simple_tag
def reviewed_text(page: Page) -> dict[str, Any]:
    """The half that a reviewer is asked about, text by text beside the other, and the name of this text for the form."""
    pair = Pair.objects.for_page(page).first()
    if pair is None:
        return {}
    seen = reviewing.seen_digest(pair)
    translation = machine.translation_of(pair)
    if translation is None:
        rows = [(row.source_pieces, row.target) for row in byhand.side_by_side(pair)]
    else:
        rows = [(segment.source_pieces, segment.standing) for segment in segments(pair, translation)]
    return {"pair": pair, "seen": seen, "rows": rows}


@register.filter
def other_language(language: str) -> str:
    """Of the two, the other one."""
    return other(language)
