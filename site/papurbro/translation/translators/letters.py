"""Writing letters down: each once for its occasion, in the transaction of what it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from papurbro.translation.permissions import TRANSLATE
from papurbro.translation.translators.models import Kind, NewWork, TranslatorLetter, WorksInto

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from papurbro.translation.models import Pair
    from papurbro.users.models import User


def write(
    kind: Kind,
    pair: Pair,
    users: Iterable[User],
    *,
    occasion: object,
    not_before: dt.datetime | None = None,
    details: dict[str, Any] | None = None,
) -> None:
    """Write a letter of this ``kind`` for each of ``users`` who can get mail; one that was written for this occasion stays as it is.

    It goes out when the transaction commits, or at ``not_before``.
    """
    moment = not_before or timezone.now()
    written = [
        TranslatorLetter(
            kind=kind, pair=pair, user=user, occasion=str(occasion), not_before=moment, details=details or {}
        )
        for user in users
        if user.is_active and user.email
    ]
    TranslatorLetter.objects.bulk_create(written, ignore_conflicts=True)
    if written and not_before is None:
        transaction.on_commit(_wake)


def _wake() -> None:
    from papurbro.translation.translators.tasks import send_letters

    send_letters.enqueue()


def translators_into(language: str) -> list[User]:
    """Those who hear of new work into ``language``: active, with an address, and not against it.

    An administrator may translate as everybody may do everything; they hear of it once they have said how they translate.
    """
    people = get_user_model().objects.with_perm(TRANSLATE).filter(is_active=True).exclude(email="")
    wants = Q(translator_profile__works_into__in=[WorksInto.BOTH, language])
    wants &= ~Q(translator_profile__new_work=NewWork.NEVER)
    unasked = Q(translator_profile=None, is_superuser=False)
    return list(people.filter(wants | unasked).select_related("translator_profile").distinct().order_by("pk"))
