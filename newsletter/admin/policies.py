"""What nobody may do in the admin, whatever their rights."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class IssuePolicy(ModelPermissionPolicy):
    """An issue is made, looked at, sent or cancelled; what it says is frozen, and what was sent stays."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Never "change" or "delete"."""
        return action not in ("change", "delete") and super().user_has_permission(user, action)


class SubscriberPolicy(ModelPermissionPolicy):
    """Subscribers come by confirming, not by an editor's hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Never "add"."""
        return action != "add" and super().user_has_permission(user, action)


class NewsletterPolicy(ModelPermissionPolicy):
    """A newsletter that has had an issue stays: who has had what hangs on it."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Not "delete" once there is an issue."""
        if action == "delete" and instance.issues.exists():
            return False
        return super().user_has_permission_for_instance(user, action, instance)
