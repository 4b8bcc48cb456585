"""Keeping ``Pair`` true: one pair recomputed in a bounded number of queries, once for each transaction that touched it."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from papurbro.translation import counterparts
from papurbro.translation.arising import Before, note
from papurbro.translation.digest import content_digest, count_words
from papurbro.translation.models import Pair, Review, Status
from papurbro.translation.pages import ChangeClass, PairedPageMixin
from papurbro.translation.policy import policy_in_force
from papurbro.translation.readiness import is_unfinished
from papurbro.translation.status import Facts, derive
from papurbro.translation.sync import units
from papurbro.welsh.languages import other

#: What ``refresh`` writes; nothing else of a row is ever touched by it.
DERIVED = [
    "original",
    "counterpart",
    "original_language",
    "behind",
    "status",
    "stale_since",
    "change_class",
    "policy_in_force",
    "words",
    "segments_done",
    "segments_total",
    "changed_at",
]
#: Set by ``refresh`` only where a pair is seen for the first time.
FIRST_SEEN = ["started_at", "made_from", "made_digest", "review"]


@dataclass(frozen=True)
class Half:
    """One half as it is now: the page's latest draft and its digest."""

    page: PairedPageMixin
    draft: PairedPageMixin
    digest: str

    @classmethod
    def of(cls, page: PairedPageMixin) -> Half:
        """Look at ``page``'s latest draft."""
        draft = counterparts.text_of(page)
        return cls(page, draft, content_digest(draft))


def refresh_later(translation_key: uuid.UUID) -> None:
    """Recompute the pair when the transaction commits, once however often this is called within it."""
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        refresh(translation_key)
        return
    pending = _pending()
    first = not any(getattr(func, "_refreshes_pairs", False) for _sids, func, *_rest in connection.run_on_commit)
    if first:
        pending.clear()
        _on_commit(pending)
    pending[translation_key] = None


def _pending() -> dict[uuid.UUID, datetime.datetime | None]:
    """What this transaction has asked for: by pair, None or the moment of a refresh since, which settled it."""
    return transaction.get_connection().__dict__.setdefault("_pairs_to_refresh", {})


def _on_commit(pending: dict[uuid.UUID, datetime.datetime | None]) -> None:
    def run() -> None:
        asked = sorted(pending.items(), key=lambda item: item[0])
        pending.clear()
        for key, settled_at in asked:
            if settled_at is None or not _stands(key, settled_at):
                refresh(key)

    run._refreshes_pairs = True  # type: ignore[attr-defined]
    transaction.on_commit(run)


def _stands(key: uuid.UUID, settled_at: datetime.datetime) -> bool:
    """Whether what a refresh wrote then is what was committed: it may have gone with a savepoint."""
    return Pair.objects.filter(translation_key=key, changed_at=settled_at).exists()


@transaction.atomic
def refresh(translation_key: uuid.UUID, *, settles: bool = False) -> Pair | None:
    """Recompute what can be derived of one pair, making its row if there is none; None where no page bears the key.

    ``settles``: it is not done again at the end of the transaction, unless something asks for it from now on.
    """
    # The lock first: whoever waited for it reads the pages as the one before has left them.
    pair = Pair.objects.select_for_update().filter(translation_key=translation_key).first()
    pages = counterparts.halves(translation_key)
    before = Before.of(pair) if pair is not None else Before()
    if pair is None:
        if not pages:
            return None
        pair, _created = Pair.objects.get_or_create(
            translation_key=translation_key, defaults=_languages(_first_language(pages))
        )
    found = {language: Half.of(page) for language, page in pages.items()}
    changed = [*_recompute(pair, found), *note(pair, before)]
    pair.save(update_fields=[*DERIVED, *changed])
    if settles and translation_key in _pending():
        _pending()[translation_key] = pair.changed_at
    return pair


def _languages(original: str) -> dict[str, str]:
    return {"original_language": original, "behind": other(original)}


def _first_language(pages: dict[str, PairedPageMixin]) -> str:
    """Of the half that localize takes for its source, else of the one that was made first."""
    some_page = next(iter(pages.values()))
    translation = counterparts.enabled_translation(some_page.translation_key)
    if translation is not None and translation.source.locale.language_code in pages:
        return str(translation.source.locale.language_code)
    return min(pages, key=lambda language: pages[language].pk)


def _recompute(pair: Pair, found: dict[str, Half]) -> list[str]:
    if len(found) == 1 and pair.original_language not in found:
        # The original was deleted: what is left is the original now.
        pair.original_language = next(iter(found))
        pair.behind = other(pair.original_language)
    original, counterpart = found.get(pair.original_language), found.get(pair.counterpart_language)
    pair.original = original.page if original else None
    pair.counterpart = counterpart.page if counterpart else None
    pair.words = count_words(original.draft) if original else 0
    pair.policy_in_force = policy_in_force(pair)
    has_segments = _count_segments(pair)
    changed = _see_for_the_first_time(pair, original, counterpart, has_segments=has_segments)
    _settle_direction(pair, found, has_segments=has_segments)
    _apply_status(pair, found)
    return changed


def _count_segments(pair: Pair) -> bool:
    translation = counterparts.enabled_translation(pair.translation_key)
    if translation is None or pair.counterpart is None:
        pair.segments_done = pair.segments_total = None
        return False
    found = units(translation)
    pair.segments_total = len(found)
    pair.segments_done = sum(unit.translation is not None for unit in found)
    return True


def _see_for_the_first_time(
    pair: Pair, original: Half | None, counterpart: Half | None, *, has_segments: bool
) -> list[str]:
    """A pair that came with both halves written (by hand, by import) is taken to agree as it is found.

    Unless the second is the first over again, or a check finds what must be put right: such a text is ready by no door.
    """
    if pair.started_at or has_segments or original is None or counterpart is None:
        return []
    pair.started_at = timezone.now()
    pair.made_from, pair.made_digest = original.digest, counterpart.digest
    pair.review = Review.NONE if is_unfinished(pair) else Review.APPROVED
    return FIRST_SEEN


def _settle_direction(pair: Pair, found: dict[str, Half], *, has_segments: bool) -> None:
    """Which half has to catch up.

    The counterpart, unless somebody changed it by hand after the two agreed, while the original stayed as it was.
    """
    original, counterpart = found.get(pair.original_language), found.get(pair.counterpart_language)
    if original is None or counterpart is None or not pair.started_at:
        pair.behind = pair.counterpart_language
        return
    turned = pair.behind == pair.original_language
    agreed_original, agreed_counterpart = (
        (pair.made_digest, pair.made_from) if turned else (pair.made_from, pair.made_digest)
    )
    if turned:
        if original.digest == agreed_original and counterpart.digest == agreed_counterpart:
            _turn(pair)
    elif (
        not has_segments
        and pair.review == Review.APPROVED
        and original.digest == agreed_original
        and counterpart.digest != agreed_counterpart
    ):
        _turn(pair)


def _turn(pair: Pair) -> None:
    pair.behind = other(pair.behind)
    pair.made_from, pair.made_digest = pair.made_digest, pair.made_from
    Pair.objects.filter(pk=pair.pk).update(made_from=pair.made_from, made_digest=pair.made_digest)


def _apply_status(pair: Pair, found: dict[str, Half]) -> None:
    ahead, behind = found.get(other(pair.behind)), found.get(pair.behind)
    pair.status = derive(
        Facts(
            exempt=pair.exempt_at is not None,
            has_both=ahead is not None and behind is not None,
            started=pair.started_at is not None,
            review=Review(pair.review),
            ahead=ahead.digest if ahead else "",
            behind=behind.digest if behind else "",
            made_from=pair.made_from,
            made=pair.made_digest,
            behind_live=bool(behind and behind.page.live),
            text_waits=any(_text_waits(half) for half in (ahead, behind)),
        )
    )
    _apply_staleness(pair, ahead)


def _text_waits(half: Half | None) -> bool:
    """Whether the draft says something else than what is live (a new draft with the same text waits for nothing)."""
    if half is None or not half.page.live or not half.page.has_unpublished_changes:
        return False
    return content_digest(half.page) != half.digest


def _apply_staleness(pair: Pair, ahead: Half | None) -> None:
    """``stale_since`` and the class stay until the pair is up to date again."""
    corrected = ahead is not None and ahead.page.live and ahead.page.change_class == ChangeClass.CORRECTION
    if pair.status in (Status.CURRENT, Status.MISSING, Status.EXEMPT):
        pair.stale_since, pair.change_class = None, ""
    elif pair.status == Status.STALE or corrected:
        pair.stale_since = pair.stale_since or timezone.now()
        pair.change_class = _stronger(pair.change_class, corrected=corrected)


def _stronger(change_class: str, *, corrected: bool) -> str:
    """A correction that went out stays one until the other half has caught up, whatever is edited after it."""
    if corrected or change_class == ChangeClass.CORRECTION:
        return ChangeClass.CORRECTION
    return ChangeClass.SUBSTANTIVE
