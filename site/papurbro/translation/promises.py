"""What was promised: a newsletter that is about to go holds the pair. The newsletter calls; this knows nothing of newsletters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.languages import day
from papurbro.translation.models import Pair

if TYPE_CHECKING:
    import datetime as dt

    from django_stubs_ext import StrOrPromise


def promise(pair: Pair, when: dt.datetime) -> None:
    """The pair is to go out at ``when``: its translation comes before what waits without a date. A later call moves the date."""
    Pair.objects.filter(pk=pair.pk).update(promised_for=when)


def withdraw(pair: Pair) -> None:
    """It has gone out, or it will not."""
    Pair.objects.filter(pk=pair.pk).update(promised_for=None)


def promised_in_words(pair: Pair) -> str:
    """ "Promised in Friday’s newsletter", or "" where nothing is."""
    if pair.promised_for is None:
        return ""
    date = timezone.localtime(pair.promised_for).date()
    days = (date - timezone.localdate()).days
    if days < 1:
        return _("Promised in the newsletter that is about to go")
    if days < 7:
        return str(_ON[date.weekday()])
    return _("Promised in the newsletter of %(date)s") % {"date": day(date)}


#: By the day of the week, Monday first; whole sentences, because Welsh needs them whole.
_ON: tuple[StrOrPromise, ...] = (
    gettext_lazy("Promised in Monday’s newsletter"),
    gettext_lazy("Promised in Tuesday’s newsletter"),
    gettext_lazy("Promised in Wednesday’s newsletter"),
    gettext_lazy("Promised in Thursday’s newsletter"),
    gettext_lazy("Promised in Friday’s newsletter"),
    gettext_lazy("Promised in Saturday’s newsletter"),
    gettext_lazy("Promised in Sunday’s newsletter"),
)
