"""Putting away what was written for a part that is gone, once somebody has looked at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.translation.desk.models import Draft
from papurbro.translation.permissions import may_work_on
from papurbro.translation.views_verbs import VerbView

if TYPE_CHECKING:
    from papurbro.users.models import User


class PutAwayView(VerbView):
    """Saves what the form sent, and puts the one text away."""

    def is_allowed(self, user: User) -> bool:
        """Whoever works on the pair."""
        return may_work_on(user, self.pair)

    def act(self) -> str:
        """Delete the draft that the button names; one that is gone already is no error."""
        Draft.objects.filter(pair=self.pair, segment_key=self.request.POST.get("draft", "")).delete()
        return _("Put away.")
