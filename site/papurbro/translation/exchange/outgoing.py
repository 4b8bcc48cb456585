"""Letting pieces go: one as a file, several as a zip with a list of what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from papurbro.mail.addresses import host
from papurbro.translation import work
from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.exchange import skeletons
from papurbro.translation.exchange.archives import Entry, pack
from papurbro.translation.exchange.formats import kinds
from papurbro.translation.exchange.pieces import Piece, piece_of
from papurbro.translation.permissions import may_work_on

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.users.models import User

#: So many pieces go into one zip.
MOST_PIECES: Final = 200


@dataclass(frozen=True)
class Shape:
    """What a file is to be like: its kind (``kinds.KINDS``), and whether languages are cy-GB and en-GB or cy and en."""

    kind: str = "xliff"
    regional: bool = True


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A file to be handed over."""

    name: str
    content_type: str
    data: bytes


def export(pairs: Sequence[Pair], user: User, shape: Shape) -> Outgoing:
    """One piece as a file, several as a zip. Their parts follow the originals' newest drafts first.

    Raises ``PairError`` where ``user`` may not work on one of them, or one has no parts; then nothing goes out.
    """
    if not pairs:
        raise PairError(_("Nothing was chosen."))
    if len(pairs) > MOST_PIECES:
        raise PairError(
            _("You chose %(count)s pieces. The limit is %(limit)s at a time.")
            % {"count": len(pairs), "limit": MOST_PIECES}
        )
    for pair in pairs:
        if not may_work_on(user, pair):
            raise PairError(_("“%(title)s” is not yours to work on: take it on first.") % {"title": title_of(pair)})
    return handed_over([work.make_ready_for_work(pair) for pair in pairs], shape)


def handed_over(pairs: Sequence[Pair], shape: Shape) -> Outgoing:
    """The pairs as they are, without a question and without a change. Raises ``PairError`` where one has no parts."""
    return file_of(pairs[0], shape) if len(pairs) == 1 else zip_of(pairs, shape)


def zip_of(pairs: Sequence[Pair], shape: Shape) -> Outgoing:
    """The pairs as one zip, with the list of what is in it. Raises as ``handed_over`` does."""
    entries = [_entry(pair, shape) for pair in pairs]
    made = timezone.now()
    return Outgoing(
        name=f"papur-bro-{timezone.localtime(made):%Y-%m-%d-%H%M}.zip",
        content_type="application/zip",
        data=pack(entries, site=host(), made=made.isoformat()),
    )


def file_of(pair: Pair, shape: Shape) -> Outgoing:
    """One pair as a file."""
    piece = piece_of(pair)
    kind = kinds.KINDS[shape.kind]
    return Outgoing(
        name=_name(pair, piece, kind.extension), content_type=kind.content_type, data=_data(pair, piece, shape)
    )


def _data(pair: Pair, piece: Piece, shape: Shape) -> bytes:
    skeleton = skeletons.of(pair) if shape.kind == "xliff" else None
    return kinds.write(piece, shape.kind, regional=shape.regional, skeleton=skeleton)


def _name(pair: Pair, piece: Piece, extension: str) -> str:
    title = slugify(piece.title)[:60].strip("-") or "piece"
    return f"{title}-{pair.pk}.{piece.source_language}-{piece.target_language}.{extension}"


def _entry(pair: Pair, shape: Shape) -> Entry:
    piece = piece_of(pair)
    return Entry(
        name=_name(pair, piece, kinds.KINDS[shape.kind].extension),
        data=_data(pair, piece, shape),
        about={
            "piece": piece.key,
            "title": piece.title,
            "url": piece.url,
            "from": piece.source_language,
            "to": piece.target_language,
            "parts": len(piece.parts),
        },
    )
