"""A piece as a PO file and back: ``msgctxt`` is the part's key, texts are in marks, ``fuzzy`` is what nobody has approved."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import polib  # type: ignore[import-untyped]
from django.utils.translation import gettext as _

from papurbro.translation.exchange.formats.xliff_writing import tag_of
from papurbro.translation.exchange.pieces import Reference, State
from papurbro.translation.exchange.returned import FileError, Returned, ReturnedPart, language_of
from papurbro.translation.marks import normal

if TYPE_CHECKING:
    from papurbro.translation.exchange.pieces import Part, Piece

PIECE, SITE, SOURCE, TARGET = "X-Papur-Bro-Piece", "X-Papur-Bro-Site", "X-Source-Language", "Language"
_LINE = re.compile(r"\(line (\d+)\)|on line (\d+)|line (\d+)")


def write(piece: Piece, *, regional: bool = True) -> bytes:
    """The file, in UTF-8. ``regional``: cy-GB and en-GB, else cy and en."""
    file = polib.POFile(wrapwidth=0)
    file.header = f"{_one_line(piece.title)}\n{_one_line(piece.url)}".strip()
    file.metadata = {
        "Project-Id-Version": "Papur Bro",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        TARGET: tag_of(piece.target_language, regional=regional).replace("-", "_"),
        SOURCE: tag_of(piece.source_language, regional=regional).replace("-", "_"),
        PIECE: piece.key,
        SITE: piece.site,
    }
    file.extend(_entry(part, piece) for part in piece.parts)
    return str(file).encode()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _entry(part: Part, piece: Piece) -> polib.POEntry:
    place = _("Part %(number)s: %(place)s") % {"number": part.number, "place": part.place}
    entry = polib.POEntry(
        msgctxt=part.key,
        msgid=part.source,
        msgstr=part.target,
        comment=f"{_one_line(place)}\n{part.reference}",
        occurrences=[(piece.url, "")] if piece.url else [],
        previous_msgid=part.earlier or None,
    )
    if part.target and part.state is not State.APPROVED:
        entry.flags.append("fuzzy")
    return entry


def read(data: bytes) -> Returned:
    """What the file says. Raises ``FileError`` where it is no PO file that can be read."""
    file = _parsed(data)
    return Returned(
        format="po",
        piece=file.metadata.get(PIECE, "").strip(),
        site=file.metadata.get(SITE, "").strip(),
        source_language=language_of(file.metadata.get(SOURCE, "")),
        target_language=language_of(file.metadata.get(TARGET, "")),
        parts=tuple(_parts(file)),
    )


def _parsed(data: bytes) -> polib.POFile:
    # By a file of our own: polib takes a text for a path where there is such a file, and ends lines where PO does not.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "returned.po"
        path.write_bytes(data.removeprefix(b"\xef\xbb\xbf"))
        try:
            file = polib.pofile(str(path), wrapwidth=0)
        except OSError as error:
            raise _damaged(str(error)) from error
        except (ValueError, LookupError, UnicodeError) as error:
            raise FileError(_("This PO file is not in the encoding that it names.")) from error
    if not file.metadata and not len(file):
        raise FileError(_("This is not a PO file: there is no entry in it."), line=1)
    return file


def _damaged(words: str) -> FileError:
    match = _LINE.search(words)
    if match is None:
        return FileError(_("This file is damaged: it cannot be read."))
    line = int(next(number for number in match.groups() if number))
    return FileError(_("This file is damaged: it cannot be read from line %(line)s on.") % {"line": line}, line=line)


def _parts(file: polib.POFile) -> Iterator[ReturnedPart]:
    for entry in file:
        if entry.obsolete:
            continue
        yield ReturnedPart(
            key=(entry.msgctxt or "").strip(),
            source=normal(entry.msgid),
            target=normal(entry.msgstr),
            is_finished=not entry.fuzzy,
            reference=Reference.found_in(entry.comment),
            line=entry.linenum or None,
        )
