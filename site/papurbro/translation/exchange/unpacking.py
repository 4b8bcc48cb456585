"""An upload as the files that are in it: one, or those of a zip."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from papurbro.translation.exchange.archives import MANIFEST, check_size, is_zip_of_files, manifest_of, open_archive
from papurbro.translation.exchange.returned import FileError


@dataclass(frozen=True, kw_only=True)
class File:
    """One file with its name, as it was called."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Unpacked:
    """The files, and the names of those that are in the zip's list and not in the zip, or untouched since they left."""

    files: tuple[File, ...]
    missing: tuple[str, ...] = ()
    untouched: tuple[str, ...] = ()


def unpack(name: str, data: bytes) -> Unpacked:
    """What ``data`` holds. Raises ``FileError``; nothing is written anywhere."""
    check_size(data)
    if not is_zip_of_files(data):
        return Unpacked((File(name=name, data=data),))
    held = open_archive(data)
    manifest = manifest_of(held)
    files = {_base(path): content for path, content in held.items() if _is_a_piece(path)}
    if len(files) < sum(map(_is_a_piece, held)):
        raise FileError(_("Two files in this zip have the same name in different folders."))
    if not files:
        raise FileError(_("There is no file in this zip that can be taken in."))
    untouched = tuple(
        name
        for name, about in manifest.items()
        if name in files and hashlib.sha256(files[name]).hexdigest() == about.get("sha256")
    )
    return Unpacked(
        tuple(File(name=name, data=content) for name, content in files.items() if name not in untouched),
        missing=tuple(name for name in manifest if name not in files),
        untouched=untouched,
    )


def _base(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _is_a_piece(path: str) -> bool:
    """Not the list, and nothing that file managers add."""
    name = _base(path)
    return name != MANIFEST and not name.startswith((".", "~$", "__")) and "__MACOSX" not in path
