"""What is found in a pair as it stands: part by part, or page against page where it was written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from papurbro.translation import counterparts
from papurbro.translation.checking.checks import Finding, Severity, check_part, known
from papurbro.translation.checking.quoted import quoted_keys
from papurbro.translation.checking.wholes import Placed, compare
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from wagtail_localize.models import Translation

    from papurbro.translation.models import Pair
    from papurbro.translation.segments import Segment


def translation_of(pair: Pair) -> Translation | None:
    """Localize's record where the half behind is made of parts; None where it is written as a whole."""
    if pair.behind != pair.counterpart_language:
        return None
    return counterparts.enabled_translation(pair.translation_key)


def in_parts(
    pair: Pair,
    found: Iterable[Segment],
    *,
    only: Severity | None = None,
    texts: Mapping[str, str] | None = None,
) -> dict[str, list[Finding]]:
    """``{key: findings}`` of the parts in which something is found.

    A part is looked at as people have left it, half written or saved; ``texts`` are what stands in the fields now, by key. A bounded number
    of queries, whatever the number of parts.
    """
    segments = list(found)
    translation = translation_of(pair)
    if translation is None or not segments:
        return {}
    typed, quoted = texts or {}, quoted_keys(translation, segments)
    knowing = known((segment.source for segment in segments), other(pair.behind), only=only)
    findings = {
        segment.key: check_part(
            segment.source,
            typed.get(segment.key, segment.standing),
            source_language=other(pair.behind),
            target_language=pair.behind,
            path=segment.path,
            is_quotation=segment.key in quoted,
            only=only,
            knowing=knowing,
        )
        for segment in segments
    }
    return {key: each for key, each in findings.items() if each}


def in_pages(pair: Pair, *, only: Severity | None = None) -> list[Placed]:
    """What is found in the newest draft of the half behind, against the newest draft of the other; nothing while one is missing."""
    halves = counterparts.halves(pair.translation_key)
    ahead, behind = halves.get(other(pair.behind)), halves.get(pair.behind)
    if ahead is None or behind is None:
        return []
    return compare(ahead.get_latest_revision_as_object(), behind.get_latest_revision_as_object(), only=only)
