"""When the two halves say the same: the baseline that staleness is measured from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail_localize.models import StringTranslation, Translation

from papurbro.translation import counterparts, happenings
from papurbro.translation.digest import content_digest
from papurbro.translation.models import Carried, Pair, Review, Status
from papurbro.translation.origins import Origin, coming_from
from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.pairs import Half, refresh
from papurbro.translation.sync import Unit, sync, units
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.users.models import User


def agree(pair: Pair) -> None:
    """Take both halves' newest drafts as saying the same, and the counterpart as the one that follows."""
    found = {language: Half.of(page) for language, page in counterparts.halves(pair.translation_key).items()}
    pair.behind = pair.counterpart_language
    pair.made_from = _digest(found, pair.original_language)
    pair.made_digest = _digest(found, pair.counterpart_language)
    pair.review = Review.APPROVED
    pair.save(update_fields=["behind", "made_from", "made_digest", "review"])


def _digest(found: dict[str, Half], language: str) -> str:
    return found[language].digest if language in found else ""


def agrees_with_live(pair: Pair, halves: dict[str, PairedPageMixin]) -> bool:
    """Whether the half behind was made from what is live in the other half, and not from something older."""
    ahead, behind = halves.get(other(pair.behind)), halves.get(pair.behind)
    if ahead is None or behind is None or not pair.started_at:
        return False
    return pair.made_from == content_digest(ahead) and pair.review == Review.APPROVED


def keep_through_typo(pair: Pair, *, user: User | None = None) -> None:
    """A typo was put right in one half; the other stays good, and every translation stays with its segment.

    Where a segment is left without a translation it was more than a typo: the pair stays behind, and in the queue.
    """
    sync(pair, keep_translations=True, user=user)
    _put_back_what_was_carried(pair, user)
    if _something_is_untranslated(pair):
        return
    agree(pair)
    forget_change(pair)
    refresh(pair.translation_key)


def _something_is_untranslated(pair: Pair) -> bool:
    translation = counterparts.enabled_translation(pair.translation_key)
    return translation is not None and any(unit.translation is None for unit in units(translation))


def _put_back_what_was_carried(pair: Pair, user: User | None) -> None:
    """A draft saved on its way to publication had its changed segments set aside already."""
    translation = counterparts.enabled_translation(pair.translation_key)
    if translation is None:
        return
    carried = {row.segment_key: row for row in pair.carried.filter(fits=True)}
    waiting = [unit for unit in units(translation) if unit.translation is None and unit.key in carried]
    with coming_from(Origin.CARRIED):
        for unit in waiting:
            _translate(translation, unit, carried[unit.key].old_translation, user)
    if waiting:
        counterparts.write_counterpart(translation, user=user)


def _translate(translation: Translation, unit: Unit, data: str, user: User | None) -> None:
    StringTranslation.objects.create(
        translation_of_id=unit.string_id,
        context_id=unit.context_id,
        locale=translation.target_locale,
        data=data,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        last_translated_by=user,
    )


def settle(pair: Pair) -> None:
    """After a publication: where the halves agree, what was known of their difference is done with."""
    current = refresh(pair.translation_key)
    if current is None or current.status != Status.CURRENT:
        return
    if current.behind == current.original_language:
        agree(current)
    translator = current.assignee
    forget_change(current)
    settled = refresh(pair.translation_key) or current
    happenings.tell(happenings.published, settled, translator=translator)


def let_go(pair: Pair) -> None:
    """Nobody waits to have this pair published any more: it was taken down, or its halves go by themselves."""
    Pair.objects.filter(pk=pair.pk).update(held_at=None, held_by=None)


def forget_change(pair: Pair) -> None:
    """The pair is level again: no class, no claim, no due date, nothing held, nothing carried."""
    Pair.objects.filter(pk=pair.pk).update(
        assignee=None, claimed_at=None, due=None, due_is_by_rule=False, held_at=None, held_by=None, review_note=""
    )
    Carried.objects.filter(pair=pair).delete()
    for page in counterparts.halves(pair.translation_key).values():
        if page.change_class:
            type(page)._default_manager.filter(pk=page.pk).update(change_class="")
