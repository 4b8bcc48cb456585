"""Pictures of what people built and run: hall, school, chapel, bridge, glasshouse, bus and train."""

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
    half_round,
    smooth,
)
from demo.pictures.parts import arched_window, clump, day, fir, gable, wall, window


def hall() -> Canvas:
    """A village hall at dusk with light in every window."""
    canvas = Canvas(DUSK)
    canvas.disc(132, 20, 6, LAMP)
    canvas.disc(135, 18.4, 5.2, DUSK)
    canvas.hill([(0, 54), (28, 36), (56, 48), (92, 32), (124, 46), (160, 34)], "#35586a")
    canvas.hill([(0, 66), (40, 58), (90, 64), (160, 54)], SLATE)
    for x, size in ((10, 22), (20, 17), (146, 24), (156, 18)):
        fir(canvas, x, 80, size, NIGHT)
    canvas.hill([(0, 80), (60, 77), (110, 78), (160, 80)], PINE)
    canvas.box(34, 50, 92, 31, STONE)
    canvas.shape([(30, 51), (40, 31), (120, 31), (130, 51)], NIGHT)
    canvas.box(66, 42, 28, 39, CREAM)
    gable(canvas, 66, 43, 28, 17, INK, eaves=3)
    canvas.shape([(69.6, 43), (80, 30.4), (90.4, 43)], CREAM)
    canvas.disc(80, 38.6, 3, LAMP)
    canvas.arch(73, 55, 14, 26, MOSS)
    canvas.arch(74.6, 57, 10.8, 8, LAMP)
    canvas.line([(80, 57), (80, 81)], PINE, 0.5)
    for x in (40, 53, 98, 111):
        window(canvas, x, 57, 9, 13, DAFFODIL, SLATE)
    canvas.shape([(72, 81), (88, 81), (112, 100), (48, 100)], STONE)
    canvas.shape([(74.6, 81), (85.4, 81), (100, 100), (60, 100)], LAMP)
    for x in (34, 126):
        canvas.line([(x, 92), (x, 84)], INK, 0.9)
    return canvas


def school() -> Canvas:
    """A small school with a bell in its gable."""
    canvas = day(sun=(24, 22))
    canvas.hill([(0, 74), (50, 70), (110, 73), (160, 69)], MEADOW)
    canvas.box(0, 80, 160, 20, SPRING)
    clump(canvas, 20, 80, 30)
    canvas.box(46, 54, 78, 27, SHADE)
    canvas.shape([(43, 55), (50, 39), (122, 39), (127, 55)], SLATE)
    canvas.box(71.6, 18, 6.8, 16, STONE)
    gable(canvas, 71.6, 18, 6.8, 5, SLATE, eaves=1)
    canvas.arch(73, 20.4, 4, 7, INK)
    canvas.shape([(73.6, 26.6), (74.2, 23), (75.8, 23), (76.4, 26.6)], DAFFODIL)
    canvas.box(62, 48, 26, 33, STONE)
    gable(canvas, 62, 49, 26, 19, SLATE, eaves=2.4)
    canvas.shape([(64.6, 49), (75, 33.8), (85.4, 49)], STONE)
    canvas.disc(75, 41.6, 3.2, PAPER)
    canvas.line([(75, 41.6), (75, 39.6)], INK, 0.5)
    canvas.line([(75, 41.6), (76.4, 42.2)], INK, 0.5)
    canvas.arch(69.4, 58, 11.2, 23, MOSS)
    canvas.line([(75, 59), (75, 81)], PINE, 0.5)
    for x in (49.5, 92, 103, 114):
        window(canvas, x, 60, 7.4, 12, SKY, PAPER)
    canvas.shape([(68, 81), (82, 81), (96, 100), (54, 100)], STONE)
    for x in range(0, 160, 7):
        if not 56 < x < 94:
            canvas.box(x, 85, 1.2, 10, PAPER)
    for left, right in ((0, 56), (94, 160)):
        canvas.box(left, 87, right - left, 1.1, PAPER)
        canvas.box(left, 91.4, right - left, 1.1, PAPER)
    canvas.line([(132, 81), (138, 62), (144, 81)], SLATE, 1)
    canvas.line([(150, 81), (156, 62), (162, 81)], SLATE, 1)
    canvas.line([(138, 62), (156, 62)], SLATE, 1)
    canvas.line([(145, 62), (143.6, 75)], INK, 0.4)
    canvas.line([(149, 62), (147.6, 75)], INK, 0.4)
    canvas.box(142.6, 75, 6, 1, DAFFODIL)
    return canvas


def chapel() -> Canvas:
    """A plain chapel by the road up the valley."""
    canvas = Canvas(CREAM)
    canvas.hill([(0, 52), (30, 34), (58, 48), (96, 28), (130, 46), (160, 36)], MIST)
    canvas.hill([(0, 62), (36, 52), (80, 60), (122, 50), (160, 58)], FAR)
    canvas.hill([(0, 72), (50, 68), (110, 71), (160, 64)], LEAF)
    canvas.hill([(0, 82), (60, 78), (120, 80), (160, 76)], MEADOW)
    fir(canvas, 38, 81, 34, PINE)
    fir(canvas, 50, 81, 26, MOSS)
    canvas.box(92, 58, 35, 23, SHADE)
    canvas.shape([(92, 59), (92, 47), (121, 47), (129, 59)], SLATE)
    canvas.box(60, 46, 38, 35, STONE)
    gable(canvas, 60, 47, 38, 24, SLATE, eaves=2.6)
    canvas.shape([(62.8, 47), (79, 26.8), (95.2, 47)], STONE)
    canvas.disc(79, 39, 4, PAPER)
    canvas.disc(79, 39, 3.1, DUSK)
    for x in (64.4, 87):
        arched_window(canvas, x, 50, 6.4, 20, DUSK, PAPER)
    canvas.arch(73.4, 58, 11.2, 23, PAPER)
    canvas.arch(74.4, 59, 9.2, 22, MOSS)
    canvas.line([(79, 60), (79, 81)], PINE, 0.5)
    for x in (103, 114):
        arched_window(canvas, x, 63, 5, 12, DUSK, PAPER)
    canvas.shape(
        [
            *smooth([(74, 81), (66, 87), (36, 92), (0, 94)]),
            (0, 100),
            (40, 100),
            *smooth([(60, 97), (82, 89), (85, 81)]),
        ],
        STONE,
    )
    wall(canvas, 84, STONE, SHADE, height=3.6)
    canvas.shape(
        [
            *smooth([(74, 81), (66, 87), (36, 92), (0, 94)]),
            (0, 100),
            (40, 100),
            *smooth([(60, 97), (82, 89), (85, 81)]),
        ],
        PAPER,
    )
    for x in (134, 142, 150):
        canvas.arch(x, 76, 4, 8, SHADE)
    return canvas


def bridge() -> Canvas:
    """A stone bridge of two arches, and its other half in the water."""
    canvas = day(sun=(118, 20))
    canvas.hill([(0, 66), (40, 62), (90, 65), (160, 60)], LEAF)
    canvas.box(0, 79, 160, 21, DUSK)
    road = smooth([(0, 58), (40, 52), (80, 48), (120, 52), (160, 58)])
    # Its other half in the water first, then the bridge with its two openings, each in a ring of cut stone.
    canvas.shape([(0, 79), (160, 79), (160, 92), (80, 97), (0, 92)], "#365666")
    for middle in (53, 107):
        canvas.shape(half_round(middle, 79, 21, -13), MID)
    openings = [*reversed(half_round(107, 79, 21, 19)), *reversed(half_round(53, 79, 21, 19))]
    canvas.shape([*road, (160, 79), *openings, (0, 79)], STONE)
    for middle in (53, 107):
        canvas.line(half_round(middle, 79, 22, 20), SHADE, 2.2)
    canvas.line(road, PAPER, 1.8)
    canvas.line([(x, y + 4.4) for x, y in road], SHADE, 0.6)
    canvas.shape([(76, 82), (76.6, 67), (80, 63), (83.4, 67), (84, 82)], SHADE)
    for x, y in (
        (14, 66),
        (22, 72),
        (8, 74),
        (30, 64),
        (134, 66),
        (146, 64),
        (140, 73),
        (152, 71),
        (80, 57),
        (70, 59),
        (91, 59),
    ):
        canvas.box(x, y, 4.6, 1.7, SHADE, corner=0.5)
    for x, y, length in ((8, 84, 20), (44, 88, 22), (92, 86, 26), (128, 92, 22), (20, 95, 26), (76, 96, 18)):
        canvas.line([(x, y), (x + length, y)], MIST, 0.6)
    canvas.shape([(0, 74), (16, 78), (26, 86), (20, 100), (0, 100)], MOSS)
    canvas.shape([(160, 72), (148, 78), (138, 88), (142, 100), (160, 100)], MOSS)
    clump(canvas, 8, 78, 22)
    clump(canvas, 152, 78, 26)
    return canvas


def greenhouse() -> Canvas:
    """A glasshouse with tomatoes on the vine."""
    canvas = day(sun=(136, 20))
    canvas.hill([(0, 76), (60, 72), (110, 74), (160, 70)], MEADOW)
    canvas.box(0, 84, 160, 16, SPRING)
    canvas.shape([(34, 48), (126, 48), (126, 84), (34, 84)], "#e6efe6")
    canvas.shape([(28, 49), (52, 24), (108, 24), (132, 49)], "#eef4f0")
    for x, top in ((44, 53), (55, 57), (66, 52), (94, 54), (105, 57), (116, 52)):
        canvas.curve([(x, 82), (x - 1, (top + 82) / 2), (x + 1, top)], MOSS, 0.9)
        for step, y in enumerate(range(int(top), 80, 6)):
            side = 3 if step % 2 else -3
            canvas.oval(x + side, y, 3, 1.7, LEAF)
            if step % 2:
                canvas.disc(x - side * 0.7, y + 1.6, 1.5, TILE)
            elif step % 3:
                canvas.disc(x - side * 0.7, y + 1.6, 1.3, DAFFODIL)
    canvas.box(34, 78, 36, 6, BARK)
    canvas.box(90, 78, 36, 6, BARK)
    for x in (34, 46, 58, 70, 90, 102, 114, 126):
        canvas.line([(x, 48), (x, 84)], PAPER, 1)
        canvas.line([(x, 48), (52 + (x - 34) * 56 / 92, 25)], PAPER, 0.9)
    canvas.line([(28, 49), (52, 24), (108, 24), (132, 49)], PAPER, 1.5)
    canvas.line([(28, 49), (132, 49)], SLATE, 1.4)
    canvas.line([(40, 36.6), (120, 36.6)], PAPER, 0.7)
    canvas.box(71.4, 52, 17.2, 32, SLATE)
    canvas.box(73, 53.6, 14, 30.4, "#f4f8f4")
    canvas.line([(80, 54), (80, 84)], SLATE, 0.8)
    canvas.line([(73, 68), (87, 68)], SLATE, 0.8)
    canvas.shape([(72, 84), (88, 84), (100, 100), (60, 100)], STONE)
    canvas.box(18, 80, 9, 7, SLATE, corner=0.8)
    canvas.curve([(27, 82), (31, 80), (33, 76)], SLATE, 1.2)
    canvas.curve([(18, 83), (14, 80), (18, 78)], SLATE, 0.9)
    for x in (138, 146, 153):
        canvas.shape([(x, 82), (x + 5, 82), (x + 4.2, 88), (x + 0.8, 88)], "#b5693f")
        canvas.oval(x + 2.5, 80.4, 2.8, 2.2, MOSS)
    return canvas


def bus() -> Canvas:
    """The bus on the valley road."""
    canvas = day(sun=(30, 20))
    canvas.hill([(0, 70), (40, 62), (84, 66), (124, 58), (160, 62)], LEAF)
    for x, y, size in ((12, 68, 12), (20, 67, 9), (140, 62, 11), (150, 63, 14)):
        clump(canvas, x, y, size, MOSS, LEAF)
    canvas.hill([(0, 76), (60, 72), (120, 74), (160, 70)], MEADOW)
    wall(canvas, 76.6, height=4)
    canvas.box(0, 80.6, 160, 20, MID)
    canvas.box(0, 80.6, 160, 1.4, SPRING)
    for x in range(4, 160, 22):
        canvas.box(x, 93, 12, 1, PAPER)
    canvas.oval(82, 89, 47, 2, DUSK)
    canvas.box(36, 44, 90, 42, MOSS, corner=5)
    canvas.box(36, 70, 90, 3.4, DAFFODIL)
    canvas.box(40, 49, 68, 15, SKY, corner=1.6)
    for x in (52, 65, 78, 91):
        canvas.box(x, 49, 1.6, 15, MOSS)
    canvas.box(111, 49, 11.6, 32, SKY, corner=1.4)
    canvas.line([(116.8, 49), (116.8, 81)], MOSS, 1)
    canvas.box(111, 66, 11.6, 1.2, MOSS)
    canvas.box(124.4, 53, 2.4, 13, LAMP)
    canvas.box(44, 45.4, 20, 2.8, INK, corner=0.6)
    canvas.line([(46, 46.8), (60, 46.8)], DAFFODIL, 0.9)
    for x, coat in ((46, SLATE), (59, MID), (72, BARK), (98, SLATE)):
        canvas.oval(x, 64, 3.8, 4.4, coat)
        canvas.disc(x, 57.4, 2.3, "#d9b38c")
    canvas.box(36, 64, 72, 6, MOSS)
    for x in (54, 104):
        canvas.disc(x, 86, 7.4, INK)
        canvas.disc(x, 86, 3.4, STONE)
        canvas.disc(x, 86, 1.2, INK)
    canvas.box(123, 76, 3.6, 3, LAMP, corner=0.8)
    canvas.box(36, 77, 2.4, 3, TILE, corner=0.6)
    canvas.line([(141, 84), (141, 58)], SLATE, 1.2)
    canvas.disc(141, 56, 5, PAPER)
    canvas.disc(141, 56, 4.1, DAFFODIL)
    canvas.box(137.6, 55, 6.8, 2, SLATE)
    return canvas


def train() -> Canvas:
    """A little steam train along the foot of the hills."""
    canvas = Canvas(DAWN)
    canvas.hill([(0, 54), (26, 36), (54, 50), (90, 28), (122, 46), (160, 34)], FAR)
    canvas.hill([(0, 66), (36, 54), (76, 62), (116, 52), (160, 60)], MID)
    canvas.hill([(0, 74), (50, 68), (104, 72), (160, 66)], LEAF)
    for x, size in ((8, 12), (16, 15), (148, 16)):
        fir(canvas, x, 74, size, PINE)
    for x, y, r in (
        (116, 38, 4.4),
        (108, 31, 5.6),
        (97, 25, 7),
        (82, 21, 7.6),
        (66, 19, 6.6),
        (52, 19, 5),
        (42, 21, 3.4),
    ):
        canvas.disc(x, y, r, SHEET)
    canvas.box(0, 82, 160, 18, MOSS)
    canvas.shape([(0, 84), (160, 84), (160, 90), (0, 90)], STONE)
    for x in range(2, 160, 8):
        canvas.box(x, 83.4, 5, 1.6, BARK)
    canvas.box(0, 82.4, 160, 1, INK)
    for left, colour in ((8, TILE), (44, TILE)):
        _carriage(canvas, left, colour)
    _engine(canvas)
    for x in range(3, 160, 12):
        canvas.disc(x, 95 + (x % 3), 0.7, DAFFODIL)
        canvas.disc(x + 5, 97 - (x % 2), 0.6, PAPER)
    return canvas


def _carriage(canvas: Canvas, left: float, colour: str) -> None:
    canvas.box(left, 59, 33, 18, colour, corner=1.4)
    canvas.box(left - 1, 56.6, 35, 3.4, CREAM, corner=1.2)
    canvas.box(left, 70, 33, 1.2, DAFFODIL)
    for step in range(4):
        canvas.box(left + 2.4 + step * 7.4, 61.4, 5.8, 6.6, SKY, corner=0.8)
    canvas.box(left + 1, 77, 31, 1.8, INK)
    canvas.line([(left + 33, 77.6), (left + 37, 77.6)], INK, 1)
    for x in (left + 6, left + 27):
        canvas.disc(x, 79.6, 3.2, INK)
        canvas.disc(x, 79.6, 1.3, STONE)


def _engine(canvas: Canvas) -> None:
    canvas.box(80, 53, 15, 25, MOSS, corner=1)
    canvas.box(78, 50.4, 19, 3.4, INK, corner=1)
    canvas.box(83, 56.4, 8.6, 8, LAMP, corner=0.8)
    canvas.box(94, 61, 31, 15, MOSS)
    canvas.oval(125, 68.5, 2.6, 7.5, PINE)
    for x in (102, 111, 120):
        canvas.box(x, 61, 1.1, 15, DAFFODIL)
    canvas.box(114, 45, 5, 17, INK)
    canvas.shape([(112.4, 45), (120.6, 45), (119.4, 42), (113.6, 42)], INK)
    canvas.arch(102, 55.4, 6, 6, DAFFODIL)
    canvas.box(80, 76, 48, 2.6, INK)
    canvas.shape([(127, 77), (133, 83), (124, 83)], TILE)
    for x, r in ((88, 4.4), (100, 4.4), (112, 4.4), (122, 3)):
        canvas.disc(x, 83 - r, r, INK)
        canvas.disc(x, 83 - r, r * 0.62, TILE)
        canvas.disc(x, 83 - r, 0.9, INK)
    canvas.line([(88, 79.4), (112, 79.4)], STONE, 1)
