"""Keeping what the queue was narrowed to under a name. A view is its owner's; an editor may show theirs to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.translation.errors import PairError
from papurbro.translation.permissions import may_organise
from papurbro.translation.translators.models import SavedView

if TYPE_CHECKING:
    from papurbro.users.models import User

#: So many for each person.
MOST = 50


def save(user: User, name: str, query: str, *, is_shared: bool = False) -> SavedView:
    """Keep ``query`` as ``name``; a view of that name is written over. Raises ``PairError``."""
    name = _checked(name)
    if is_shared and not may_organise(user):
        raise PairError(_("Only editors can show a view to everybody."))
    others = SavedView.objects.filter(owner=user).exclude(name=name)
    if others.count() >= MOST:
        raise PairError(_("You have %(count)s saved views already: delete one first.") % {"count": MOST})
    view, _created = SavedView.objects.update_or_create(
        owner=user, name=name, defaults={"query": query, "is_shared": is_shared}
    )
    return view


def rename(view: SavedView, name: str) -> SavedView:
    """Call it otherwise. Raises ``PairError`` where another view of theirs has that name."""
    name = _checked(name)
    if SavedView.objects.filter(owner=view.owner_id, name=name).exclude(pk=view.pk).exists():
        raise PairError(_("You have a view called “%(name)s” already.") % {"name": name})
    view.name = name
    view.save(update_fields=["name"])
    return view


def _checked(name: str) -> str:
    name = " ".join(name.split())
    longest = SavedView._meta.get_field("name").max_length or 0
    if not name:
        raise PairError(_("Give the view a name."))
    if len(name) > longest:
        raise PairError(_("The name of a view can have %(count)s letters at most.") % {"count": longest})
    return name
