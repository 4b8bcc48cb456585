"""Pictures of the land: hills, water, trees and what lives there."""

from __future__ import annotations

from demo.pictures.canvas import (
    BARK,
    CREAM,
    DAFFODIL,
    DAWN,
    DUSK,
    FAR,
    INK,
    LAMP,
    LEAF,
    MEADOW,
    MID,
    MIST,
    MOSS,
    NIGHT,
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
    smooth,
    tilted_oval,
)
from demo.pictures.parts import clump, day, fir, wall


def valley() -> Canvas:
    """A dale with fields and hedges between the hills."""
    canvas = Canvas(DAWN)
    canvas.disc(58, 34, 11, DAFFODIL)
    canvas.hill([(0, 52), (26, 32), (48, 45), (74, 38), (104, 24), (132, 44), (160, 34)], MIST)
    canvas.hill([(0, 58), (30, 44), (60, 56), (96, 44), (128, 54), (160, 44)], FAR)
    canvas.hill([(0, 62), (36, 60), (70, 66), (110, 62), (160, 52)], MID)
    canvas.hill([(0, 56), (22, 62), (52, 74), (92, 80), (160, 84)], LEAF)
    canvas.hill([(0, 94), (48, 86), (96, 76), (132, 66), (160, 62)], MEADOW)
    for line in (
        [(104, 75), (116, 84), (122, 100)],
        [(132, 66), (144, 80), (152, 100)],
        [(113, 81), (148, 85), (160, 84)],
    ):
        canvas.curve(line, MOSS, 1)
    canvas.hill([(0, 78), (30, 86), (66, 96), (92, 100), (160, 108)], MOSS)
    for x, y, size in ((14, 72, 10), (24, 75, 8), (100, 78, 7), (121, 86, 9), (140, 74, 7)):
        clump(canvas, x, y, size, PINE, MOSS)
    canvas.box(66, 74.5, 9, 5, PAPER)
    canvas.shape([(65, 74.6), (67.5, 71.5), (73.5, 71.5), (76, 74.6)], SLATE)
    canvas.box(68, 76, 1.4, 1.6, DAFFODIL)
    canvas.box(72, 76, 1.4, 1.6, DAFFODIL)
    return canvas


def river() -> Canvas:
    """A river that winds towards us between fields."""
    canvas = day(sun=(30, 20))
    canvas.hill([(0, 64), (40, 62), (80, 66), (120, 62), (160, 64)], LEAF)
    canvas.hill([(0, 70), (50, 67), (100, 69), (160, 66)], MEADOW)
    canvas.shape([(0, 72), (62, 69), (30, 100), (0, 100)], SPRING)
    canvas.shape([(112, 68), (160, 70), (160, 100), (138, 100)], SPRING)
    left = [(86, 65.5), (80, 69), (92, 73), (98, 78), (74, 84), (40, 92), (26, 101)]
    right = [(90, 65.5), (87, 68.5), (103, 73), (122, 80), (112, 88), (96, 94), (98, 101)]
    canvas.shape([*smooth(left), *reversed(smooth(right))], DUSK)
    for start, end, y in ((92, 108, 78.5), (72, 96, 86.5), (50, 80, 93.5), (95, 101, 74)):
        canvas.line([(start, y), (end, y)], MIST, 0.5)
    for x, y, size in ((60, 71, 9), (68, 70, 7), (122, 72, 10), (131, 74, 12), (20, 82, 15), (146, 90, 18)):
        clump(canvas, x, y, size, MOSS, LEAF)
    return canvas


def oak() -> Canvas:
    """A great oak by itself on a rise."""
    canvas = Canvas(CREAM)
    canvas.disc(80, 44, 36, LAMP)
    canvas.hill([(0, 70), (34, 60), (70, 66), (110, 58), (160, 68)], FAR)
    canvas.hill([(0, 80), (40, 74), (84, 71), (124, 75), (160, 82)], LEAF)
    canvas.hill([(0, 90), (50, 84), (84, 82), (120, 86), (160, 92)], MOSS)
    canvas.shape([(70, 86), (74, 76), (75, 58), (85, 58), (86, 76), (91, 86), (80, 84)], BARK)
    for branch in ([(78, 64), (66, 52), (54, 48)], [(82, 62), (94, 52), (106, 47)], [(80, 62), (80, 46), (84, 36)]):
        canvas.curve(branch, BARK, 2.6)
    crown = (
        (54, 44, 14),
        (106, 43, 14),
        (66, 33, 15),
        (94, 31, 15),
        (80, 24, 15),
        (80, 42, 17),
        (44, 50, 8),
        (117, 50, 8),
    )
    for x, y, size in crown:
        canvas.disc(x, y, size, MOSS)
    for x, y, size in ((58, 36, 8), (76, 20, 9), (98, 26, 8), (108, 39, 6), (82, 37, 8), (68, 28, 6)):
        canvas.disc(x, y, size, LEAF)
    for x, y in ((50, 42), (64, 46), (74, 30), (90, 42), (100, 36), (112, 47), (86, 20)):
        canvas.disc(x, y, 1.1, DAFFODIL)
    canvas.line([(118, 89), (118, 85)], BARK, 0.9)
    canvas.line([(126, 89.8), (126, 86)], BARK, 0.9)
    canvas.box(115, 84, 14, 1.3, BARK)
    return canvas


def sheepdog() -> Canvas:
    """A dog lying low on the hill, and what it watches."""
    canvas = day(sun=(30, 24))
    canvas.hill([(0, 62), (48, 60), (100, 66), (160, 58)], MEADOW)
    canvas.hill([(0, 84), (40, 80), (90, 72), (130, 66), (160, 65)], SPRING)
    wall(canvas, 61.5, height=3)
    canvas.hill([(0, 86), (40, 81), (90, 72), (130, 66), (160, 65)], SPRING)
    for x, y, size in ((112, 65, 1.0), (126, 62, 0.9), (139, 62, 1.0), (150, 60, 0.8)):
        _sheep(canvas, x, y, size)
    canvas.hill([(0, 90), (50, 89), (100, 92), (160, 88)], MOSS)
    _dog(canvas)
    for x in (8, 13, 96, 104, 132, 140, 151):
        canvas.line([(x, 95), (x - 1, 91)], LEAF, 0.6)
        canvas.line([(x, 95), (x + 1.4, 91.5)], LEAF, 0.6)
    return canvas


def _sheep(canvas: Canvas, x: float, y: float, size: float) -> None:
    for leg in (-3, -1.6, 1.6, 3):
        canvas.line([(x + leg * size, y + 2 * size), (x + leg * size, y + 5.4 * size)], INK, 0.7 * size)
    for dx, dy, r in ((-3, 0, 2.6), (0, -1, 3.2), (3, 0, 2.6), (0, 1, 3)):
        canvas.disc(x + dx * size, y + dy * size, r * size, SHEET)
    canvas.oval(x - 5.6 * size, y - 0.8 * size, 1.9 * size, 1.5 * size, INK)


def _dog(canvas: Canvas) -> None:
    canvas.curve([(26, 84), (18, 87), (12, 86), (8, 82)], INK, 3.2)
    canvas.disc(8, 82, 1.5, SHEET)
    canvas.oval(43, 83, 19, 6.8, INK)
    canvas.oval(29, 84, 8, 6.6, INK)
    canvas.shape([(52, 77), (64, 68), (72, 72), (68, 82), (60, 89), (52, 88)], INK)
    canvas.shape([(59, 76), (66, 71), (70, 77), (66, 87), (60, 89)], SHEET)
    canvas.oval(70, 70, 7, 5.2, INK)
    canvas.shape([(72, 67), (83, 71), (83, 73.6), (71, 75)], INK)
    canvas.shape([(74, 66.5), (83.4, 71.2), (83.4, 73.4), (76, 73.6)], SHEET)
    canvas.disc(83.2, 71.6, 1.1, INK)
    canvas.disc(73.4, 68.6, 0.7, DAFFODIL)
    canvas.shape([(63, 68), (63.6, 61), (68.4, 65.2)], INK)
    canvas.shape([(68, 65.4), (71.4, 60.6), (73, 66)], INK)
    canvas.line([(60, 87), (76, 89.4)], INK, 3)
    canvas.line([(70, 89), (79, 89.6)], SHEET, 2.6)
    canvas.line([(26, 88.4), (36, 89.4)], INK, 3)


def lantern() -> Canvas:
    """A lamp alight on its bracket in the dark, and the lights of houses far off."""
    canvas = Canvas(NIGHT)
    for x, y in ((12, 12), (26, 30), (40, 9), (58, 22), (134, 14), (148, 30), (22, 48), (120, 34), (152, 52), (46, 40)):
        canvas.disc(x, y, 0.5, LAMP)
    canvas.hill([(0, 66), (30, 54), (60, 63), (92, 52), (126, 62), (160, 50)], "#1e3b48")
    canvas.hill([(0, 76), (44, 70), (90, 78), (160, 66)], SLATE)
    for x, y in ((14, 73), (20, 75), (27, 72), (118, 74), (126, 72), (133, 75), (146, 71)):
        canvas.box(x, y, 1.6, 2, DAFFODIL)
    canvas.hill([(0, 88), (60, 82), (110, 86), (160, 80)], "#1b3320")
    for radius, colour in ((33, "#23414a"), (25, "#3b5650"), (17.5, "#6b7a55")):
        canvas.disc(80, 45, radius, colour)
    canvas.line([(130, 100), (130, 12), (80, 12), (80, 26)], INK, 2)
    canvas.curve([(130, 30), (116, 26), (112, 12)], INK, 1.4)
    canvas.shape([(68, 33), (92, 33), (87, 26), (73, 26)], INK)
    canvas.shape([(69.5, 33), (90.5, 33), (87, 58), (73, 58)], LAMP)
    canvas.oval(80, 50, 4.6, 6.4, DAFFODIL)
    canvas.shape([(75.6, 49), (80, 38), (84.4, 49)], DAFFODIL)
    canvas.oval(80, 52, 2.2, 3.2, PAPER)
    for top, foot in ((69.5, 73), (80, 80), (90.5, 87)):
        canvas.line([(top, 33), (foot, 58)], INK, 1)
    canvas.box(71, 57.4, 18, 3.4, INK, corner=0.6)
    return canvas


def rugby() -> Canvas:
    """Posts on a green field, and the ball on its way over."""
    canvas = Canvas(MIST)
    canvas.hill([(0, 50), (30, 36), (64, 46), (100, 30), (132, 44), (160, 36)], FAR)
    canvas.hill([(0, 60), (40, 52), (90, 58), (160, 50)], MID)
    for x in range(4, 160, 13):
        fir(canvas, x, 68, 12 + (x * 7) % 6, PINE)
    canvas.shape([(0, 66), (160, 72), (160, 100), (0, 100)], MEADOW)
    for left in range(-10, 180, 36):
        canvas.shape([(left, 66), (left + 15, 66.6), (left + 4, 100), (left - 22, 100)], LEAF)
    canvas.shape([(0, 62), (160, 62), (160, 72), (0, 66)], MOSS)
    canvas.line([(0, 84), (160, 88)], PAPER, 0.8)
    for x in (56, 100):
        canvas.line([(x, 86), (x, 10)], PAPER, 1.5)
        canvas.box(x - 1.6, 74, 3.2, 12.4, SLATE, corner=0.8)
    canvas.line([(56, 54), (100, 54)], PAPER, 1.5)
    for x, y in ((128, 80), (120, 66), (110, 52), (101, 41)):
        canvas.disc(x, y, 0.6, PAPER)
    canvas.shape(tilted_oval(85, 30, 8.6, 5.2, -25), BARK)
    canvas.shape(tilted_oval(84.6, 29.4, 6.8, 3.4, -25), "#7a6650")
    canvas.line([(81.4, 31.4), (88.2, 28.2)], PAPER, 0.7)
    for stitch in (83, 84.8, 86.6):
        seam = 31.4 - (stitch - 81.4) * 0.47
        canvas.line([(stitch - 0.5, seam - 1), (stitch + 0.5, seam + 1)], PAPER, 0.45)
    canvas.oval(40, 95, 16, 1.8, BARK)
    canvas.oval(39, 94.8, 12, 1.1, SHADE)
    return canvas


def harbour() -> Canvas:
    """Two boats by the quay, and the light at the end of it."""
    canvas = Canvas(DAWN)
    canvas.disc(52, 46, 11, DAFFODIL)
    canvas.hill([(0, 50), (20, 44), (40, 52), (62, 55), (160, 56)], FAR, sharp=False)
    canvas.box(0, 55, 160, 45, DUSK)
    canvas.shape([(42, 55), (62, 55), (70, 100), (34, 100)], MID)
    for y, left, right in ((60, 45, 59), (66, 42, 62), (73, 44, 58), (82, 38, 66), (91, 42, 60)):
        canvas.line([(left, y), (right, y)], LAMP, 0.9)
    canvas.shape([(98, 56), (160, 52), (160, 72), (98, 60)], STONE)
    canvas.shape([(98, 56), (160, 52), (160, 55), (98, 57.4)], PAPER)
    canvas.shape([(103, 56), (105, 26), (113, 26), (115, 56)], PAPER)
    canvas.shape([(104.1, 40), (104.6, 34), (113.4, 34), (113.9, 40)], TILE)
    canvas.shape([(103.3, 52), (103.7, 46), (114.3, 46), (114.7, 52)], TILE)
    canvas.box(106, 20, 6, 6, LAMP)
    canvas.box(104, 25, 10, 1.4, SLATE)
    canvas.shape([(105, 20), (109, 15.6), (113, 20)], SLATE)
    _boat(canvas, 22, 76, 1.25, SLATE, PAPER)
    _boat(canvas, 98, 84, 1.5, MOSS, DAFFODIL)
    for x, y, length in ((6, 64, 12), (76, 68, 10), (128, 78, 18), (140, 92, 14), (10, 92, 16), (66, 96, 10)):
        canvas.line([(x, y), (x + length, y)], MID, 0.6)
    for x, y in ((72, 22), (82, 30), (26, 26)):
        canvas.curve([(x - 4, y - 1), (x - 2, y - 2), (x, y), (x + 2, y - 2), (x + 4, y - 1)], SLATE, 0.6)
    return canvas


def _boat(canvas: Canvas, x: float, y: float, size: float, hull: str, stripe: str) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y + dy * size

    canvas.line([at(1, 0), at(1, -25)], BARK, 0.9 * size)
    canvas.shape([at(2.4, -23), at(2.4, -4), at(14, -4)], PAPER)
    canvas.shape([at(-0.4, -20), at(-0.4, -4), at(-9, -4)], SKY)
    canvas.shape([at(-14, -2.6), at(16, -2.6), at(11.6, 5), at(-10, 5)], hull)
    canvas.shape([at(-14, -2.6), at(16, -2.6), at(15.2, -1), at(-13, -1)], stripe)
    canvas.line([at(-14, 6.4), at(15, 6.4)], MIST, 0.7)
