"""The first table: what readers of either language have and how long they waited for it, a line each, so that the two are compared at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.translation.languages import name_of_language
from papurbro.translation.parity.days import in_days, in_percent
from papurbro.translation.parity.report import ANY
from papurbro.translation.parity.tables import Column, Kind, Row, Table
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from decimal import Decimal

    from papurbro.translation.parity.report import Report


def glance_table(report: Report) -> Table:
    """Welsh above English: the figures that are told in full below."""
    return Table(
        key="glance",
        title=_("Both languages side by side"),
        head=_("Language"),
        columns=(
            Column(_("Pieces")),
            Column(_("Share of all pieces (%)"), Kind.PERCENT),
            Column(_("Waits")),
            Column(_("At once")),
            Column(_("Median (days)"), Kind.DAYS),
            Column(_("95 in 100 within (days)"), Kind.DAYS),
            Column(_("Still open")),
            Column(_("Longest wait today (days)"), Kind.DAYS),
        ),
        rows=[_row(report, language) for language in LANGUAGES],
        note=(
            _(
                "Each line is about one language: how many of all pieces its readers can open today, and how long they "
                "waited for what readers of the other language had already. The tables below tell what lies behind it."
            ),
            _("What was brought from elsewhere counts among the pieces; its waits are left out here."),
        ),
    )


def _row(report: Report, language: str) -> Row:
    here, delays = report.summary.in_language[language].live, report.delays[language][ANY]
    spread = delays.spread
    return Row(
        name_of_language(language),
        (
            here,
            in_percent(here, report.summary.every.live),
            spread.count,
            spread.at_once,
            in_days(spread.median),
            in_days(spread.p95),
            delays.still_open,
            _longest_today(report, language),
        ),
    )


def _longest_today(report: Report, language: str) -> Decimal | None:
    lasting = [gap for gap in report.oldest if gap.language == language and not gap.brought]
    return in_days(lasting[0].length(report.made_at)) if lasting else None
