"""Who may see how both languages fare: whoever edits pages, and whoever was given the right to look, a language officer for instance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.permission_policies.pages import PagePermissionPolicy

if TYPE_CHECKING:
    from papurbro.users.models import User

VIEW = "translation_parity.view_gap"


def may_see_parity(user: User) -> bool:
    """Whether ``user`` may see the report and the lists behind it. Translating alone gives no right to it."""
    edits: bool = PagePermissionPolicy().user_has_any_permission(user, ["add", "change", "publish"])
    return user.is_active and (edits or user.has_perm(VIEW))
