"""Who is logged in, with what every page of the admin asks about them: one query where there would be three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend

if TYPE_CHECKING:
    from papurbro.users.models import User

#: Rows of one to one: their language and time zone (Wagtail's), and how they translate.
ALONG = ("wagtail_userprofile", "translator_profile")


class WithProfiles(ModelBackend):
    """Django's own, and the person's profiles come along."""

    def get_user(self, user_id: int) -> User | None:
        """The person of a session; None where they are gone or may not log in."""
        user = get_user_model().objects.select_related(*ALONG).filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
