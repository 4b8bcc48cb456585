"""What stands in more than one picture: hills, trees, windows, people."""

from __future__ import annotations

from demo.pictures.canvas import (
    BARK,
    DAFFODIL,
    FAR,
    LEAF,
    MEADOW,
    MID,
    MOSS,
    PAPER,
    PINE,
    SKY,
    SLATE,
    STONE,
    Canvas,
    Point,
)


def day(sky: str = SKY, sun: Point | None = (128, 22), *, far: str = FAR, mid: str = MID) -> Canvas:
    """A sheet with sky, a sun and two ranges of mountain."""
    canvas = Canvas(sky)
    if sun:
        canvas.disc(*sun, 8, DAFFODIL)
    canvas.hill([(0, 58), (22, 42), (38, 47), (62, 30), (84, 46), (108, 34), (134, 50), (160, 40)], far)
    canvas.hill([(0, 66), (26, 55), (52, 60), (80, 50), (112, 62), (138, 54), (160, 60)], mid)
    return canvas


def clump(canvas: Canvas, x: float, y: float, size: float, colour: str = MOSS, light: str = LEAF) -> None:
    """A round tree with its foot at ``(x, y)``."""
    canvas.box(x - size * 0.07, y - size * 0.6, size * 0.14, size * 0.6, BARK)
    canvas.oval(x, y - size * 0.85, size * 0.42, size * 0.46, colour)
    canvas.oval(x - size * 0.12, y - size * 0.98, size * 0.22, size * 0.22, light)


def fir(canvas: Canvas, x: float, y: float, size: float, colour: str = PINE) -> None:
    """A pointed tree with its foot at ``(x, y)``."""
    canvas.box(x - size * 0.05, y - size * 0.2, size * 0.1, size * 0.2, BARK)
    for step in range(3):
        foot, width = y - size * (0.14 + step * 0.26), size * (0.32 - step * 0.07)
        canvas.shape([(x - width, foot), (x + width, foot), (x, foot - size * 0.42)], colour)


def window(canvas: Canvas, x: float, y: float, width: float, height: float, glass: str, bar: str = PAPER) -> None:
    """A window of four panes, from its top left corner."""
    canvas.box(x - 0.6, y - 0.6, width + 1.2, height + 1.2, bar)
    canvas.box(x, y, width, height, glass)
    canvas.line([(x + width / 2, y), (x + width / 2, y + height)], bar, 0.45)
    canvas.line([(x, y + height / 2), (x + width, y + height / 2)], bar, 0.45)


def arched_window(canvas: Canvas, x: float, y: float, width: float, height: float, glass: str, bar: str) -> None:
    """A tall window with a round head, from its top left corner."""
    canvas.arch(x - 0.7, y - 0.7, width + 1.4, height + 1.4, bar)
    canvas.arch(x, y, width, height, glass)
    canvas.line([(x + width / 2, y), (x + width / 2, y + height)], bar, 0.4)


def gable(canvas: Canvas, x: float, y: float, width: float, rise: float, colour: str, *, eaves: float = 2) -> None:
    """A roof seen from its end, sitting on a wall whose top left corner is ``(x, y)``."""
    canvas.shape(
        [(x - eaves, y + eaves * 0.6), (x + width / 2, y - rise), (x + width + eaves, y + eaves * 0.6)], colour
    )


def wall(canvas: Canvas, y: float, colour: str = STONE, dark: str = SLATE, *, height: float = 4) -> None:
    """A dry stone wall across the whole sheet."""
    canvas.box(0, y, 160, height, colour)
    for course in range(2):
        for x in range(-4, 164, 9):
            left = x + course * 4.5
            canvas.line([(left, y + course * height / 2), (left, y + (course + 1) * height / 2)], dark, 0.25)
    canvas.line([(0, y + height / 2), (160, y + height / 2)], dark, 0.25)


def person(canvas: Canvas, x: float, y: float, size: float, coat: str, skin: str, hair: str) -> None:
    """Somebody from the waist up: the middle of their coat's hem is ``(x, y)``."""
    canvas.shape(
        [
            (x - size * 0.5, y),
            (x - size * 0.42, y - size * 0.75),
            (x - size * 0.15, y - size * 0.95),
            (x + size * 0.15, y - size * 0.95),
            (x + size * 0.42, y - size * 0.75),
            (x + size * 0.5, y),
        ],
        coat,
    )
    canvas.disc(x, y - size * 1.24, size * 0.29, hair)
    canvas.oval(x, y - size * 1.16, size * 0.22, size * 0.25, skin)


def field_rows(canvas: Canvas, top: float, colours: tuple[str, str] = (MEADOW, LEAF)) -> None:
    """Ground in broad mown stripes that widen towards us."""
    canvas.box(0, top, 160, 100 - top, colours[0])
    for index in range(-4, 9, 2):
        left, right = 80 + (index - 2) * 14, 80 + (index - 1) * 14
        canvas.shape(
            [(left, top), (right, top), (80 + (right - 80) * 2.6, 100), (80 + (left - 80) * 2.6, 100)], colours[1]
        )
