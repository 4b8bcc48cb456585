"""What happened to a pair, and whom it is told to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver

from papurbro.translation import happenings
from papurbro.translation.people import name_of
from papurbro.translation.translators.letters import write
from papurbro.translation.translators.models import Kind

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.users.models import User


@receiver(happenings.recorded, dispatch_uid="letters_to_translators")
def write_letters(happening: object, pair: Pair, **what: Any) -> None:
    """Within the transaction: a letter is written exactly where the thing it tells of was done."""
    if happening is happenings.sent_back:
        _sent_back(pair, what["user"], what["note"])
    elif happening is happenings.published:
        _published(pair, what["translator"])


def _sent_back(pair: Pair, reviewer: User, note: str) -> None:
    """To whoever has to go on with it."""
    translator = pair.assignee or pair.sent_by
    if translator is not None and translator != reviewer:
        details = {"note": note, "by": name_of(reviewer)}
        write(Kind.SENT_BACK, pair, [translator], occasion=pair.reviewed_at, details=details)


def _published(pair: Pair, translator: User | None) -> None:
    """Thanks, once for each piece of work: a typo put right a week later is no occasion."""
    thanked = translator or pair.sent_by
    if thanked is not None and thanked != pair.reviewed_by:
        write(Kind.PUBLISHED, pair, [thanked], occasion=pair.reviewed_at or pair.sent_at)
