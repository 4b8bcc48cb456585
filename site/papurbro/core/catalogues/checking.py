"""What is wrong with the catalogues: each fault is one sentence that names the string."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages import Catalog, Message

from papurbro.core.catalogues import layout
from papurbro.core.catalogues.extraction import extract_ours
from papurbro.core.catalogues.upstream import upstream_messages

#: Pieces that a translation takes over as they are: values, parts of an address, tags of HTML.
PIECES: Final = re.compile(r"%\(\w+\)[a-z]|%[sdr](?!\w)|\{\w*\}|<\w+:\w+>|</?[a-z]\w*")

#: Welsh is full of apostrophes, and is set as well as English is.
TYPED_APOSTROPHE: Final = re.compile(r"(?<=[\w)])'(?=\w)")


def faults(root: Path, locale: Path) -> list[str]:
    """Everything that keeps the catalogues under ``locale`` from being true to the code under ``root``, or whole."""
    return [fault for domain in layout.DOMAINS for fault in _faults_of(root, locale, domain)]


def _faults_of(root: Path, locale: Path, domain: layout.Domain) -> Iterator[str]:
    code = extract_ours(root, domain)
    theirs = upstream_messages(root, domain)
    for language in layout.LANGUAGES:
        ours = layout.ours(locale, language, domain)
        overrides = layout.upstream(locale, language, domain)
        catalog, over = layout.read(ours, language), layout.read(overrides, language)
        yield from _each(ours, catalog, _gone(catalog, code, "the code no longer says it"))
        if language == "cy":
            yield from _each(ours, catalog, _gone(code, catalog, "the code says it, the catalogue does not"))
        yield from _each(ours, catalog, _unsound(catalog))
        yield from _each(overrides, over, _gone(over, theirs, "no installed package says it"))
        yield from _each(overrides, over, _in_both(over, catalog))
        yield from _each(overrides, over, _unsound(over))


def _each(path: Path, catalog: Catalog, found: Iterator[tuple[Message, str]]) -> Iterator[str]:
    for message, fault in found:
        yield f"{path.parent.parent.name}/{path.parent.name}/{path.name}: {layout.sources(message)[0]!r}: {fault}"


def _gone(these: Catalog, those: Catalog, fault: str) -> Iterator[tuple[Message, str]]:
    for message in these:
        if message.id and those.get(message.id, message.context) is None:
            yield message, fault


def _in_both(over: Catalog, ours: Catalog) -> Iterator[tuple[Message, str]]:
    for message in over:
        if message.id and ours.get(message.id, message.context) is not None:
            yield message, "our own catalogue says it too, and would win"


def _unsound(catalog: Catalog) -> Iterator[tuple[Message, str]]:
    for message in catalog:
        if message.id:
            yield from ((message, fault) for fault in faults_of_message(message, catalog.num_plurals))


def faults_of_message(message: Message, plurals: int) -> Iterator[str]:
    """What is wrong with one translation, in a language with so many ``plurals``."""
    forms = layout.strings(message)
    if message.fuzzy:
        yield "fuzzy"
    if message.pluralizable and len(forms) != plurals:
        yield f"{len(forms)} plural forms instead of {plurals}"
    if not all(forms):
        yield "empty"
    elif not all(_same_pieces(message, form) for form in forms):
        yield "its placeholders or tags differ"
    elif any(form.endswith("\n") != layout.sources(message)[0].endswith("\n") for form in forms):
        yield "one ends with a new line and the other does not"
    if any(TYPED_APOSTROPHE.search(form) for form in forms):
        yield "a typewriter’s apostrophe (') where ’ belongs"


def _same_pieces(message: Message, form: str) -> bool:
    pieces = Counter(PIECES.findall(form))
    sources = [Counter(PIECES.findall(source)) for source in layout.sources(message)]
    if message.pluralizable:
        # "un sylw" may leave the number out, but nothing may stand in a form that neither source has.
        return set(pieces) <= set().union(*sources)
    return pieces == sources[0]
