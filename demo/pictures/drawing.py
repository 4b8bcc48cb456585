"""Which picture goes by which name."""

from __future__ import annotations

from collections.abc import Callable

from demo.pictures import indoors, land, works
from demo.pictures.canvas import Canvas

_SCENES: dict[str, Callable[[], Canvas]] = {
    scene.__name__: scene
    for scene in (
        land.valley,
        land.river,
        land.oak,
        land.sheepdog,
        land.lantern,
        land.rugby,
        land.harbour,
        works.hall,
        works.school,
        works.chapel,
        works.bridge,
        works.greenhouse,
        works.bus,
        works.train,
        indoors.kitchen,
        indoors.library,
        indoors.market,
        indoors.choir,
    )
}

NAMES = frozenset(_SCENES)


def draw(name: str) -> bytes:
    """The picture ``name`` as PNG, 1600 × 1000; the same bytes each time. ``KeyError`` for a name that is not in ``NAMES``."""
    return _SCENES[name]().png()
