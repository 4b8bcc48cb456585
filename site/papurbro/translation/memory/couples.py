"""The texts of a published pair side by side: part by part where it was translated so, else aligned block by block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation, TranslationContext
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from papurbro.translation import counterparts
from papurbro.translation.marks import to_marks
from papurbro.translation.memory.alignment import BLOCKS, Bead, align
from papurbro.translation.memory.entries import Entry
from papurbro.translation.memory.models import Origin
from papurbro.translation.sync import units
from papurbro.welsh.detect import in_other_language
from papurbro.welsh.languages import LANGUAGES, other

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.pages import PairedPageMixin

#: Text of a half with its place (localize's path).
_Located = tuple[str, str]


def couples(pair: Pair) -> Iterator[Entry]:
    """What ``pair``, which is up to date, says in both languages, part by part. A bounded number of queries.

    What is word for word the same in both, though it reads as one language, is a quotation and no translation: it is left out.
    """
    translation = counterparts.enabled_translation(pair.translation_key)
    found = _of_parts(pair, translation) if translation is not None else _of_halves(pair)
    return (entry for entry in found if not _is_quotation(entry))


def _is_quotation(entry: Entry) -> bool:
    return entry.cy == entry.en and any(in_other_language(entry.cy, language) for language in LANGUAGES)


def _of_parts(pair: Pair, translation: Translation) -> Iterator[Entry]:
    """Somebody translated each part, and somebody else, or the same person, put it before readers."""
    paths = dict(TranslationContext.objects.filter(object_id=pair.translation_key).values_list("pk", "path"))
    rows = {(row.translation_of_id, row.context_id): row for row in _translations(pair, translation)}
    source_language = translation.source.locale.language_code
    for unit in units(translation):
        if unit.translation is None:
            continue
        row = rows.get((unit.string_id, unit.context_id))
        texts = {
            source_language: to_marks(unit.source, unit.source),
            other(source_language): to_marks(unit.translation, unit.source),
        }
        yield Entry.of(
            **texts,
            written_in=source_language,
            origin=Origin.PUBLISHED,
            path=paths.get(unit.context_id, unit.field),
            author=row.last_translated_by if row else None,
            written_on=timezone.localtime(row.updated_at).date() if row else timezone.localdate(),
            is_reviewed=True,
        )


def _translations(pair: Pair, translation: Translation) -> Any:
    return StringTranslation.objects.filter(
        context__object_id=pair.translation_key, locale=translation.target_locale
    ).select_related("last_translated_by")


def _of_halves(pair: Pair) -> Iterator[Entry]:
    """Nobody said which text answers which: the pairs count as reviewed only where a person approved the two halves."""
    halves = counterparts.halves(pair.translation_key)
    if len(halves) < len(LANGUAGES):
        return
    ahead, behind = halves[other(pair.behind)], halves[pair.behind]
    known = {
        "written_in": ahead.language,
        "origin": Origin.PUBLISHED,
        "author": pair.sent_by,
        "written_on": _published_on(behind),
        "is_reviewed": pair.reviewed_by_id is not None,
    }
    for path, ours, theirs in _side_by_side(_texts(ahead), _texts(behind)):
        source, target = to_marks(ours, ours), to_marks(theirs, ours)
        yield Entry.of(**{str(ahead.language): source, str(behind.language): target}, path=path, **known)


def _published_on(page: PairedPageMixin) -> Any:
    when = page.last_published_at or page.first_published_at
    return timezone.localtime(when).date() if when else None


def _texts(page: PairedPageMixin) -> dict[str, list[_Located]]:
    """``(path, HTML)`` of each text of ``page`` in order, by field."""
    found: dict[str, list[_Located]] = {}
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue) and segment.string.data.strip():
            found.setdefault(segment.path.split(".")[0], []).append((segment.path, segment.string.data))
    return found


def _side_by_side(
    ahead: dict[str, list[_Located]], behind: dict[str, list[_Located]]
) -> Iterator[tuple[str, str, str]]:
    """``(path, text, its answer)``, field by field. Two texts that answer one stand in two lines."""
    for field, ours in ahead.items():
        theirs = behind.get(field, [])
        for bead in _beads(ours, theirs):
            yield ours[bead.first[0]][0], _joined(ours[slice(*bead.first)]), _joined(theirs[slice(*bead.second)])


def _joined(texts: list[_Located]) -> str:
    return "<br/>".join(data for _path, data in texts)


def _beads(ours: list[_Located], theirs: list[_Located]) -> Iterator[Bead]:
    """Blocks that both halves have under one name hold the order; between them, and where there are none, lengths and anchors decide."""
    if len(ours) == len(theirs) == 1:
        yield Bead((0, 1), (0, 1), 0.0)
        return
    shared = {path for path, _data in ours} & {path for path, _data in theirs}
    names = _names(ours, shared), _names(theirs, shared)
    for bead in align(_plain(ours), _plain(theirs), BLOCKS, names=names):
        if bead.is_pair:
            yield bead


def _plain(texts: list[_Located]) -> list[str]:
    return [to_marks(data, data) for _path, data in texts]


def _names(texts: list[_Located], shared: set[str]) -> list[str]:
    return [path if path in shared else "" for path, _data in texts]
