"""What the parts of a page said before an edit, and what the parts after it take over of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wagtail_localize.models import StringTranslation

from papurbro.translation.fragments import is_told
from papurbro.translation.inheritance import Heritage, Known, Rank, Start
from papurbro.translation.marks import same_elements
from papurbro.translation.placing import places

if TYPE_CHECKING:
    from wagtail_localize.models import Translation

    from papurbro.translation.models import Carried, Pair
    from papurbro.translation.sync import Unit

#: So many texts that left the page earlier are looked at, the latest first.
LOOK_BACK = 300


class Legacy:
    """One edit of one page: ``before`` and ``after`` are all its parts in order. Reads the database when it is made, once for each kind of row."""

    def __init__(self, pair: Pair, translation: Translation, before: list[Unit], after: list[Unit]) -> None:
        self.before, self.after = before, after
        self._carried = {row.segment_key: row for row in pair.carried.exclude(old_translation="")}
        self._rows = _translations(pair, translation)
        standing = {unit.key for unit in after}
        self._olds = {
            unit: known
            for unit in before
            if (known := self._known(unit, Rank.STANDING if unit.key in standing else Rank.GONE))
        }

    @property
    def new(self) -> list[Unit]:
        """The parts that nothing was saved for in the place where they stand."""
        return [unit for unit in self.after if unit.translation is None]

    @property
    def gone(self) -> dict[Unit, Known]:
        """What no longer stands where it stood, where it had a translation or the start of one."""
        return {unit: known for unit, known in self._olds.items() if known.rank == Rank.GONE}

    def of_the_same_text(self) -> dict[int, str]:
        """``{string's id: translation}`` of every text that this page ever had: moved, or taken out and put back.

        Of several translations the one that just lost its place comes first, else the latest.
        """
        said = {row.translation_of_id: row.data for row in self._rows}
        said.update({unit.string_id: unit.translation for unit in self.gone if unit.translation is not None})
        return said

    def said_now(self) -> list[str]:
        """Every translation that stands in the page after the edit, and every start that was there before it."""
        same = self.of_the_same_text()
        texts = (unit.translation or same.get(unit.string_id) or self._start_of(unit) for unit in self.after)
        return [text for text in texts if text]

    def _start_of(self, unit: Unit) -> str:
        row = self._carried.get(unit.key)
        return row.old_translation if row else ""

    def starts(self, new: list[Unit]) -> dict[Unit, Start]:
        """What each of ``new`` starts from; those left out that nothing speaks for, or that have their start from an earlier edit."""
        new = [unit for unit in new if not self._start_of(unit)]
        if not new:
            return {}
        heritage = Heritage([*self._olds.values(), *self._earlier()])
        gone = self.gone
        in_place = {unit: [gone[old] for old in olds if old in gone] for unit, olds in places(self.before, self.after)}
        found = {unit: heritage.recognise(unit, in_place[unit]) for unit in new}
        for unit in new:
            found[unit] = found[unit] or heritage.from_its_place(unit, in_place[unit])
        return {unit: start for unit, start in found.items() if start is not None and start.translation}

    def _known(self, unit: Unit, rank: Rank) -> Known | None:
        """Its translation, or what it was to start from after an earlier edit."""
        if unit.translation is not None:
            return Known(unit.source, unit.translation, unit.field, unit.context_id, rank)
        row = self._carried.get(unit.key)
        if row is None:
            return None
        return Known(
            row.old_source, row.old_translation, unit.field, unit.context_id, rank, now=unit.source, is_own=row.fits
        )

    def _earlier(self) -> Iterator[Known]:
        """What left the page before this edit: kept with the pair, or still among localize's translations."""
        here = {unit.key for unit in [*self.before, *self.after]}
        told = [text for unit in self.before if (text := unit.translation or self._start_of(unit))]
        for key, row in self._carried.items():
            if key not in here:
                yield _of_carried(row, Rank.EARLIER if is_told(row.old_translation, told) else Rank.LATELY)
        standing = {(unit.string_id, unit.context_id) for unit in [*self.before, *self.after]}
        rows = [row for row in reversed(self._rows) if (row.translation_of_id, row.context_id) not in standing]
        for row in rows[:LOOK_BACK]:
            yield Known(row.translation_of.data, row.data, "", row.context_id, Rank.EARLIER)


def _translations(pair: Pair, translation: Translation) -> list[StringTranslation]:
    """Every translation that was ever saved for this page and that fits its source's mark-up, the latest last."""
    rows = StringTranslation.objects.filter(
        context__object_id=pair.translation_key, locale=translation.target_locale, has_error=False
    )
    return list(rows.select_related("translation_of").order_by("updated_at", "pk"))


def _of_carried(row: Carried, rank: Rank) -> Known:
    return Known(row.old_source, row.old_translation, "", None, rank, is_own=row.fits)


def fits(unit: Unit, start: Start, starts: Sequence[Start]) -> bool:
    """Whether ``start`` may stand as the translation of ``unit`` where only a typo was put right.

    Not where one text became two that cannot be told apart, nor where it is borrowed from a text that is not this one, nor where a link
    or an emphasis has no place in it that is sure.
    """
    others = [other for other in starts if other is not start]
    is_shared = any(
        (other.source, other.translation) == (start.source, start.translation) or other.whole_of & start.whole_of
        for other in others
    )
    return not is_shared and start.is_own and start.is_sure and same_elements(start.translation, unit.source)
