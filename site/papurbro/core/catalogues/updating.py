"""Bring catalogues to what the code says now, and keep every translation whose string is still there."""

from copy import deepcopy
from pathlib import Path

from babel.messages import Catalog

from papurbro.core.catalogues import layout
from papurbro.core.catalogues.extraction import extract_ours


def update_all(root: Path, locale: Path) -> None:
    """Update our own catalogues under ``locale`` from the code under ``root``; one with nothing in it is not made."""
    for domain in layout.DOMAINS:
        found = extract_ours(root, domain)
        for language in layout.LANGUAGES:
            # A copy each: Babel hands its messages on, and one language's words would come out in the other.
            _update(locale, language, domain, deepcopy(found))


def _update(locale: Path, language: str, domain: layout.Domain, found: Catalog) -> None:
    ours, overrides = layout.ours(locale, language, domain), layout.upstream(locale, language, domain)
    catalog, over = layout.read(ours, language), layout.read(overrides, language)
    # No guess at what a changed string should now say: a wrong word would stay unnoticed.
    catalog.update(found, no_fuzzy_matching=True)
    if _take_over(catalog, over):
        layout.write(over, overrides)
    if language == "en":
        _keep_what_differs(catalog)
    if len(catalog) or ours.exists():
        layout.write(catalog, ours)


def _take_over(catalog: Catalog, over: Catalog) -> bool:
    """Move what our code now says too from the overrides to our own; returns whether there was any."""
    shared = [
        (message, theirs) for message in catalog if message.id and (theirs := over.get(message.id, message.context))
    ]
    for message, theirs in shared:
        if not any(layout.strings(message)):
            message.string = theirs.string
        over.delete(message.id, message.context)
    return bool(shared)


def _keep_what_differs(catalog: Catalog) -> None:
    for message in [message for message in catalog if message.id and not any(layout.strings(message))]:
        catalog.delete(message.id, message.context)
