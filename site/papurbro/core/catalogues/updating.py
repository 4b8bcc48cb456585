"""Bring catalogues to what the code says now, and keep every translation whose string is still there."""

from pathlib import Path

from babel.messages import Catalog

from papurbro.core.catalogues import layout
from papurbro.core.catalogues.extraction import extract_ours


def update_all(root: Path, locale: Path) -> None:
    """Update our own catalogues under ``locale`` from the code under ``root``; a catalogue with nothing in it is not made."""
    for domain in layout.DOMAINS:
        found = extract_ours(root, domain)
        for language in layout.LANGUAGES:
            path = layout.ours(locale, language, domain)
            catalog = layout.read(path, language)
            # A guess at what a changed string should now say would be a wrong word that nobody notices.
            catalog.update(found, no_fuzzy_matching=True)
            if language == "en":
                _keep_what_differs(catalog)
            if len(catalog) or path.exists():
                layout.write(catalog, path)


def _keep_what_differs(catalog: Catalog) -> None:
    for message in [message for message in catalog if message.id and not any(layout.strings(message))]:
        catalog.delete(message.id, context=message.context)
