"""Who sees, proposes and changes terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from papurbro.translation.permissions import may_see_queue, may_translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papurbro.users.models import User


class GlossaryPermissionPolicy(ModelPermissionPolicy):
    """Whoever works on translations sees the glossary; translators propose; the groups with the right to do so change it."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """As the groups say; besides, "view" for whoever sees the queue and "add" for translators, whose terms are proposals."""
        if super().user_has_permission(user, action):
            return True
        return (action == "view" and may_see_queue(user)) or (action == "add" and may_translate(user))

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        """Any of them."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        """The same for every term."""
        return self.user_has_permission(user, action)


def may_change_terms(user: User) -> bool:
    """Whether what ``user`` adds holds at once, and whether they may change what is there."""
    return user.is_active and user.has_perm("translation_glossary.change_term")


def register() -> None:
    """Have Wagtail's views ask this policy."""
    from papurbro.translation.glossary.models import Term

    register_permission_policy(Term, GlossaryPermissionPolicy(Term))
