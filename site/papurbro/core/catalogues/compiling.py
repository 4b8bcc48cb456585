"""Compile the catalogues for gettext, with Babel: no other program is needed."""

import io
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages import Catalog
from babel.messages.mofile import write_mo

from papurbro.core.catalogues import layout

LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)


def compile_all(locale: Path) -> list[Path]:
    """Write the ``.mo`` files under ``locale``, each from our strings over upstream's; returns those that changed."""
    changed = []
    for language in layout.LANGUAGES:
        for domain in layout.DOMAINS:
            target = layout.compiled(locale, language, domain)
            if _write_where_it_differs(target, _compile(_merged(locale, language, domain))):
                changed.append(target)
    return changed


def _merged(locale: Path, language: str, domain: layout.Domain) -> Catalog:
    merged = layout.read(layout.ours(locale, language, domain), language)
    for message in layout.read(layout.upstream(locale, language, domain), language):
        if message.id and merged.get(message.id, message.context) is None:
            merged.add(message.id, message.string, context=message.context, flags=message.flags)
    return merged


def _compile(catalog: Catalog) -> bytes:
    # Babel puts the time in; the same words are to be the same file.
    catalog.creation_date = catalog.revision_date = LONG_AGO
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def _write_where_it_differs(target: Path, content: bytes) -> bool:
    if target.exists() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    # Whole or not at all: a server that is starting may be reading it.
    beside = target.with_suffix(f".{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(target)
    return True
