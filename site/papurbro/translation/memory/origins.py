"""Where a unit came from, in the words of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.translation.memory.models import Origin
from papurbro.translation.people import name_of

if TYPE_CHECKING:
    from papurbro.translation.memory.models import Unit


def origin_of(unit: Unit, *, stands: bool) -> str:
    """ "published here", "imported from FILE" … ``stands`` says whether a page still says it."""
    if unit.origin == Origin.PUBLISHED:
        return _("published here") if stands else _("published here earlier")
    if unit.file_name:
        return _("imported from %(file)s") % {"file": unit.file_name}
    return _("imported")


def author_of(unit: Unit) -> str:
    """Who translated it, "" where nobody knows. ``author`` is read with the unit."""
    return name_of(unit.author) if unit.author is not None else unit.author_name
