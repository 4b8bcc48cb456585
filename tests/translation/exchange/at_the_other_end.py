"""What a translator's own tool does to a file: each with the library that such tools use, and none of ours."""

import io
import re

import docx
from translate.storage import factory
from translate.storage.placeables import StringElem
from translate.storage.placeables.xliff import G, X


def translate(kind, data, said, *, approve=True):
    """``data`` with every part translated whose source begins with one of ``said``; texts are in marks."""
    return {"xliff": _xliff, "po": _po, "docx": _docx}[kind](data, said, approve)


def _text(source, said):
    return next((text for beginning, text in said.items() if source.startswith(beginning)), "")


def _xliff(data, said, approve):
    store = _store(data, "a.xlf")
    for unit in store.units:
        text = _text(str(unit.rich_source[0]), said)
        if text:
            unit.rich_target = [_with_tags(text)]
            unit.marktranslated() if approve else unit.markfuzzy()
    return bytes(store)


def _with_tags(text):
    """Marks and line breaks as the toolkit's own elements."""
    found = []
    for words, number, inside, line_break in _pieces(text):
        found += [words] if words else []
        found += [G(id=number, sub=[StringElem(inside)])] if number else []
        found += [X(id="lb1")] if line_break else []
    return StringElem(found)


def _pieces(text):
    split = re.split(r"⟦(\d+)⟧(.*?)⟦/\1⟧|(\n)", text)
    return zip(*(([*split, None, None, None])[n::4] for n in range(4)), strict=True)


def _po(data, said, approve):
    store = _store(data, "a.po")
    for unit in store.units:
        text = _text(unit.source, said) if unit.source else ""
        if text:
            unit.target = text
            unit.markfuzzy(not approve)
    return bytes(store)


def _store(data, name):
    file = io.BytesIO(data)
    file.name = name
    return factory.getobject(file)


def _docx(data, said, approve):
    document = docx.Document(io.BytesIO(data))
    for row in document.tables[0].rows[1:]:
        text = _text(row.cells[2].text, said)
        if text:
            row.cells[3].text = text
            if not approve:
                row.cells[4].text = "draft"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
