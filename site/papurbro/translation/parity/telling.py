"""A report as tables and sentences, in the active language."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from papurbro.translation.languages import active_language
from papurbro.translation.parity import tables_delays, tables_glance, tables_now
from papurbro.translation.parity.tables_delays import month_in_words
from papurbro.welsh.dates import format_day
from papurbro.welsh.languages import LOCALES

if TYPE_CHECKING:
    from papurbro.translation.parity.report import Report
    from papurbro.translation.parity.scope import Scope
    from papurbro.translation.parity.tables import Table, Value


def tables_of(report: Report) -> list[Table]:
    """All tables, in the order in which they are read."""
    return [
        tables_glance.glance_table(report),
        tables_now.pieces_table(report),
        tables_now.one_language_table(report),
        tables_delays.delays_table(report),
        tables_now.oldest_table(report),
        tables_now.ages_table(report),
        tables_now.words_table(report),
        tables_now.decisions_table(report),
        tables_delays.month_table(report),
        tables_delays.tag_table(report),
        tables_delays.author_table(report),
    ]


def in_words(value: Value) -> str:
    """A value as it is read: numbers and dates as the active language writes them, "–" for none."""
    language = active_language()
    if value is None:
        return "–"
    if isinstance(value, datetime.date):
        return format_day(value, language)
    if isinstance(value, Decimal):
        return str(format_decimal(value, format="#,##0.0", locale=LOCALES[language]))
    if isinstance(value, int):
        return str(format_decimal(value, locale=LOCALES[language]))
    return value


def described(scope: Scope) -> list[tuple[str, str]]:
    """What the report is about, as ``(name, value)``; the period always."""
    found = [(_("Period"), _period(scope))]
    if scope.tag is not None:
        found.append((_("Tag"), scope.tag.name(active_language())))
    if scope.author is not None:
        found.append((_("Author"), str(scope.author)))
    if scope.section is not None:
        found.append((_("Section"), str(scope.section)))
    return found


def _period(scope: Scope) -> str:
    if scope.first is None and scope.last is None:
        return _("From the beginning until today")
    if scope.first is None:
        return _("Until the end of %(month)s") % {"month": month_in_words(scope.last)}
    if scope.last is None:
        return _("%(month)s until today") % {"month": month_in_words(scope.first)}
    if scope.first == scope.last:
        return month_in_words(scope.first)
    return _("%(first)s to %(last)s") % {"first": month_in_words(scope.first), "last": month_in_words(scope.last)}
