"""Addresses that may differ per language: of links to other sites, of videos and pictures elsewhere, and the page's own.

A link to a page of this site follows its own half by itself. The others lead where the original's lead until somebody enters another address;
that is localize's ``SegmentOverride``, known by its place and, in a text, by the original's address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail_localize.models import OverridableSegment, SegmentOverride
from wagtail_localize.segments.ingest import unquote_path_component

from papurbro.translation.places import places_of

if TYPE_CHECKING:
    from wagtail_localize.models import Translation

#: The path of the context that a chosen slug is kept under; no field of a page is translated under it.
SLUG = "slug"
_IN_A_TEXT = re.compile(r"'.*'$", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Link:
    """One address. ``own`` is the counterpart's, or "" where it leads where the original's leads."""

    context_id: int
    label: str
    address: str
    own: str
    in_a_text: bool

    @property
    def name(self) -> str:
        """Of its field in a form."""
        return f"address-{self.context_id}"


def links(translation: Translation) -> list[Link]:
    """Every address of the original that the counterpart may have another for, in order, each place once."""
    places = places_of(translation)
    found: dict[int, Link] = {}
    for segment, address, own in _addresses(translation):
        path = segment.context.path
        found.setdefault(
            segment.context_id,
            Link(
                context_id=segment.context_id,
                label=places.of(path).label,
                address=address,
                own=own,
                in_a_text=_IN_A_TEXT.search(path) is not None,
            ),
        )
    return list(found.values())


def _addresses(translation: Translation) -> Iterator[tuple[OverridableSegment, str, str]]:
    segments = (
        OverridableSegment.objects.filter(source=translation.source)
        .annotate_override_json(translation.target_locale)
        .select_related("context")
        .order_by("order")
    )
    for segment in segments:
        # What is no text is the number of a picture or a file (``versions``).
        if isinstance(segment.data, str):
            yield segment, segment.data, json.loads(segment.override_json) if segment.override_json else ""


def chosen_slug(translation: Translation) -> str:
    """What the translator called the page in its address, or ""."""
    row = SegmentOverride.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id, context__path=SLUG
    ).first()
    return str(row.data) if row else ""


def carry_over(translation: Translation) -> None:
    """After the original changed: a link that moved to another paragraph or block still leads where its translator let it lead."""
    known = dict(_overridden_in_texts(translation))
    if not known:
        return
    for segment, address, own in list(_addresses(translation)):
        if not own and address in known and _IN_A_TEXT.search(segment.context.path):
            SegmentOverride.objects.create(
                locale=translation.target_locale,
                context_id=segment.context_id,
                data_json=json.dumps(known[address]),
            )


def _overridden_in_texts(translation: Translation) -> Iterator[tuple[str, str]]:
    """``(the original's address, the counterpart's)`` of every link in a text, now or earlier, the latest last."""
    rows = SegmentOverride.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id, has_error=False
    )
    for row in rows.select_related("context").order_by("updated_at", "pk"):
        if quoted := _IN_A_TEXT.search(row.context.path):
            yield unquote_path_component(quoted[0]), row.data
