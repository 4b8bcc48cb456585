"""Pictures of people's places: kitchen, shelves, stalls, and a choir."""

from __future__ import annotations

from demo.pictures.canvas import (
    BARK,
    CREAM,
    DAFFODIL,
    DUSK,
    FAR,
    INK,
    LAMP,
    LEAF,
    MEADOW,
    MID,
    MIST,
    MOSS,
    PAPER,
    PINE,
    SHADE,
    SHEET,
    SKY,
    SLATE,
    SPRING,
    STONE,
    TILE,
    Canvas,
)
from demo.pictures.parts import person, window

SKINS = ("#e8c4a0", "#d9a878", "#f0d2b4", "#b98056", "#8a5a3c")
HAIRS = (INK, BARK, SHADE, "#7a4b25", STONE, "#c9a24a")


def kitchen() -> Canvas:
    """A kitchen, a pan on the stove, and the hill at the window."""
    canvas = Canvas(CREAM)
    canvas.box(52, 12, 52, 36, SKY)
    canvas.disc(90, 22, 5, DAFFODIL)
    canvas.shape([(52, 38), (66, 28), (80, 36), (104, 26), (104, 48), (52, 48)], FAR)
    canvas.shape([(52, 44), (74, 39), (104, 43), (104, 48), (52, 48)], LEAF)
    for line in ([(52, 12), (104, 12), (104, 48), (52, 48), (52, 12)], [(78, 12), (78, 48)], [(52, 30), (104, 30)]):
        canvas.line(line, PAPER, 1.8)
    canvas.box(49, 48, 58, 2.4, BARK)
    canvas.shape([(46, 9), (58, 9), (54, 34), (46, 44)], MOSS)
    canvas.shape([(110, 9), (98, 9), (102, 34), (110, 44)], MOSS)
    canvas.box(44, 7.6, 68, 1.8, BARK)
    canvas.box(0, 58, 160, 12, SPRING)
    for x in range(0, 160, 8):
        canvas.line([(x, 58), (x, 70)], CREAM, 0.5)
    canvas.line([(0, 64), (160, 64)], CREAM, 0.5)
    canvas.box(0, 70, 160, 3, BARK)
    canvas.box(0, 73, 160, 27, SLATE)
    for x in (4, 34, 128):
        canvas.box(x, 76, 27, 21, DUSK, corner=0.8)
        canvas.disc(x + 23.6, 86, 1, DAFFODIL)
    _stove(canvas)
    _shelf(canvas)
    canvas.box(140, 61, 8, 9, SHEET, corner=1)
    canvas.curve([(148, 63), (151, 65), (148, 67.6)], SHEET, 1)
    canvas.oval(22, 68, 14, 2.4, STONE)
    for left, top, colour in ((14, 65, MEADOW), (20, 64.6, LEAF), (27, 65.4, "#c8743a"), (31.6, 66.4, "#c8743a")):
        canvas.disc(left, top, 3, colour)
    return canvas


def _stove(canvas: Canvas) -> None:
    canvas.box(64, 68, 58, 32, INK, corner=1)
    canvas.box(64, 68, 58, 3, SHADE)
    canvas.box(69, 78, 22, 18, "#2c3438", corner=1)
    canvas.box(95, 78, 22, 18, "#2c3438", corner=1)
    canvas.box(72, 81, 16, 9, "#d98c2b", corner=1)
    canvas.line([(71, 75), (89, 75)], STONE, 1)
    canvas.line([(97, 75), (115, 75)], STONE, 1)
    canvas.box(74, 55, 26, 13, MID, corner=2)
    canvas.box(72, 54, 30, 2.4, SLATE, corner=1)
    canvas.oval(87, 53, 3, 1.6, SLATE)
    canvas.line([(70.4, 59), (74, 59)], SLATE, 1.8)
    canvas.line([(100, 59), (103.6, 59)], SLATE, 1.8)
    for x in (80, 87, 94):
        canvas.curve([(x, 50), (x - 2, 45), (x + 2, 40), (x, 34)], SHEET, 1)
    canvas.oval(112, 65, 5, 4.4, TILE)
    canvas.curve([(107.4, 63), (112, 56.4), (116.6, 63)], INK, 0.9)
    canvas.line([(116.6, 64), (120, 61)], TILE, 1.6)


def _shelf(canvas: Canvas) -> None:
    for y in (24, 42):
        canvas.box(2, y, 36, 1.8, BARK)
        canvas.box(120, y, 38, 1.8, BARK)
    for x, y, colour in (
        (5, 24, SLATE),
        (14, 24, DAFFODIL),
        (23, 24, MOSS),
        (123, 42, MID),
        (133, 42, TILE),
        (143, 42, SLATE),
    ):
        canvas.box(x, y - 6, 6, 6, colour, corner=0.8)
        canvas.curve([(x + 6, y - 5), (x + 8, y - 3.4), (x + 6, y - 1.6)], colour, 0.8)
    for x in (10, 20, 30):
        canvas.oval(x, 36.6, 4.6, 5.2, SHEET)
        canvas.oval(x, 36.6, 3, 3.5, MIST)
    for x, height, colour in ((124, 9, MOSS), (132, 11, SHADE), (140, 8, DAFFODIL), (148, 10, SLATE)):
        canvas.box(x, 24 - height, 6, height, colour, corner=0.8)
        canvas.box(x, 24 - height * 0.65, 6, height * 0.34, PAPER)


def library() -> Canvas:
    """Shelves, a lamp and a good chair."""
    canvas = Canvas("#e9e1c9")
    canvas.box(0, 84, 160, 16, "#a98e66")
    for x in range(0, 160, 20):
        canvas.line([(x, 84), (x - 8, 100)], "#957b57", 0.5)
    canvas.box(6, 6, 104, 79, BARK, corner=1)
    colours = (SLATE, MOSS, MID, DAFFODIL, TILE, LEAF, DUSK, STONE, MEADOW, SHADE, PAPER)
    for row in range(4):
        top = 9 + row * 19
        canvas.box(9, top, 98, 16.4, "#43372b")
        left, number = 10.0, row * 5
        while left < 103:
            width, height = 2.6 + (number * 7 % 5) * 0.55, 10.4 + (number * 5 % 6) * 0.85
            if number % 11 == 7:
                left += 3.4
            _book(canvas, left, top + 16.4, width, height, colours[number * 3 % len(colours)])
            left, number = left + width + 0.35, number + 1
    canvas.box(138, 30, 1.6, 54, INK)
    canvas.oval(138.8, 84.6, 8, 1.6, INK)
    canvas.shape([(128, 32), (149.6, 32), (144.6, 16), (133, 16)], DAFFODIL)
    canvas.shape([(129, 33), (148.6, 33), (160, 84), (112, 84)], "#f1e7c2")
    canvas.box(138, 33, 1.6, 51, INK)
    _chair(canvas)
    return canvas


def _book(canvas: Canvas, x: float, foot: float, width: float, height: float, colour: str) -> None:
    canvas.box(x, foot - height, width, height, colour, corner=0.3)
    band = DAFFODIL if colour in (SLATE, MOSS, TILE, DUSK) else SLATE
    canvas.box(x + 0.5, foot - height * 0.8, width - 1, 0.8, band)


def _chair(canvas: Canvas) -> None:
    canvas.box(113, 50, 26, 34, SLATE, corner=5)
    canvas.box(110, 64, 8, 24, DUSK, corner=3)
    canvas.box(134, 64, 8, 24, DUSK, corner=3)
    canvas.box(116, 69, 20, 9, MID, corner=2.4)
    canvas.box(116, 77, 20, 10, DUSK)
    canvas.line([(113, 87), (113, 93)], BARK, 1.6)
    canvas.line([(139, 87), (139, 93)], BARK, 1.6)
    canvas.shape([(121, 68.6), (126.6, 66.6), (132, 68.6), (132, 70), (126.6, 68.2), (121, 70)], PAPER)


def market() -> Canvas:
    """Three stalls under striped awnings, and flags across the street."""
    canvas = Canvas(SKY)
    for x, width, top, colour in (
        (0, 34, 28, STONE),
        (34, 30, 20, CREAM),
        (64, 36, 26, MIST),
        (100, 30, 18, STONE),
        (130, 30, 26, CREAM),
    ):
        canvas.box(x, top, width, 60, colour)
        canvas.shape(
            [(x - 1, top + 0.4), (x + 4, top - 9), (x + width - 4, top - 9), (x + width + 1, top + 0.4)], SLATE
        )
        for left in (x + 6, x + width - 12):
            window(canvas, left, top + 6, 6, 8, DUSK, SHEET)
    canvas.box(0, 80, 160, 20, STONE)
    for x in range(-10, 170, 14):
        canvas.line([(x, 80), (x - 8, 100)], SHADE, 0.4)
    canvas.line([(0, 90), (160, 90)], SHADE, 0.4)
    canvas.curve([(0, 12), (40, 19), (80, 12), (120, 19), (160, 12)], INK, 0.4)
    for step, x in enumerate(range(4, 160, 9)):
        y = 15.4 + 3.4 * (1 - abs((x % 80) - 40) / 40)
        canvas.shape([(x, y - 1.4), (x + 5.4, y - 1.4), (x + 2.7, y + 4)], (DAFFODIL, MOSS, PAPER, SLATE)[step % 4])
    for left, stripe, goods in (
        (6, MOSS, (TILE, MEADOW)),
        (58, SLATE, (DAFFODIL, "#c8743a")),
        (110, TILE, (LEAF, SHEET)),
    ):
        _stall(canvas, left, stripe, goods)
    return canvas


def _stall(canvas: Canvas, left: float, stripe: str, goods: tuple[str, str]) -> None:
    for x in (left + 2, left + 41):
        canvas.box(x, 50, 1.6, 40, BARK)
    person(canvas, left + 22, 75, 13, PINE if stripe == SLATE else SLATE, SKINS[int(left) % 5], HAIRS[int(left) % 6])
    for step in range(8):
        x, colour = left + step * 5.5, stripe if step % 2 == 0 else SHEET
        canvas.shape([(x, 50), (x + 5.5, 50), (left + 4 + (step + 1) * 4.5, 41), (left + 4 + step * 4.5, 41)], colour)
        canvas.disc(x + 2.75, 50, 2.75, colour)
    canvas.box(left, 74, 44, 4, BARK)
    canvas.box(left + 2, 78, 40, 14, "#7a6650")
    for step in range(4):
        canvas.box(left + 2, 79.4 + step * 3.4, 40, 0.4, BARK)
    for step in range(7):
        canvas.disc(left + 4.4 + step * 5.9, 72.6, 2.7, goods[step // 4])
    for step in range(6):
        canvas.disc(left + 7.4 + step * 5.9, 69.4, 2.3, goods[step // 3])


def choir() -> Canvas:
    """Two rows of singers with their copies open."""
    canvas = Canvas(SLATE)
    canvas.disc(80, 66, 62, DUSK)
    canvas.disc(80, 66, 46, MID)
    canvas.disc(80, 66, 30, FAR)
    canvas.box(0, 86, 160, 14, BARK)
    canvas.box(0, 86, 160, 1.6, "#7a6650")
    for index in range(7):
        _singer(canvas, 26 + index * 18, 70 - (index % 2) * 1.6, 17, index * 2 + 1, PINE)
    for index in range(6):
        _singer(canvas, 26 + index * 21.6, 90, 20, index * 3, MOSS)
    for x, y in ((20, 22), (44, 12), (116, 12), (140, 24)):
        canvas.oval(x, y + 8, 2.4, 1.8, DAFFODIL)
        canvas.line([(x + 2, y + 8), (x + 2, y)], DAFFODIL, 0.9)
        canvas.curve([(x + 2, y), (x + 5, y + 2), (x + 5, y + 4.4)], DAFFODIL, 0.9)
    return canvas


def _singer(canvas: Canvas, x: float, y: float, size: float, number: int, coat: str) -> None:
    person(canvas, x, y, size, coat, SKINS[number % 5], HAIRS[number % 6])
    canvas.oval(x, y - size * 1.07, size * 0.055, size * 0.075, TILE)
    for side in (-1, 1):
        canvas.disc(x + side * size * 0.08, y - size * 1.2, size * 0.022, INK)
    canvas.shape([(x - size * 0.13, y - size * 0.94), (x + size * 0.13, y - size * 0.94), (x, y - size * 0.7)], PAPER)
    canvas.shape(
        [
            (x, y - size * 0.42),
            (x - size * 0.34, y - size * 0.52),
            (x - size * 0.34, y - size * 0.18),
            (x, y - size * 0.08),
        ],
        SHEET,
    )
    canvas.shape(
        [
            (x, y - size * 0.42),
            (x + size * 0.34, y - size * 0.52),
            (x + size * 0.34, y - size * 0.18),
            (x, y - size * 0.08),
        ],
        LAMP,
    )
