"""What an editor decides about a pair: whether it needs a translation, how it goes out, which half is the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from papurbro.translation import agreement, counterparts
from papurbro.translation.errors import PairError
from papurbro.translation.locks import require_unlocked
from papurbro.translation.models import Pair, Policy, Status
from papurbro.translation.work.rows import (
    fresh,
    locked,
    require_editor,
    write_counterpart,
)
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.users.models import User


def exempt(pair: Pair, user: User, reason: str) -> Pair:
    """Decide that no translation is needed; the other half then publishes alone."""
    require_editor(pair, user)
    if not reason.strip():
        raise PairError(_("Say why no translation is needed; readers may ask."))
    Pair.objects.filter(pk=pair.pk).update(exempt_at=timezone.now(), exempt_by=user, exempt_reason=reason.strip())
    agreement.let_go(pair)
    return fresh(pair)


def lift_exemption(pair: Pair, user: User) -> Pair:
    """A translation is needed after all."""
    require_editor(pair, user)
    Pair.objects.filter(pk=pair.pk).update(exempt_at=None, exempt_by=None, exempt_reason="")
    return fresh(pair)


def set_policy(pair: Pair, user: User, policy: str, reason: str = "") -> Pair:
    """Decide how this pair is published; ``""`` goes by the section and the site. Loses nothing."""
    require_editor(pair, user)
    if policy == Policy.INDEPENDENT and not reason.strip():
        raise PairError(_("Say why the two versions of this page may go out apart."))
    pair.policy, pair.policy_reason = policy, reason.strip() if policy else ""
    pair.save(update_fields=["policy", "policy_reason"])
    return fresh(pair)


def set_policy_below(pair: Pair, user: User, policy: str) -> Pair:
    """Decide how the pages below this one are published; ``""`` goes by what is above. A page's own decision is stronger."""
    require_editor(pair, user)
    pair.policy_below = policy
    pair.save(update_fields=["policy_below"])
    return fresh(pair)


@transaction.atomic
def swap_original(pair: Pair, user: User) -> Pair:
    """Make the other half the original. Both texts stay; from now on the new counterpart is written by hand."""
    current = locked(pair)
    require_editor(current, user)
    require_unlocked(current, user)
    if current.counterpart is None or current.status == Status.MISSING:
        raise PairError(_("The other version has no text of its own yet, so it cannot be the original."))
    agreed = current.status in (Status.CURRENT, Status.READY)
    translation = counterparts.enabled_translation(current.translation_key)
    if translation is not None:
        write_counterpart(current, user)
        translation.enabled = False
        translation.save(update_fields=["enabled"])
    current.original_language = other(current.original_language)
    current.save(update_fields=["original_language"])
    current = fresh(current)
    if agreed:
        agreement.agree(current)
    else:
        # The half that was behind is the original now: it is the other one that follows, once it is finished.
        current.behind = current.original_language
        current.save(update_fields=["behind"])
    return fresh(current)
