"""Other ways to a translation: beginning from a machine's text, writing the whole freely, and back to parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from papurbro.translation import freely, into_parts, machine
from papurbro.translation.permissions import may_work_on
from papurbro.translation.views_verbs import VerbView

if TYPE_CHECKING:
    from papurbro.users.models import User


class WayView(VerbView):
    """For whoever may work on it."""

    def is_allowed(self, user: User) -> bool:
        """Not even a form that was open is let in: what is asked for is no text of anybody's."""
        return may_work_on(user, self.pair)


class MachineView(WayView):
    """Have a machine propose what is not translated yet."""

    def act(self) -> str:
        """Ask it."""
        asked = machine.start_from_machine(self.pair, self.user)
        if asked.comes_later:
            return _("The machine translation is on its way. Open this page again in a minute.")
        return _("Parts with a machine translation to look at: %(count)s.") % {"count": asked.proposed}


class WriteFreelyView(WayView):
    """From parts to a page that is written as a whole."""

    def act(self) -> str:
        """Change it."""
        self.pair = freely.write_freely(self.pair, self.user)
        return _("You write this freely now. Everything that was translated stands in the text.")

    def next_url(self) -> str:
        """The ordinary editor."""
        page = self.pair.behind_page
        return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page is not None else self.work_url()


class IntoPartsView(WayView):
    """From a page that was written as a whole to parts."""

    def act(self) -> str:
        """Change it, if nothing is lost by it."""
        self.pair = into_parts.take(self.pair, self.user)
        return _("This is translated part by part now. Every word is as it was.")
