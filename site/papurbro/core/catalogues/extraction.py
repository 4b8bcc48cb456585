"""Find every string of ours that gettext is asked for: in Python, in templates of pages and mail, in JavaScript."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from babel.messages import Catalog
from babel.messages.extract import extract, extract_python
from django.utils.translation.template import templatize

from papurbro.core.catalogues.layout import Domain

SOURCES: Final = ("site", "blog", "newsletter", "demo", "templates")
LEFT_OUT: Final = {"migrations", "node_modules", "__pycache__"}
KEYWORDS: Final[dict[str, Any]] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAGS: Final = ("Translators",)

_INDENTATION = re.compile(r"^[ \t]+", re.M)


def extract_template(fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[tuple[Any, ...]]:
    """Babel's extraction method for Django templates, by Django's own rules for its tags.

    Django turns a template into calls of gettext between filler; without indentation that is read as Python.
    """
    calls = _INDENTATION.sub("", templatize(fileobj.read().decode()))
    return extract_python(io.BytesIO(calls.encode()), keywords, comment_tags, {"encoding": "utf-8", **options})


METHODS: Final[dict[Domain, dict[str, Any]]] = {
    "django": {".py": "python", ".html": extract_template, ".txt": extract_template, ".mjml": extract_template},
    "djangojs": {".js": "javascript"},
}


def extract_ours(root: Path, domain: Domain) -> Catalog:
    """Every message of ``domain`` in the repository at ``root``, with the files it stands in and notes for translators."""
    catalog = Catalog()
    for path in _files(root, tuple(METHODS[domain])):
        method = METHODS[domain][path.suffix]
        name = path.relative_to(root).as_posix()
        with path.open("rb") as file:
            for line, message, comments, context in extract(method, file, KEYWORDS, COMMENT_TAGS):
                catalog.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    return catalog


def _files(root: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    for source in SOURCES:
        for path in sorted((root / source).rglob("*")):
            if path.suffix in suffixes and path.is_file() and not LEFT_OUT.intersection(path.parts):
                yield path
