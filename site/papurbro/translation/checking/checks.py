"""The checks between a source and its translation: what would mislead a reader, or never should be seen by one.

Placeholders and marks that are broken, markers left over and text in the other language keep a text back; everything else asks for a look.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import cast

from papurbro.translation.checking import families, hashtags
from papurbro.translation.checking.found import Finding, Severity
from papurbro.translation.checking.part import Known, Part, Text
from papurbro.translation.checking.registry import CHECKS, Check, label_of
from papurbro.translation.glossary import editions
from papurbro.translation.glossary.finding import Glossary
from papurbro.welsh.languages import Language

__all__ = ["CHECKS", "Check", "Finding", "Known", "Severity", "check_part", "families", "known", "label_of"]

_UNWORDED = ("slug",)
"""Places whose text is no language."""


def known(sources: Iterable[str], language: str, *, only: Severity | None = None) -> Known:
    """What the checks need from the database for texts in marks, as many as are looked at now; two queries, one more where tags have changed.

    Nothing where ``only`` asks for what must be put right: that shows in the texts themselves.
    """
    if only == Severity.BLOCK:
        return Known(glossary=Glossary())
    running = (Text.of(source).running for source in sources)
    return Known(glossary=Glossary.of(running, cast("Language", language)), hashtags=hashtags.names(editions.current()))


def check_part(
    source: str,
    target: str,
    *,
    source_language: str,
    target_language: str,
    path: str = "",
    is_quotation: bool = False,
    only: Severity | None = None,
    names: Collection[str] | None = None,
    knowing: Known | None = None,
) -> list[Finding]:
    """Everything that is found in ``target``, blocking findings first, then in the order of the text.

    Both are texts in marks. ``path`` is where the part stands, as localize calls it; ``is_quotation`` says that it is a block of somebody's
    words, which may stay in their language. ``only`` leaves out what is of another severity, ``names`` all other checks. ``knowing`` is what ``known()`` told before, for whoever
    checks many parts. An empty target has no findings: it is simply not translated yet.
    """
    if not target.strip() or path in _UNWORDED:
        return []
    part = Part(
        source=Text.of(source),
        target=Text.of(target),
        source_language=cast("Language", source_language),
        target_language=cast("Language", target_language),
        known=knowing or known([source], source_language, only=only),
        path=path,
        is_quotation=is_quotation,
    )
    looking = [check for check in CHECKS.values() if _is_asked(check, only, names)]
    found = [finding for check in looking for finding in check.findings(part) if only in (None, finding.severity)]
    return sorted(found, key=lambda finding: (not finding.blocks, finding.start is None, finding.start or 0))


def _is_asked(check: Check, only: Severity | None, names: Collection[str] | None) -> bool:
    """A check may find something lighter than it usually does, never something graver."""
    if names is not None and check.name not in names:
        return False
    return only != Severity.BLOCK or check.severity == Severity.BLOCK
