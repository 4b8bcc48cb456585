"""A piece as it leaves for a translator's own tool: its parts in order, each with its text, how far it is, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.mail.addresses import host
from papurbro.translation import counterparts
from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.marks import Inline, inline_elements
from papurbro.translation.models import Pair, Status
from papurbro.translation.segments import Segment, segments, token_of
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from wagtail_localize.models import Translation


class State(StrEnum):
    """How far a part is, in order."""

    NEW = "new"
    #: There is a text that nobody has called finished: half written, or of the source before it changed.
    DRAFT = "draft"
    TRANSLATED = "translated"
    APPROVED = "approved"


@dataclass(frozen=True)
class Reference:
    """What a part was when its file was made: short digests (``segments.token_of``) of its source, of the text that people had given it, and of
    the start that it had from before the original changed.

    It travels with the part, so that what comes back can be held against what is here by then.
    """

    source: str
    standing: str
    carried: str

    _FORM = re.compile(r"([0-9a-f]{16}):([0-9a-f]{16})?:([0-9a-f]{16})?")

    def __str__(self) -> str:
        return f"{self.source}:{self.standing}:{self.carried}"

    @classmethod
    def found_in(cls, text: str) -> Reference | None:
        """The first reference in ``text``, whatever stands around it."""
        match = cls._FORM.search(text)
        return cls(match[1], match[2] or "", match[3] or "") if match else None


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part. Texts are in marks; ``earlier`` is the source that a draft was made from, if that was another one."""

    number: int
    key: str
    place: str
    source: str
    target: str
    state: State
    elements: tuple[Inline, ...]
    earlier: str
    reference: Reference


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One page to be translated. ``key`` is the pair's translation key; languages are ``cy`` and ``en``; ``site`` is a host name."""

    key: str
    title: str
    url: str
    site: str
    source_language: str
    target_language: str
    parts: tuple[Part, ...]


def piece_of(pair: Pair) -> Piece:
    """The pair as its parts are now. Raises ``PairError`` where it has none."""
    found = segments(pair, translation_of(pair))
    is_approved = pair.status in (Status.READY, Status.CURRENT)
    source_page = pair.ahead_page
    return Piece(
        key=str(pair.translation_key),
        title=title_of(pair),
        url=(source_page.full_url if source_page is not None else None) or "",
        site=host(),
        source_language=other(pair.behind),
        target_language=pair.behind,
        parts=tuple(_part(segment, is_approved=is_approved) for segment in found),
    )


def translation_of(pair: Pair) -> Translation:
    """Localize's record of the pair. Raises ``PairError`` where the version that is behind is not made of parts."""
    found = counterparts.enabled_translation(pair.translation_key)
    if found is None or pair.counterpart is None or pair.behind != pair.counterpart_language:
        raise PairError(
            _(
                "“%(title)s” is written as a whole, so no file can be made of its parts: it is edited in the page editor."
            )
            % {"title": title_of(pair)}
        )
    return found


def reference_of(segment: Segment) -> Reference:
    """What the segment is now."""
    return Reference(token_of(segment.source), segment.token, token_of(segment.carried))


def _part(segment: Segment, *, is_approved: bool) -> Part:
    earlier = "".join(piece.text for piece in segment.old_source_pieces)
    return Part(
        number=segment.number,
        key=segment.key,
        place=segment.place.label,
        source=segment.source,
        target=segment.start,
        state=_state(segment, is_approved=is_approved),
        elements=tuple(inline_elements(segment.unit.source)),
        earlier=earlier if segment.awaits_confirmation and earlier != segment.source else "",
        reference=reference_of(segment),
    )


def _state(segment: Segment, *, is_approved: bool) -> State:
    if segment.is_done:
        return State.APPROVED if is_approved else State.TRANSLATED
    return State.DRAFT if segment.start else State.NEW
