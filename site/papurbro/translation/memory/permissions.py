"""Who sees the memory, who changes it, who brings files in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papurbro.translation.permissions import may_organise, may_see_queue, may_translate

if TYPE_CHECKING:
    from papurbro.users.models import User


def may_see_memory(user: User) -> bool:
    """Whoever has something to do with the queue looks things up, and takes the memory along to their own tools."""
    return may_see_queue(user)


def may_change_units(user: User) -> bool:
    """Translators correct and retire."""
    return may_translate(user)


def may_bring_in(user: User) -> bool:
    """A file changes what everybody is offered: whoever arranges the work of others decides about that."""
    return may_organise(user)
