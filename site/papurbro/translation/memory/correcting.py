"""What people do with a unit: correct it, retire it, take it up again, mark it as reviewed. Who did what when is kept, and nothing is deleted.

Each verb takes the unit and the person, knows no request, raises ``UnitError`` with nothing changed, and returns the unit as it is afterwards.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from papurbro.translation.memory import rarity
from papurbro.translation.memory.entries import LONGEST, in_order, lookups
from papurbro.translation.memory.folding import folded
from papurbro.translation.memory.marking import is_well_formed
from papurbro.translation.memory.models import Change, Unit
from papurbro.translation.memory.storing import words_of
from papurbro.translation.permissions import may_translate

if TYPE_CHECKING:
    from papurbro.users.models import User

Verb = Change.Verb


class UnitError(ValidationError):
    """Something cannot be done with a unit; one plain sentence."""

    @property
    def sentence(self) -> str:
        """It."""
        return str(self.messages[0])


@transaction.atomic
def correct(unit: Unit, user: User, *, cy: str, en: str, reason: str = "") -> Unit:
    """Put its texts right. Somebody has looked at it then: it counts as reviewed."""
    current = _locked(unit, user)
    cy, en = in_order(cy, en)
    _require_sound(cy, en)
    if (cy, en) == (current.cy, current.en):
        raise UnitError(_("Nothing was changed: both texts are as they were."))
    _keep(current, user, Verb.CORRECTED, reason)
    changed = Unit(cy=cy, en=en, **lookups(cy, en))
    rarity.add(Counter(set(words_of(changed)) - set(words_of(current))))
    return _write(current, cy=cy, en=en, **lookups(cy, en), corrected_at=timezone.now(), is_reviewed=True)


@transaction.atomic
def retire(unit: Unit, user: User, *, reason: str = "") -> Unit:
    """Offer it no more. It stays, and so it is not taken in a second time."""
    current = _locked(unit, user)
    if current.retired_at is not None:
        raise UnitError(_("This unit has been retired already."))
    _keep(current, user, Verb.RETIRED, reason)
    return _write(current, retired_at=timezone.now())


@transaction.atomic
def restore(unit: Unit, user: User, *, reason: str = "") -> Unit:
    """Offer it again."""
    current = _locked(unit, user)
    if current.retired_at is None:
        raise UnitError(_("This unit is offered anyway."))
    _keep(current, user, Verb.RESTORED, reason)
    return _write(current, retired_at=None)


@transaction.atomic
def review(unit: Unit, user: User, *, reason: str = "") -> Unit:
    """Find it good as it is."""
    current = _locked(unit, user)
    if current.is_reviewed:
        raise UnitError(_("This unit counts as reviewed already."))
    _keep(current, user, Verb.REVIEWED, reason)
    return _write(current, is_reviewed=True)


def _locked(unit: Unit, user: User) -> Unit:
    if not may_translate(user):
        raise UnitError(_("Only translators can change what the memory offers."))
    return Unit.objects.select_for_update().get(pk=unit.pk)


def _require_sound(cy: str, en: str) -> None:
    for name, text in ((_("Welsh"), cy), (_("English"), en)):
        if not folded(text):
            raise UnitError(_("%(language)s: there are no words in it.") % {"language": name})
        if len(text) > LONGEST:
            raise UnitError(
                _("%(language)s: this is longer than %(longest)s characters.") % {"language": name, "longest": LONGEST}
            )
        if not is_well_formed(text):
            raise UnitError(
                _("%(language)s: a mark is missing its partner, stands twice, or crosses another.") % {"language": name}
            )


def _keep(unit: Unit, user: User, verb: Verb, reason: str) -> None:
    Change.objects.create(unit=unit, verb=verb, by=user, reason=reason.strip()[:250], cy=unit.cy, en=unit.en)


def _write(unit: Unit, **fields: Any) -> Unit:
    for name, value in fields.items():
        setattr(unit, name, value)
    unit.save(update_fields=list(fields))
    return unit
