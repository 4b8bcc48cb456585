"""The tables of what is so today: pieces in both languages and in one, what waits, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from papurbro.translation.languages import version_in
from papurbro.translation.parity.days import in_days, in_percent
from papurbro.translation.parity.tables import Column, Kind, Row, Table
from papurbro.welsh.dates import LONDON
from papurbro.welsh.languages import LANGUAGES, other

if TYPE_CHECKING:
    from papurbro.translation.parity.decisions import Reason
    from papurbro.translation.parity.models import Gap
    from papurbro.translation.parity.pieces import Pieces
    from papurbro.translation.parity.report import Report
    from papurbro.translation.parity.waiting import Band


def pieces_table(report: Report) -> Table:
    """How many pieces readers find in both languages."""
    summary = report.summary
    return Table(
        key="pieces",
        title=_("Pieces in both languages"),
        head=_("Which pieces"),
        columns=(Column(_("Pieces")), Column(_("In both languages")), Column(_("Share (%)"), Kind.PERCENT)),
        rows=[
            _pieces_row(_("All pieces"), summary.every, is_total=True),
            _pieces_row(_("Pieces in Welsh"), summary.in_language["cy"]),
            _pieces_row(_("Pieces in English"), summary.in_language["en"]),
            _pieces_row(_("Pieces that are to stand in both"), summary.needing_both),
            _pieces_row(_("First published here"), summary.made_here),
            _pieces_row(_("Brought from elsewhere"), summary.brought),
        ],
        note=(
            _(
                "A piece is a page that readers can open today, in Welsh, in English or in both. "
                "It is in both languages when both versions can be opened. "
                "The share is rounded down: 100 means every one of them."
            ),
            _(
                "“Pieces that are to stand in both” leaves out those of which somebody decided that no translation is "
                "needed, or that they stand in one language only; the decisions and their reasons are told below. "
                "“Brought from elsewhere” was public before it came to this site, on an earlier website for example."
            ),
        ),
    )


def _pieces_row(label: str, pieces: Pieces, *, is_total: bool = False) -> Row:
    values = (pieces.live, pieces.both, in_percent(pieces.both, pieces.live))
    return Row(label, values, is_total=is_total)


def one_language_table(report: Report) -> Table:
    """What stands in one language, by what was decided about the other."""
    welsh, english = report.summary.only["cy"], report.summary.only["en"]
    labels = {
        "awaited": _("The other version is awaited"),
        "apart": _("The other version may come later"),
        "exempt": _("No translation needed"),
        "single": _("One language only"),
    }
    rows = [Row(label, (getattr(welsh, name), getattr(english, name))) for name, label in labels.items()]
    return Table(
        key="one-language",
        title=_("Pieces in one language only"),
        head=_("What was decided"),
        columns=(Column(_("In Welsh only")), Column(_("In English only"))),
        rows=[*rows, Row(_("All of them"), (welsh.total, english.total), is_total=True)],
        note=(
            _(
                "Each piece that is not in both languages stands in one line of this table, "
                "so the two totals are what is missing from the share of all pieces."
            ),
        ),
    )


def oldest_table(report: Report) -> Table:
    """The longest waits that last."""
    return Table(
        key="oldest",
        title=_("Longest waits today"),
        head=_("Piece"),
        columns=(
            Column(_("Awaited"), Kind.TEXT),
            Column(_("What is awaited"), Kind.TEXT),
            Column(_("Since"), Kind.DATE),
            Column(_("Days"), Kind.DAYS),
            Column(_("Brought from elsewhere"), Kind.TEXT),
        ),
        rows=[_oldest_row(gap, report) for gap in report.oldest],
        note=(
            _(
                "Of the waits that last today, whenever they began, the longest for readers of each language. "
                "What was brought from elsewhere is told apart."
            ),
        ),
        empty=_("Nobody waits for anything today."),
    )


def _oldest_row(gap: Gap, report: Report) -> Row:
    values = (
        version_in(gap.language),
        gap.get_why_display(),
        gap.opened_at.astimezone(LONDON).date(),
        in_days(gap.length(report.made_at)),
        _("Brought from elsewhere") if gap.brought else "",
    )
    url = reverse("translation:work", args=[gap.pair_id])
    return Row(str(gap.pair), values, lang=_language_of(gap), url=url)


def _language_of(gap: Gap) -> str:
    """Of the title that stands for the pair."""
    return gap.pair.original_language if gap.pair.original is not None else other(gap.pair.original_language)


def words_table(report: Report) -> Table:
    """What is left to translate."""
    rows = []
    for language in LANGUAGES:
        words = report.words[language]
        rows.append(Row(version_in(language), (words.pieces, words.words, words.read_pieces, words.read_words)))
    return Table(
        key="words",
        title=_("Words still to translate"),
        head=_("Awaited"),
        columns=(
            Column(_("Pieces")),
            Column(_("Words")),
            Column(_("Pieces that the other readers have")),
            Column(_("Words that the other readers have")),
        ),
        rows=rows,
        note=(
            _(
                "What the translation queue holds today, whatever the period. The words are those of the whole piece, "
                "also where only a part of it has changed. Readers of the other language have a piece, or its new "
                "text, when it is published there; the rest are drafts that nobody reads yet."
            ),
        ),
    )


def ages_table(report: Report) -> Table:
    """How long versions have been missing or out of date."""
    return Table(
        key="ages",
        title=_("Age of the waits today"),
        head=_("Days"),
        columns=(
            Column(_("No Welsh version yet")),
            Column(_("No English version yet")),
            Column(_("Welsh version needs updating")),
            Column(_("English version needs updating")),
        ),
        rows=[_age_row(band) for band in report.ages],
        note=(
            _(
                "Every wait that lasts today, by the whole days since it began. A version needs updating when the "
                "other one was published with new content or a correction that it does not have yet."
            ),
        ),
    )


def _age_row(band: Band) -> Row:
    return Row(age_label(band), (*(band.missing[x] for x in LANGUAGES), *(band.outdated[x] for x in LANGUAGES)))


def age_label(band: Band) -> str:
    """ "8 to 30", "more than 365"."""
    if band.last is None:
        return _("more than %(days)s") % {"days": band.first - 1}
    return _("%(first)s to %(last)s") % {"first": band.first, "last": band.last}


def decisions_table(report: Report) -> Table:
    """Exemptions, pieces that go apart, pieces in one language, with reasons."""
    return Table(
        key="decisions",
        title=_("Decisions and their reasons"),
        head=_("Reason"),
        columns=(Column(_("Decision"), Kind.TEXT), Column(_("Pieces")), Column(_("In both languages"))),
        rows=[_reason_row(reason) for reason in report.reasons],
        note=(
            _(
                "Pieces whose two versions need not go out together, because somebody decided so. "
                "The reasons stand as they were given."
            ),
        ),
        empty=_("Both versions of every piece go out together."),
    )


def _reason_row(reason: Reason) -> Row:
    label = reason.reason
    if label is None:
        label = _("Other reasons")
    elif not label:
        label = _("By the section or the site, without a reason of its own")
    return Row(label, (str(reason.decision.label), reason.pieces, reason.both))
