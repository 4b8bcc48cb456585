"""The pictures of a blog, in a folder that somebody copied from it. Nothing is ever fetched from an address."""

import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import PIL.Image
from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

_SIZE: Final = re.compile(r"-\d+x\d+(?=\.\w+$)|-scaled(?=\.\w+$)")
_UPLOADS: Final = re.compile(r".*?/wp-content/uploads/")
_KINDS: Final = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"}


class MediaFolder:
    """A copy of `wp-content/uploads`, or of any folder whose files bear the names of the blog's pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._by_name = {path.name: path for path in sorted(self.folder.rglob("*"), reverse=True) if path.is_file()}

    def find(self, url: str) -> Path | None:
        """Return the file of a picture by its address: by its path below the uploads, else by its name.

        A smaller copy ("-300x200") stands for its original. Files outside the folder are never returned.
        """
        path = unquote(urlsplit(url).path)
        below = _UPLOADS.sub("", path).lstrip("/")
        for candidate in (_SIZE.sub("", below), below):
            found = (self.folder / candidate).resolve()
            if found.is_relative_to(self.folder) and found.is_file() and _is_picture(found):
                return found
        name = Path(path).name
        named = self._by_name.get(_SIZE.sub("", name)) or self._by_name.get(name)
        return named if named and named.resolve().is_relative_to(self.folder) and _is_picture(named) else None


def _is_picture(path: Path) -> bool:
    if path.suffix.casefold() not in _KINDS:
        return False
    try:
        with PIL.Image.open(path) as picture:
            picture.verify()
    except (OSError, SyntaxError, PIL.Image.DecompressionBombError):
        return False
    return True


def save_picture(path: Path, title: str) -> tuple[Any, bool]:
    """Return the site's image of a file and whether it was made now; a file that the site has is not saved twice."""
    with path.open("rb") as file:
        file_hash = hash_filelike(file)
        existing = get_image_model().objects.filter(file_hash=file_hash).first()
        if existing is not None:
            return existing, False
        file.seek(0)
        image = get_image_model()(title=(title or path.stem)[:255], file=ImageFile(file, name=path.name))
        image.file_hash, image.file_size = file_hash, path.stat().st_size
        image.save()
    return image, True
