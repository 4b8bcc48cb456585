"""The shape in which a piece last came back from a tool that writes things of its own: the next file is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papurbro.translation.exchange.models import Skeleton

if TYPE_CHECKING:
    from papurbro.translation.models import Pair


def keep(pair: Pair, data: bytes) -> None:
    """Keep ``data`` (XLIFF) as the shape of the pair's next file."""
    Skeleton.objects.update_or_create(pair=pair, language=pair.behind, defaults={"data": data})


def of(pair: Pair) -> bytes | None:
    """The shape, if the pair ever came back in one."""
    row = Skeleton.objects.filter(pair=pair, language=pair.behind).first()
    return bytes(row.data) if row is not None else None
