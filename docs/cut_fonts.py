#!/usr/bin/env python3
"""Cut a variable face to what Welsh and English need, in one file (docs/fonts.md).

cut_fonts.py LATIN.woff2 LATIN-EXT.woff2 OUT.woff2 AXIS=MIN:MAX …
"""

import copy
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "ıŒœ˚˜‐‑–—‘’‚“”„•…′″‹›€™−")]
#: Each Welsh letter that Latin-1 has not, and the letter without its accent.
WELSH = dict(zip("ŵẁẃẅŷỳŴẀẂẄŶỲŸ", "wwwwyyWWWWYYY", strict=True))
FEATURES = ["kern", "liga", "ccmp", "rvrn", "tnum"]
NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17, 25]


def main(latin: str, latin_ext: str, out: str, *axes: str) -> None:
    """Write ``out``: the letters of the first file, the Welsh ones of the second."""
    limits = dict(_limit(axis) for axis in axes)
    font = _cut(latin, LATIN, limits)
    other = _cut(latin_ext, [ord(letter) for letter in WELSH], limits)
    for letter, model in WELSH.items():
        _add(font, other, ord(letter), font.getBestCmap()[ord(model)])
    _order(font)
    _drop(font, "HVAR")  # made for the old order of the glyphs; gvar alone says how the widths vary
    font["maxp"].recalc(font)
    font.flavor = "woff2"
    font.save(out)


def _limit(axis: str) -> tuple[str, tuple[float, float]]:
    tag, bounds = axis.split("=")
    low, high = bounds.split(":")
    return tag, (float(low), float(high))


def _cut(path: str, letters: list[int], limits: dict[str, tuple[float, float]]) -> TTFont:
    font = _reloaded(instantiateVariableFont(TTFont(path), limits))
    subsetter = Subsetter(Options(layout_features=FEATURES, notdef_outline=True, name_IDs=NAMES))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font = _reloaded(font)
    # Read now: once there are more glyphs, the table can no longer be.
    font["gvar"].variations = dict(font["gvar"].variations.items())
    return font


def _reloaded(font: TTFont) -> TTFont:
    buffer = BytesIO()
    font.flavor = None
    font.save(buffer)
    buffer.seek(0)
    return TTFont(buffer)


def _drop(font: TTFont, tag: str) -> None:
    if tag in font:
        del font[tag]


def _add(font: TTFont, other: TTFont, code: int, model: str) -> None:
    if code in font.getBestCmap():
        return
    name = other.getBestCmap()[code]
    _bring(font, other, name)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name
    for table in _kerning(font):
        _kern_like(table, name, model)


def _bring(font: TTFont, other: TTFont, name: str) -> None:
    """Bring one glyph over, with what it is composed of, its width and how it varies."""
    if name in font["glyf"].glyphs:
        return
    glyph = other["glyf"][name]
    for part in glyph.components if glyph.isComposite() else []:
        _bring(font, other, part.glyphName)
    font["glyf"][name] = glyph
    font["hmtx"][name] = other["hmtx"][name]
    font["gvar"].variations[name] = other["gvar"].variations.get(name, [])
    font.setGlyphOrder([*dict.fromkeys([*font.getGlyphOrder(), name])])
    font["glyf"].glyphOrder = font.getGlyphOrder()


def _kerning(font: TTFont) -> Iterator[Any]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            pairs = getattr(table, "ExtSubTable", table)
            if pairs.LookupType == 2:
                yield pairs


def _kern_like(table: Any, name: str, model: str) -> None:
    """Let a letter with an accent keep the distances of the letter without."""
    glyphs = table.Coverage.glyphs
    if table.Format == 1:
        for pair_set in table.PairSet:
            pair_set.PairValueRecord += [
                _twin(record, name) for record in pair_set.PairValueRecord if record.SecondGlyph == model
            ]
        if model in glyphs:
            table.PairSet.append(copy.deepcopy(table.PairSet[glyphs.index(model)]))
    else:
        for classes in (table.ClassDef1.classDefs, table.ClassDef2.classDefs):
            if model in classes:
                classes[name] = classes[model]
    if model in glyphs:
        glyphs.append(name)


def _twin(record: Any, name: str) -> Any:
    twin = copy.copy(record)
    twin.SecondGlyph = name
    return twin


def _order(font: TTFont) -> None:
    """A coverage and its pairs stand in the order of the glyphs."""
    order = font.getReverseGlyphMap()
    for table in _kerning(font):
        if table.Format == 1:
            pairs = sorted(zip(table.Coverage.glyphs, table.PairSet, strict=True), key=lambda pair: order[pair[0]])
            table.PairSet = [pair_set for _glyph, pair_set in pairs]
            for pair_set in table.PairSet:
                pair_set.PairValueRecord.sort(key=lambda record: order[record.SecondGlyph])
                pair_set.PairValueCount = len(pair_set.PairValueRecord)
            table.PairSetCount = len(table.PairSet)
        table.Coverage.glyphs.sort(key=order.__getitem__)


if __name__ == "__main__":
    main(*sys.argv[1:])
