"""The demo's glossary, as an editor would have brought it in: from a file of terms."""

from __future__ import annotations

from papurbro.translation.glossary.importing import import_terms

from demo.words import CONTENT


def make_glossary() -> int:
    """Take the terms in; how many there are. Taken in again they change nothing."""
    done = import_terms((CONTENT / "glossary.csv").read_bytes())
    return done.added + done.changed + done.same
