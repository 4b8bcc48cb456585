"""For those who rewrite rather than translate: from parts to a page written as a whole, and back where that loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from papurbro.translation import agreement, counterparts, work
from papurbro.translation.digest import content_digest
from papurbro.translation.errors import PairError
from papurbro.translation.locks import require_unlocked
from papurbro.translation.marks import MARK, MarkError, from_marks
from papurbro.translation.models import Pair, Status
from papurbro.translation.pairs import refresh
from papurbro.translation.permissions import may_work_on
from papurbro.translation.segments import segments
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin
    from papurbro.translation.segments import Segment
    from papurbro.users.models import User


@transaction.atomic
def write_freely(pair: Pair, user: User) -> Pair:
    """Make the counterpart a page that is written as a whole, with everything that people wrote so far in its draft.

    What is half written, and what an older translation said of a part that was changed, stands in it too; a machine's text that nobody has
    looked at does not. The history of every part stays. Raises ``PairError`` with nothing changed.
    """
    current, translation = _allowed(pair, user)
    was_agreed = current.status in (Status.CURRENT, Status.READY)
    page = _with_everything_written(current, translation)
    translation.enabled = False
    translation.save(update_fields=["enabled"])
    counterparts.write_draft(page, user=user)
    if was_agreed:
        agreement.agree(current)
    elif current.started_at is None:
        _start(current)
    return _fresh(current)


def _allowed(pair: Pair, user: User) -> tuple[Pair, Translation]:
    Pair.objects.select_for_update().get(pk=pair.pk)
    current = work.make_ready_for_work(pair)
    if not may_work_on(user, current):
        raise PairError(_("Take this on first: then you can work on it."))
    require_unlocked(current, user)
    translation = counterparts.enabled_translation(current.translation_key)
    if translation is None or current.behind != current.counterpart_language:
        raise PairError(_("This version is written as a whole already."))
    return current, translation


def _with_everything_written(pair: Pair, translation: Translation) -> PairedPageMixin:
    """The counterpart with what stands on the translator's desk; only composed so: no translation is changed by it."""
    with transaction.atomic():
        for segment in segments(pair, translation):
            if (text := segment.standing or segment.carried) != segment.saved:
                _lay(translation, segment, text)
        page = counterparts.compose(translation)
        transaction.set_rollback(True)
    return page


def _lay(translation: Translation, segment: Segment, text: str) -> None:
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.unit.string_id,
        context_id=segment.unit.context_id,
        locale=translation.target_locale,
        defaults={"data": _as_html(text, segment), "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
    )


def _as_html(text: str, segment: Segment) -> str:
    """With its marks as far as they are whole; half a sentence keeps its words."""
    try:
        return from_marks(text, segment.unit.source)
    except MarkError:
        return from_marks(MARK.sub("", text).translate({ord("⟦"): None, ord("⟧"): None}), "")


def _start(pair: Pair) -> None:
    """Somebody has begun: without this a page with two written versions would be taken for finished (``pairs``)."""
    ahead = counterparts.halves(pair.translation_key)[other(pair.behind)]
    made_from = content_digest(ahead.get_latest_revision_as_object())
    Pair.objects.filter(pk=pair.pk).update(started_at=timezone.now(), made_from=made_from)


def _fresh(pair: Pair) -> Pair:
    found = refresh(pair.translation_key)
    assert found is not None  # noqa: S101 - its pages are in our hands
    return found
