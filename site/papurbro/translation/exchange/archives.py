"""Zip files that came from outside, opened with limits; and the zip that a selection leaves in."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from papurbro.translation.exchange.returned import FileError

MEGABYTE: Final = 1024 * 1024
#: So large may a file be that comes back, zipped or not (bytes).
LARGEST_FILE: Final = 10 * MEGABYTE
#: So much may all of a zip come to, unpacked (bytes), and so many files may be in it.
LARGEST_UNPACKED: Final = 60 * MEGABYTE
MOST_ENTRIES: Final = 500
#: XML and text shrink to a tenth or so; what shrinks to a two-hundredth was made to fill a disk.
HIGHEST_RATIO: Final = 200
#: Files so small may shrink as they like.
SMALL: Final = 100 * 1024

MANIFEST: Final = "manifest.json"
_DRIVE = re.compile(r"^[A-Za-z]:")


def check_size(data: bytes) -> None:
    """Raise ``FileError`` where a file is larger than is taken in."""
    if len(data) > LARGEST_FILE:
        raise FileError(too_large(len(data)))


def too_large(size: int) -> str:
    """What is said of a file of ``size`` bytes."""
    return _("This file is too large: %(size)s MB. The limit is %(limit)s MB.") % {
        "size": -(-size // MEGABYTE),
        "limit": LARGEST_FILE // MEGABYTE,
    }


def is_zip(data: bytes) -> bool:
    """Whether this is a zip, a DOCX among them."""
    return data[:4] == b"PK\x03\x04"


def is_zip_of_files(data: bytes) -> bool:
    """Whether this is a zip that is no document of its own. Raises ``FileError`` where its list of files cannot be read."""
    if not is_zip(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" not in archive.namelist()
    except (zipfile.BadZipFile, OSError) as error:
        raise FileError(_("This zip file is damaged: it cannot be read.")) from error


def open_archive(data: bytes, *, wanted: Callable[[str], bool] = lambda name: True) -> dict[str, bytes]:
    """``{name: content}`` of the files in a zip that are wanted, read with all limits. Raises ``FileError``; nothing is written anywhere."""
    check_size(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_entries(entries)
            return _read(archive, [entry for entry in entries if wanted(entry.filename)])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise FileError(_("This zip file is damaged: it cannot be read.")) from error


def _check_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise FileError(
            _("There are too many files in this zip: %(count)s. The limit is %(limit)s.")
            % {"count": len(entries), "limit": MOST_ENTRIES}
        )
    names = [entry.filename for entry in entries]
    for entry in entries:
        if leads_outside(entry.filename) or _is_link(entry):
            raise FileError(
                _("A file in this zip has a name that leads out of its folder: “%(name)s”.") % {"name": entry.filename}
            )
        if entry.flag_bits & 0x1:
            raise FileError(_("This zip is locked with a password; send it without one."))
        if names.count(entry.filename) > 1:
            raise FileError(_("Two files in this zip have the same name: “%(name)s”.") % {"name": entry.filename})
        _check_ratio(entry)
    _check_sum(sum(entry.file_size for entry in entries))


def leads_outside(name: str) -> bool:
    """Whether a name in a zip means a file outside the folder that the zip would be unpacked into."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or bool(_DRIVE.match(name)) or "\x00" in name


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return (entry.external_attr >> 16) & 0o170000 == 0o120000


def _check_ratio(entry: zipfile.ZipInfo) -> None:
    if entry.file_size > SMALL and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
        raise FileError(_("“%(name)s” in this zip is packed too tightly to be a text.") % {"name": entry.filename})


def _check_sum(size: int) -> None:
    if size > LARGEST_UNPACKED:
        raise FileError(
            _("The files in this zip are too large together. The limit is %(limit)s MB.")
            % {"limit": LARGEST_UNPACKED // MEGABYTE}
        )


def _read(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> dict[str, bytes]:
    """The limits again while reading: what a zip says of its sizes need not be true."""
    found: dict[str, bytes] = {}
    room = LARGEST_UNPACKED
    for entry in entries:
        with archive.open(entry) as file:
            content = file.read(min(room, LARGEST_FILE) + 1)
        room -= len(content)
        _check_sum(LARGEST_UNPACKED - room)
        check_size(content)
        found[entry.filename] = content
    return found


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A file for a zip, and what the manifest says of it."""

    name: str
    data: bytes
    about: Mapping[str, str | int]


def pack(entries: Sequence[Entry], *, site: str, made: str) -> bytes:
    """A zip of files, with a manifest that has the SHA-256 of each. ``made`` is a moment in ISO 8601."""
    files = [{"name": entry.name, "sha256": hashlib.sha256(entry.data).hexdigest(), **entry.about} for entry in entries]
    manifest = {"made_by": "Papur Bro", "version": 1, "site": site, "made": made, "files": files}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=2))
        for entry in entries:
            archive.writestr(entry.name, entry.data)
    return out.getvalue()


def manifest_of(files: Mapping[str, bytes]) -> dict[str, dict[str, object]]:
    """``{file's name: what the manifest says of it}``; empty where the zip has none. Raises ``FileError`` where it is damaged."""
    name = next((name for name in files if name.rsplit("/", 1)[-1] == MANIFEST), None)
    if name is None:
        return {}
    try:
        listed = json.loads(files[name])["files"]
        return {str(file["name"]): dict(file) for file in listed}
    except (ValueError, KeyError, TypeError) as error:
        raise FileError(_("The list in this zip (%(name)s) is damaged.") % {"name": MANIFEST}) from error
