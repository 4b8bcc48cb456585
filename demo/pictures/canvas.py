"""A sheet to draw on in flat colour, and the colours there are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

Point = tuple[float, float]

# The tokens' inks, and tints of them.
PAPER, SHEET, CREAM = "#fbfaf5", "#ffffff", "#f4eeda"
INK, SLATE, NIGHT = "#1d2326", "#24424f", "#172e39"
DUSK, MID, FAR, MIST, SKY = "#3f6472", "#6f8f95", "#9db5b8", "#bccdce", "#d7e3e4"
PINE, MOSS, LEAF, MEADOW, SPRING = "#2b4016", "#3d5a1e", "#5c7a33", "#86a053", "#b3c482"
DAFFODIL, LAMP, DAWN = "#f3c623", "#f8e08a", "#f6ecc8"
STONE, SHADE, BARK = "#c3beae", "#98948a", "#5b4b3a"
TILE = "#a3231d"

WIDTH, HEIGHT = 160, 100  #: the sheet in its own units, whatever the pixels
PIXELS = 10  #: of the finished picture to a unit
FINER = 2  #: drawn so many times larger and brought down, which smooths the edges


class Canvas:
    """A sheet of 160 × 100 units, the origin at the top left."""

    def __init__(self, colour: str) -> None:
        self.scale = PIXELS * FINER
        self.image = Image.new("RGB", (WIDTH * self.scale, HEIGHT * self.scale), colour)
        self.pen = ImageDraw.Draw(self.image)

    def png(self) -> bytes:
        """The finished picture, 1600 × 1000."""
        file = BytesIO()
        self.image.reduce(FINER).save(file, "PNG")
        return file.getvalue()

    def shape(self, points: Iterable[Point], colour: str) -> None:
        """A filled polygon."""
        self.pen.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, corner: float = 0) -> None:
        """A filled rectangle from its top left corner."""
        area = [x * self.scale, y * self.scale, (x + width) * self.scale, (y + height) * self.scale]
        self.pen.rounded_rectangle(area, radius=corner * self.scale, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle about its middle."""
        self.oval(x, y, radius, radius, colour)

    def oval(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """A filled ellipse about its middle; ``across`` and ``down`` are half its width and height."""
        s = self.scale
        self.pen.ellipse([(x - across) * s, (y - down) * s, (x + across) * s, (y + down) * s], fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float = 0.5) -> None:
        """A stroke with round ends and corners."""
        s = self.scale
        self.pen.line([(x * s, y * s) for x, y in points], fill=colour, width=round(width * s))
        for x, y in points:
            self.disc(x, y, width / 2, colour)

    def curve(self, points: Sequence[Point], colour: str, width: float = 0.5) -> None:
        """A smooth stroke through ``points``."""
        self.line(smooth(points), colour, width)

    def hill(self, points: Sequence[Point], colour: str, *, sharp: bool = False) -> None:
        """Land below a line through ``points``, from the left edge to the right one."""
        top = list(points) if sharp else smooth(points)
        self.shape([*top, (WIDTH, HEIGHT), (0, HEIGHT)], colour)

    def arch(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A window or opening with a round head, from its top left corner."""
        radius = width / 2
        self.disc(x + radius, y + radius, radius, colour)
        self.box(x, y + radius, width, height - radius, colour)


def smooth(points: Sequence[Point], steps: int = 16) -> list[Point]:
    """A Catmull-Rom curve through ``points``, as points close together."""
    padded = [points[0], *points, points[-1]]
    found: list[Point] = []
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        found += [_between(before, start, end, after, step / steps) for step in range(steps)]
    return [*found, points[-1]]


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    def along(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)

    return along(p0[0], p1[0], p2[0], p3[0]), along(p0[1], p1[1], p2[1], p3[1])


def tilted_oval(x: float, y: float, across: float, down: float, degrees: float) -> list[Point]:
    """The outline of an ellipse about ``(x, y)``, turned clockwise by ``degrees``."""
    turn = math.radians(degrees)
    found = []
    for step in range(72):
        angle = step * math.tau / 72
        along, over = across * math.cos(angle), down * math.sin(angle)
        found.append(
            (x + along * math.cos(turn) - over * math.sin(turn), y + along * math.sin(turn) + over * math.cos(turn))
        )
    return found


def half_round(x: float, y: float, across: float, down: float) -> list[Point]:
    """The upper half of an ellipse about ``(x, y)``, from its left end to its right; the lower half with ``down`` negative."""
    angles = [math.pi + step * math.pi / 48 for step in range(49)]
    return [(x + across * math.cos(angle), y + down * math.sin(angle)) for angle in angles]
